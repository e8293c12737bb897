/* learn.c -- what beads tell of words: which become which.
 *
 * Every pair of words that meets in a bead has a number; the numbers of the
 * pairs of a bead are a matrix, words of a by words of b, and all matrices lie
 * one behind the other. So a round of expectation and maximisation walks once
 * through memory, and both directions share the numbers. */
#include "align/learn.h"

#include "base/mem.h"

enum {
    ROUNDS = 3,           /* of expectation and maximisation */
    CELLS = 40 * 1000000, /* of all matrices; there is no more to learn */
    CELLS_OF_ONE = 40000
};

/* A bead: its words, each once, and its matrix. */
typedef struct meeting {
    size_t a, b, cells; /* where its words, and its matrix, begin */
    uint32_t a_count, b_count;
} meeting;

typedef struct learner {
    const zl_side *a, *b;
    zl_learning how;
    ZL_ARRAY(meeting) meetings;
    zl_word_list a_words, b_words; /* bead after bead */
    uint32_t *cells;               /* numbers of pairs */
    size_t cell_count;
    uint32_t *first;     /* pair of each word of a; and one more */
    zl_word_list b_of;   /* by pair */
    float *forth, *back; /* by pair: shares, as far as is known */
    float *found;        /* by pair: what a round counts */
    double *sums;        /* by word of b */
    uint32_t *stamps;    /* by word, of the side with more of them */
} learner;

static void clear(learner *all)
{
    zl_array_clear(&all->meetings);
    zl_array_clear(&all->a_words);
    zl_array_clear(&all->b_words);
    zl_array_clear(&all->b_of);
    zl_free(all->cells);
    zl_free(all->first);
    zl_free(all->forth);
    zl_free(all->back);
    zl_free(all->found);
    zl_free(all->sums);
    zl_free(all->stamps);
}

/* ---- which words meet ---- */

/* The different words of some lines that come often enough, appended. */
static bool gather(const zl_side *side, size_t line, size_t lines,
                   uint32_t stamp, uint32_t *stamps, uint32_t least,
                   zl_word_list *out, uint32_t *count)
{
    *count = 0;
    for (size_t end = line + lines; line < end; line++) {
        const zl_line *at = &side->lines.items[line];
        for (uint32_t i = 0; i < at->count; i++) {
            uint32_t word = side->words.items[at->first + i];
            if (stamps[word] == stamp || side->counts.items[word] < least)
                continue;
            stamps[word] = stamp;
            if (!zl_array_push(out, word))
                return false;
            ++*count;
        }
    }
    return true;
}

static bool meet(learner *all, const zl_meetings *spans)
{
    uint32_t *a_stamps =
        zl_alloc_array(all->a->keys.count + 1, sizeof(uint32_t));
    uint32_t *b_stamps =
        zl_alloc_array(all->b->keys.count + 1, sizeof(uint32_t));
    bool whole = a_stamps && b_stamps;

    for (size_t i = 0; whole && i < spans->count; i++) {
        const zl_meeting *span = &spans->items[i];
        meeting one = { all->a_words.count, all->b_words.count,
                        all->cell_count, 0, 0 };
        if (!span->a_lines || !span->b_lines)
            continue;
        whole = gather(all->a, span->a, span->a_lines, (uint32_t)i + 1,
                       a_stamps, all->how.least, &all->a_words,
                       &one.a_count) &&
                gather(all->b, span->b, span->b_lines, (uint32_t)i + 1,
                       b_stamps, all->how.least, &all->b_words,
                       &one.b_count);
        size_t cells = (size_t)one.a_count * one.b_count;
        if (cells > CELLS_OF_ONE || all->cell_count + cells > CELLS) {
            all->a_words.count = one.a;
            all->b_words.count = one.b;
            continue;
        }
        all->cell_count += cells;
        whole = whole && zl_array_push(&all->meetings, one);
    }
    zl_free(a_stamps);
    zl_free(b_stamps);
    return whole;
}

