/* mtld.c -- how many words it takes until a text repeats itself.
 *
 * A share of types below .72 is 25·types below 18·tokens: whole numbers, and
 * so the same on every machine. */
#include "stats/mtld.h"

#include "base/mem.h"

#include <math.h>
#include <string.h>

#define TYPES 25
#define TOKENS 18

/* The text in one direction. */
typedef struct reading {
    const zl_words *words;
    bool backward;
} reading;

static uint32_t word_at(reading from, size_t i)
{
    size_t place = from.backward ? from.words->count - 1 - i : i;

    return from.words->items[place];
}

/* ---- one factor after another ---- */

static bool is_over(double types, double tokens, zl_factor factor)
{
    double above = TYPES * types - TOKENS * tokens;

    return (factor.at ? above <= 0 : above < 0) &&
           tokens >= (double)factor.least;
}

static double mtld(zl_lexis *lexis, reading from, zl_factor factor)
{
    uint32_t *last = lexis->scratch; /* factor it was met in, from 1 */
    double types = 0, tokens = 0, factors = 0;
    uint32_t current = 1;

    for (size_t i = 0; i < lexis->words.count; i++) {
        uint32_t word = word_at(from, i);
        types += last[word] != current;
        last[word] = current;
        tokens++;
        if (!is_over(types, tokens, factor))
            continue;
        factors++;
        current++;
        types = tokens = 0;
    }
    memset(last, 0, lexis->words.types * sizeof *last);
    if (tokens > 0)
        factors += (1 - types / tokens) / (1 - .72);
    return factors > 0 ? lexis->n / factors : NAN;
}

double zl_mtld_forward(zl_lexis *lexis, zl_factor factor)
{
    return mtld(lexis, (reading){ &lexis->words, false }, factor);
}

double zl_mtld_backward(zl_lexis *lexis, zl_factor factor)
{
    return mtld(lexis, (reading){ &lexis->words, true }, factor);
}

/* ---- a factor from every token ---- */

/* For every end j: 25·types - 18·(j + 1) of the stretch from the current
 * begin. It is moved to the left: a token that joins there is a new type in
 * all stretches that end before it comes again. A tree of minima: what was
 * added to all below a node is what it has more than the lower of its two. */
typedef struct tree {
    int64_t *least;
    size_t leaves; /* a power of 2 */
} tree;

static int64_t lower(const tree *it, size_t node)
{
    int64_t left = it->least[2 * node], right = it->least[2 * node + 1];

    return left < right ? left : right;
}

static bool tree_make(tree *out, size_t count)
{
    out->leaves = 1;
    while (out->leaves < count)
        out->leaves *= 2;
    out->least = zl_alloc_array(2 * out->leaves, sizeof *out->least);
    if (!out->least)
        return false;
    for (size_t i = 0; i < out->leaves; i++)
        out->least[out->leaves + i] = i < count ? -TOKENS * (int64_t)(i + 1)
                                                : INT64_MAX / 2;
    for (size_t i = out->leaves - 1; i > 0; i--)
        out->least[i] = lower(out, i);
    return true;
}

/* The leaves from `begin`, `size` of them, below `node`. */
typedef struct part {
    size_t node, begin, size;
} part;

static part half(part whole, size_t which)
{
    size_t size = whole.size / 2;

    return (part){ 2 * whole.node + which, whole.begin + which * size, size };
}

/* One more type in the stretches that end at from … to - 1. */
static void tree_add(tree *it, part at, size_t from, size_t to)
{
    if (from >= at.begin + at.size || to <= at.begin)
        return;
    if (from <= at.begin && at.begin + at.size <= to) {
        it->least[at.node] += TYPES;
        return;
    }
    int64_t more = it->least[at.node] - lower(it, at.node);
    tree_add(it, half(at, 0), from, to);
    tree_add(it, half(at, 1), from, to);
    it->least[at.node] = lower(it, at.node) + more;
}

/* The first end from `from` on whose value is at most `limit`; SIZE_MAX where
 * there is none. */
static size_t tree_first(const tree *it, part at, size_t from, int64_t limit)
{
    if (at.begin + at.size <= from || it->least[at.node] > limit)
        return SIZE_MAX;
    if (at.size == 1)
        return at.begin;
    limit -= it->least[at.node] - lower(it, at.node);
    size_t found = tree_first(it, half(at, 0), from, limit);
    return found < SIZE_MAX ? found : tree_first(it, half(at, 1), from, limit);
}

typedef struct sum {
    double length, factors;
} sum;

/* Σ of the lengths of the factors that begin in the first N tokens of the
 * text, which is gone through `rounds` times; each ends within N tokens. */
static void add_factors(zl_lexis *lexis, reading from, size_t rounds,
                        zl_factor factor, sum *out)
{
    size_t count = lexis->words.count, end = count * rounds;
    uint32_t *next = lexis->scratch; /* end less where it comes next; 0: not */
    size_t least = factor.least > 0 ? factor.least - 1 : 0;
    tree ends = { 0 };

    if (end > UINT32_MAX || !tree_make(&ends, end)) {
        lexis->failed = true;
        goto done;
    }
    part all = { 1, 0, ends.leaves };
    for (size_t i = end; i-- > 0;) {
        uint32_t word = word_at(from, i % count);
        tree_add(&ends, all, i, end - next[word]);
        next[word] = (uint32_t)(end - i);
        if (i >= count)
            continue;
        int64_t limit = -TOKENS * (int64_t)i - !factor.at;
        size_t last = tree_first(&ends, all, i + least, limit);
        if (last < i + count && last < end) {
            out->length += (double)(last - i + 1);
            out->factors++;
        }
    }

done:
    memset(next, 0, lexis->words.types * sizeof *next);
    zl_free(ends.least);
}

static double mean(const zl_lexis *lexis, sum total)
{
    return lexis->failed || total.factors == 0 ? NAN
                                               : total.length / total.factors;
}

double zl_mtld_ma_wrap(zl_lexis *lexis, zl_factor factor)
{
    sum total = { 0 };

    add_factors(lexis, (reading){ &lexis->words, false }, 2, factor, &total);
    return mean(lexis, total);
}

double zl_mtld_ma_bid(zl_lexis *lexis, zl_factor factor)
{
    sum forward = { 0 }, backward = { 0 };

    add_factors(lexis, (reading){ &lexis->words, false }, 1, factor, &forward);
    add_factors(lexis, (reading){ &lexis->words, true }, 1, factor, &backward);
    return (mean(lexis, forward) + mean(lexis, backward)) / 2;
}
