/* links.c -- which words of a bead became which. */
#include "align/links.h"

#include "base/mem.h"

#include <math.h>

#define NONE .15          /* chance that a word comes from none … */
#define NONE_EMITS .002   /* … and then is this one */
#define LEAST_EMITS .0001 /* chance of a word that nothing is known of */
#define LEAST_CHANCE .01  /* of a link, that is learnt of */

/* So that a function for other processors has them too. */
#define INLINE inline __attribute__((always_inline))

enum {
    JUMP = 64, /* words that are gone from one to the next, at most */
    JUMPS = 2 * JUMP + 1
};

/* One way through a bead: `to` comes from `from`. Matrices are words of `from`
 * in a row, a row for each word of `to`. */
typedef struct chain {
    size_t from, to;
    double *emits;         /* chance of a word from each */
    double *word, *none;   /* forward: it comes from here; or from none, while
                              the last one came from here */
    double *scale;         /* by row of `to` */
    double *behind, *next; /* backward: one row, and the one before it */
    double *reach;         /* by word of `from`: the sum of its jumps */
    double jumps[JUMPS];   /* by words gone, + JUMP: how likely, not yet a
                              share … */
    double turned[JUMPS];  /* … and by -words gone, + JUMP */
} chain;

static size_t least_of(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* How likely it is to go from a word to each, as numbers of these: the words
 * from low(word) on. */
static const double *jumps_of(const chain *it, size_t word)
{
    return it->jumps + (word > JUMP ? 0 : JUMP - word);
}

/* The words that can be reached from one, or from which it is reached. */
static size_t low(size_t at)
{
    return at > JUMP ? at - JUMP : 0;
}

static size_t high(const chain *it, size_t at)
{
    return least_of(at + JUMP + 1, it->from);
}

INLINE static void measure_jumps(chain *it)
{
    for (int gone = -JUMP; gone <= JUMP; gone++)
        it->jumps[gone + JUMP] = it->turned[JUMP - gone] =
            1 / (1 + fabs((double)gone - 1));
    for (size_t i = 0; i < it->from; i++) {
        const double *jumps = jumps_of(it, i);
        it->reach[i] = 0;
        for (size_t k = low(i); k < high(it, i); k++)
            it->reach[i] += *jumps++;
    }
}

/* ---- emissions ---- */

/* Halving without a guess at its way: which word comes next cannot be
 * foretold. */
static double share_of(const zl_rendering *at, size_t count, uint32_t word)
{
    if (count == 0)
        return 0;
    for (; count > 1; count -= count / 2)
        at += at[count / 2].word <= word ? count / 2 : 0;
    return at->word == word ? (double)at->share : 0;
}

static void emit_of(const zl_translations *what, uint32_t word,
                    zl_word_row to, double *emits, size_t step)
{
    bool known = word < what->words; /* it came after what was learnt */
    size_t first = known ? what->starts[word] : 0;
    size_t count = known ? what->starts[word + 1] - first : 0;

    for (size_t j = 0; j < to.count; j++)
        emits[j * step] = LEAST_EMITS + share_of(what->items + first, count,
                                                 to.words[j]);
}

static void fill_emissions(chain *it, zl_word_row from, zl_word_row to,
                           const zl_translations *what)
{
    for (size_t i = 0; i < from.count; i++)
        emit_of(what, from.words[i], to, it->emits + i, from.count);
}

/* ---- forward and backward ---- */

INLINE static void begin(chain *it)
{
    double sum = 0;

    for (size_t i = 0; i < it->from; i++)
        sum += 1 / (double)(1 + i);
    for (size_t i = 0; i < it->from; i++)
        it->word[i] = it->none[i] = 1 / (double)(1 + i) / sum;
}

/* What row j - 1 makes likely in row j, before its word is seen. */
INLINE static void step_on(chain *it, size_t j)
{
    const double *word = it->word + (j - 1) * it->from;
    const double *none = it->none + (j - 1) * it->from;
    double *next = it->word + j * it->from;

    for (size_t k = 0; k < it->from; k++)
        next[k] = 0;
    for (size_t i = 0; i < it->from; i++) {
        double here = word[i] + none[i], share = here / it->reach[i];
        const double *jumps = jumps_of(it, i);
        it->none[j * it->from + i] = here;
        for (size_t k = low(i); k < high(it, i); k++)
            next[k] += share * *jumps++;
    }
}

INLINE static void see(chain *it, size_t j)
{
    double *word = it->word + j * it->from, *none = it->none + j * it->from;
    const double *emits = it->emits + j * it->from;
    double sum = 0;

    for (size_t i = 0; i < it->from; i++) {
        word[i] *= (1 - NONE) * emits[i];
        none[i] *= NONE * NONE_EMITS;
        sum += word[i] + none[i];
    }
    for (size_t i = 0; i < it->from; i++) {
        word[i] /= sum;
        none[i] /= sum;
    }
    it->scale[j] = sum;
}

/* From what row j leaves behind it to what row j - 1 does. Sums grow beside
 * each other, each in the order of k: one by one every addition would wait for
 * the one before it. */
INLINE static void step_back(chain *it, size_t j)
{
    const double *emits = it->emits + j * it->from;
    double *restrict next = it->next;

    for (size_t i = 0; i < it->from; i++)
        next[i] = 0;
    for (size_t k = 0; k < it->from; k++) {
        double emit = emits[k], behind = it->behind[k];
        const double *jumps = it->turned + (k > JUMP ? 0 : JUMP - k);
        for (size_t i = low(k); i < high(it, k); i++)
            next[i] += *jumps++ * emit * behind;
    }
    for (size_t i = 0; i < it->from; i++)
        next[i] = ((1 - NONE) * next[i] / it->reach[i] +
                   NONE * NONE_EMITS * it->behind[i]) /
                  it->scale[j];
    double *swap = it->behind;
    it->behind = it->next;
    it->next = swap;
}

/* The chance that a word comes from each, in place of `word`. */
INLINE static void find_chances_in(chain *it)
{
    measure_jumps(it);
    begin(it);
    see(it, 0);
    for (size_t j = 1; j < it->to; j++) {
        step_on(it, j);
        see(it, j);
    }
    for (size_t i = 0; i < it->from; i++)
        it->behind[i] = 1;
    for (size_t j = it->to; j-- > 0;) {
        for (size_t i = 0; i < it->from; i++)
            it->word[j * it->from + i] *= it->behind[i];
        if (j > 0)
            step_back(it, j);
    }
}

#ifdef __x86_64__

/* The same, four numbers at once and not two; without fused operations, so
 * that every number is the same. */
__attribute__((target("avx2"))) static void find_chances_by_four(chain *it)
{
    find_chances_in(it);
}

static void find_chances(chain *it)
{
    if (__builtin_cpu_supports("avx2"))
        find_chances_by_four(it);
    else
        find_chances_in(it);
}

#else

static void find_chances(chain *it)
{
    find_chances_in(it);
}

#endif

/* ---- both ways ---- */

static size_t room_for(size_t from, size_t to)
{
    return 3 * from * to + to + 3 * from;
}

static chain make_chain(double *room, size_t from, size_t to)
{
    double *rows = room + 3 * from * to;

    return (chain){ .from = from,
                    .to = to,
                    .emits = room,
                    .word = room + from * to,
                    .none = room + 2 * from * to,
                    .scale = rows,
                    .behind = rows + to,
                    .next = rows + to + from,
                    .reach = rows + to + 2 * from };
}

static bool make_room(zl_linker *own, size_t doubles)
{
    if (doubles > own->doubles) {
        zl_free(own->room);
        own->room = zl_alloc_array(doubles, sizeof *own->room);
        own->doubles = own->room ? doubles : 0;
    }
    return own->doubles >= doubles;
}

void zl_linker_clear(zl_linker *linker)
{
    zl_free(linker->room);
    zl_free(linker->strengths);
    *linker = (zl_linker){ 0 };
}

bool zl_link_chances(zl_linker *linker, zl_word_row a, zl_word_row b,
                     const zl_translations *forth,
                     const zl_translations *back, zl_chances *out)
{
    size_t n = a.count, m = b.count;

    if (!make_room(linker, room_for(n, m) + room_for(m, n)))
        return false;
    chain there = make_chain(linker->room, n, m);
    chain here = make_chain(linker->room + room_for(n, m), m, n);
    fill_emissions(&there, a, b, forth);
    fill_emissions(&here, b, a, back);
    find_chances(&there);
    find_chances(&here);
    *out = (zl_chances){ there.word, here.word };
    return true;
}

static bool make_strengths(zl_linker *own, size_t cells)
{
    if (cells > own->cells) {
        zl_free(own->strengths);
        own->strengths = zl_alloc_array(cells, sizeof *own->strengths);
        own->cells = own->strengths ? cells : 0;
    }
    return own->cells >= cells;
}

/* The chance that the words of `to` come from those of `from`, on average:
 * chances[word of to · row + word of from]. */
static double chance_of(const double *chances, size_t row, zl_word_span to,
                        zl_word_span from)
{
    double sum = 0;

    for (size_t k = to.first; k < to.end; k++)
        for (size_t i = from.first; i < from.end; i++)
            sum += chances[k * row + i];
    return to.end > to.first ? sum / (double)(to.end - to.first) : 0;
}

const float *zl_link(zl_linker *linker, zl_word_row a, zl_word_row b,
                     const zl_word_spans *of_a, const zl_word_spans *of_b,
                     const zl_translations *forth,
                     const zl_translations *back)
{
    size_t n = of_a->count, m = of_b->count;
    zl_chances chances;

    if (!make_strengths(linker, n * m + 1))
        return NULL;
    if (n == 0 || m == 0)
        return linker->strengths;
    if (!zl_link_chances(linker, a, b, forth, back, &chances))
        return NULL;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < m; k++) {
            zl_word_span one = of_a->items[i], other = of_b->items[k];
            linker->strengths[i * m + k] = (float)sqrt(
                chance_of(chances.there, a.count, other, one) *
                chance_of(chances.here, b.count, one, other));
        }
    return linker->strengths;
}