/* ---- the pairs' numbers ---- */

/* A place of a word of a: its meeting, and the row there. */
typedef struct place {
    uint32_t meeting, row;
} place;

/* All places, by word: starts[word] … */
static place *find_places(const learner *all, uint32_t *starts)
{
    size_t words = all->a->keys.count;
    place *places = zl_alloc_array(all->a_words.count + 1, sizeof *places);

    if (!places)
        return NULL;
    for (size_t i = 0; i < all->a_words.count; i++)
        starts[all->a_words.items[i] + 1]++;
    for (size_t word = 0; word < words; word++)
        starts[word + 1] += starts[word];
    for (size_t i = 0; i < all->meetings.count; i++) {
        const meeting *one = &all->meetings.items[i];
        for (uint32_t row = 0; row < one->a_count; row++)
            places[starts[all->a_words.items[one->a + row]]++] =
                (place){ (uint32_t)i, row };
    }
    for (size_t word = words; word > 0; word--)
        starts[word] = starts[word - 1];
    starts[0] = 0;
    return places;
}

static bool number_row(learner *all, place at, uint32_t word,
                       uint32_t *pair_of)
{
    const meeting *one = &all->meetings.items[at.meeting];
    uint32_t *cells = all->cells + one->cells + (size_t)at.row * one->b_count;

    for (uint32_t i = 0; i < one->b_count; i++) {
        uint32_t b = all->b_words.items[one->b + i];
        if (all->stamps[b] != word + 1) {
            all->stamps[b] = word + 1;
            pair_of[b] = (uint32_t)all->b_of.count;
            if (!zl_array_push(&all->b_of, b))
                return false;
        }
        cells[i] = pair_of[b];
    }
    return true;
}

static bool number_pairs(learner *all)
{
    if (!all->meetings.items)
        return true; /* no pairs: `first` has zeros */
    uint32_t words = all->a->keys.count;
    uint32_t *starts = zl_alloc_array((size_t)words + 2, sizeof *starts);
    uint32_t *pair_of =
        zl_alloc_array(all->b->keys.count + 1, sizeof *pair_of);
    place *places = starts ? find_places(all, starts) : NULL;
    bool whole = places && pair_of;

    for (uint32_t word = 0; whole && word < words; word++) {
        all->first[word] = (uint32_t)all->b_of.count;
        for (size_t i = starts[word]; whole && i < starts[word + 1]; i++)
            whole = number_row(all, places[i], word, pair_of);
    }
    all->first[words] = (uint32_t)all->b_of.count;
    zl_free(starts);
    zl_free(pair_of);
    zl_free(places);
    return whole;
}

/* ---- rounds ---- */

/* What the words of a say of one word of b in a meeting: shares of 1. */
static void expect_forth(learner *all, const meeting *one)
{
    for (uint32_t k = 0; k < one->b_count; k++) {
        const uint32_t *cells = all->cells + one->cells + k;
        float sum = 0;
        for (uint32_t i = 0; i < one->a_count; i++)
            sum += all->forth[cells[(size_t)i * one->b_count]];
        for (uint32_t i = 0; i < one->a_count; i++) {
            uint32_t pair = cells[(size_t)i * one->b_count];
            all->found[pair] += all->forth[pair] / sum;
        }
    }
}

static void expect_back(learner *all, const meeting *one)
{
    for (uint32_t i = 0; i < one->a_count; i++) {
        const uint32_t *cells = all->cells + one->cells +
                                (size_t)i * one->b_count;
        float sum = 0;
        for (uint32_t k = 0; k < one->b_count; k++)
            sum += all->back[cells[k]];
        for (uint32_t k = 0; k < one->b_count; k++)
            all->found[cells[k]] += all->back[cells[k]] / sum;
    }
}