/* ---- learning ---- */

static zl_word_row row_of(const zl_side *side, size_t line)
{
    const zl_line *at = &side->lines.items[line];

    return (zl_word_row){ side->words.items + at->first, at->count };
}

/* What the chances of a bead say of its words. */
static bool add_chances(zl_word_row a, zl_word_row b, const double *chances,
                        bool back, zl_word_pairs *pairs)
{
    for (size_t i = 0; i < a.count; i++)
        for (size_t k = 0; k < b.count; k++) {
            double chance = chances[back ? i * b.count + k : k * a.count + i];
            zl_word_pair pair = { a.words[i], b.words[k], (float)chance };
            if (chance >= LEAST_CHANCE && !zl_array_push(pairs, pair))
                return false;
        }
    return true;
}

bool zl_link_learn(zl_linker *linker, const zl_side *a, const zl_side *b,
                   const zl_translations *forth, const zl_translations *back,
                   zl_translations out[2])
{
    zl_word_pairs pairs[2] = { { 0 } };
    zl_chances chances;
    bool whole = true;

    out[0] = out[1] = (zl_translations){ 0 };
    for (size_t i = 0; whole && i < a->lines.count; i++) {
        zl_word_row of_a = row_of(a, i), of_b = row_of(b, i);
        if (of_a.count == 0 || of_a.count > ZL_LINK_MOST || of_b.count == 0 ||
            of_b.count > ZL_LINK_MOST)
            continue;
        whole = zl_link_chances(linker, of_a, of_b, forth, back, &chances) &&
                add_chances(of_a, of_b, chances.there, false, &pairs[0]) &&
                add_chances(of_a, of_b, chances.here, true, &pairs[1]);
    }
    whole = whole &&
            zl_translations_make(&out[0], &pairs[0], a->keys.count, NULL,
                                 false) &&
            zl_translations_make(&out[1], &pairs[1], b->keys.count, NULL,
                                 true);
    zl_array_clear(&pairs[0]);
    zl_array_clear(&pairs[1]);
    return whole;
}