static void maximise_forth(learner *all)
{
    for (uint32_t word = 0; word < all->a->keys.count; word++) {
        double sum = 0;
        for (size_t i = all->first[word]; i < all->first[word + 1]; i++)
            sum += (double)all->found[i];
        for (size_t i = all->first[word]; i < all->first[word + 1]; i++)
            all->forth[i] = (float)((double)all->found[i] / sum);
    }
}

static void maximise_back(learner *all)
{
    for (size_t word = 0; word < all->b->keys.count; word++)
        all->sums[word] = 0;
    for (size_t i = 0; i < all->b_of.count; i++)
        all->sums[all->b_of.items[i]] += (double)all->found[i];
    for (size_t i = 0; i < all->b_of.count; i++)
        all->back[i] =
            (float)((double)all->found[i] / all->sums[all->b_of.items[i]]);
}

static void go_round(learner *all, bool back)
{
    for (size_t i = 0; i < all->b_of.count; i++)
        all->found[i] = 0;
    for (size_t i = 0; i < all->meetings.count; i++)
        (back ? expect_back : expect_forth)(all, &all->meetings.items[i]);
    (back ? maximise_back : maximise_forth)(all);
}

/* How likely the word `word` of a is to be each that it meets. */
static void begin(learner *all, uint32_t word)
{
    const bool *a = all->how.kinds[0], *b = all->how.kinds[1];
    const uint32_t *b_of = all->b_of.items;

    for (size_t i = all->first[word]; b_of && i < all->first[word + 1]; i++) {
        bool unlike = a && b && a[word] != b[b_of[i]];
        all->forth[i] = all->back[i] = unlike ? all->how.unlike : 1;
    }
}

static void go_rounds(learner *all)
{
    for (uint32_t word = 0; word < all->a->keys.count; word++)
        begin(all, word);
    for (int round = 0; round < ROUNDS; round++) {
        go_round(all, false);
        go_round(all, true);
    }
}

/* ---- what is worth keeping ---- */

static bool keep(const learner *all, const float *shares, size_t words,
                 bool back, zl_translations *out)
{
    zl_word_pairs pairs = { 0 };
    bool whole = true;

    for (uint32_t word = 0; whole && word < all->a->keys.count; word++)
        for (size_t i = all->first[word]; whole && i < all->first[word + 1];
             i++)
            if (shares[i] >= all->how.smallest)
                whole = zl_array_push(
                    &pairs,
                    (zl_word_pair){ word, all->b_of.items[i], shares[i] });
    whole = whole && zl_translations_make(out, &pairs, words, NULL, back);
    zl_array_clear(&pairs);
    return whole;
}

bool zl_learn(const zl_side *a, const zl_side *b, const zl_meetings *spans,
              zl_learning how, zl_translations *forth, zl_translations *back)
{
    learner all = { .a = a, .b = b, .how = how };

    *forth = *back = (zl_translations){ 0 };
    bool whole = meet(&all, spans);
    all.cells = zl_alloc_array(all.cell_count + 1, sizeof *all.cells);
    all.first = zl_alloc_array((size_t)a->keys.count + 1, sizeof *all.first);
    all.stamps = zl_alloc_array((size_t)b->keys.count + 1, sizeof *all.stamps);
    all.sums = zl_alloc_array((size_t)b->keys.count + 1, sizeof *all.sums);
    whole = whole && all.cells && all.first && all.stamps && all.sums &&
            number_pairs(&all);
    all.forth = zl_alloc_array(all.b_of.count + 1, sizeof *all.forth);
    all.back = zl_alloc_array(all.b_of.count + 1, sizeof *all.back);
    all.found = zl_alloc_array(all.b_of.count + 1, sizeof *all.found);
    whole = whole && all.forth && all.back && all.found;
    if (whole) {
        go_rounds(&all);
        whole = keep(&all, all.forth, a->keys.count, false, forth) &&
                keep(&all, all.back, b->keys.count, true, back);
    }
    clear(&all);
    return whole;
}
