/* keyness_ranks.c -- the words of two sides, measured and put in order. */
#include "analysis/keyness_ranks.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"

#include <math.h>
#include <stdlib.h>

enum { WORDS = 256 }; /* for one thread, at least */

zl_comparison zl_key_comparison(const zl_sides *sides, uint32_t word)
{
    const zl_side *one = &sides->sides[ZL_TARGET];
    const zl_side *two = &sides->sides[ZL_REFERENCE];

    return (zl_comparison){ (double)one->count[word],
                            (double)two->count[word], (double)one->tokens,
                            (double)two->tokens, sides->count };
}

/* The reference is the target. */
static zl_comparison turned(zl_comparison c)
{
    return (zl_comparison){ c.b, c.a, c.n2, c.n1, c.tests };
}

/* ---- p of all words ---- */

struct tester {
    const zl_sides *sides;
    double *p;
};

static void test_words(void *user, size_t part, size_t from, size_t to)
{
    const struct tester *tester = user;

    (void)part;
    for (size_t i = from; i < to; i++) {
        zl_comparison c = zl_key_comparison(tester->sides, (uint32_t)i);
        tester->p[i] = zl_g2_p(zl_g2(zl_comparison_table(c)));
    }
}

/* What is the same adjustment is computed once more: it costs a sort. */
static bool adjust(zl_key_ranks *ranks)
{
    size_t count = ranks->sides->count;
    struct tester tester = { ranks->sides,
                             zl_alloc_array(count, sizeof(double)) };
    bool enough = tester.p != NULL;

    if (enough)
        zl_work_on_parts(zl_work_parts(ranks->threads, count, WORDS), count,
                         test_words, &tester);
    for (size_t i = 0; enough && i < ranks->columns.count; i++) {
        zl_key_column *column = &ranks->columns.items[i];
        if (!column->adjustment)
            continue;
        column->adjusted = zl_alloc_array(count, sizeof(double));
        enough = column->adjusted &&
                 column->adjustment->adjust(tester.p, count, column->adjusted);
    }
    zl_free(tester.p);
    return enough;
}

/* ---- which words ---- */

static bool belongs(const zl_key_ranks *ranks, zl_comparison c)
{
    double surplus = zl_surplus(zl_comparison_table(c));

    switch (ranks->part) {
    case ZL_KEY_ALL:
        return true;
    case ZL_KEY_POSITIVE:
        return surplus > 0;
    case ZL_KEY_NEGATIVE:
        return surplus < 0;
    case ZL_KEY_LOCKWORDS:
        return c.a > 0 && c.b > 0;
    }
    return false;
}

static bool choose(zl_key_ranks *ranks, uint64_t min_freq)
{
    const zl_sides *sides = ranks->sides;

    ranks->rows = zl_alloc_array(sides->count, sizeof *ranks->rows);
    if (!ranks->rows)
        return false;
    for (uint32_t i = 0; i < sides->count; i++) {
        uint64_t both = sides->sides[ZL_TARGET].count[i] +
                        sides->sides[ZL_REFERENCE].count[i];
        if (both >= min_freq && !(sides->stopped && sides->stopped[i]) &&
            belongs(ranks, zl_key_comparison(sides, i)))
            ranks->rows[ranks->count++] =
                (zl_key_row){ .word = i, .p_perm = NAN, .p_perm_adj = NAN };
    }
    ranks->all = ranks->count;
    return true;
}

/* ---- in which order ---- */

/* Which of two values is the stronger one. */
static double stronger(double one, double two, bool falls)
{
    if (isnan(one) || isnan(two))
        return NAN;
    return falls ? fmin(one, two) : fmax(one, two);
}

/* A measure has a direction: a word of the reference is as strong as it were
 * if the reference were the target, a lockword as strong as in the direction
 * in which it differs. */
static double measured(const zl_key_ranks *ranks, zl_comparison c)
{
    const zl_keyness *sort = &ranks->sort;

    if (ranks->part == ZL_KEY_NEGATIVE)
        return zl_keyness_value(sort, turned(c));
    double value = zl_keyness_value(sort, c);
    if (ranks->part == ZL_KEY_LOCKWORDS)
        value = stronger(value, zl_keyness_value(sort, turned(c)),
                         sort->falls);
    return value;
}

static double strength_of(const zl_key_ranks *ranks, const zl_key_row *row)
{
    const zl_side *side = &ranks->sides->sides[ranks->side];

    switch (ranks->order) {
    case ZL_KEY_BY_MEASURE:
        return measured(ranks, zl_key_comparison(ranks->sides, row->word));
    case ZL_KEY_BY_TERM:
        return -(double)row->word;
    case ZL_KEY_BY_COUNT:
        return (double)side->count[row->word];
    case ZL_KEY_BY_DOCS:
        return side->docs ? (double)side->docs[row->word] : NAN;
    case ZL_KEY_BY_PERMUTED:
        return row->p_perm;
    }
    return NAN;
}

static void weigh_rows(void *user, size_t part, size_t from, size_t to)
{
    const zl_key_ranks *ranks = user;

    (void)part;
    for (size_t i = from; i < to; i++)
        ranks->rows[i].strength = strength_of(ranks, &ranks->rows[i]);
}

static bool puts_small_first(const zl_key_ranks *ranks)
{
    bool falls = ranks->order == ZL_KEY_BY_PERMUTED ||
                 (ranks->order == ZL_KEY_BY_MEASURE && ranks->sort.falls);
    bool weakest = ranks->part == ZL_KEY_LOCKWORDS &&
                   (ranks->order == ZL_KEY_BY_PERMUTED ||
                    ranks->order == ZL_KEY_BY_MEASURE);

    return falls != weakest;
}

static uint64_t both_counts(const zl_key_ranks *ranks, uint32_t word)
{
    return ranks->sides->sides[ZL_TARGET].count[word] +
           ranks->sides->sides[ZL_REFERENCE].count[word];
}

static int by_strength(const void *a, const void *b, void *user)
{
    const zl_key_ranks *ranks = user;
    const zl_key_row *left = a, *right = b;

    if (isnan(left->strength) || isnan(right->strength)) {
        if (!isnan(left->strength) || !isnan(right->strength))
            return isnan(left->strength) ? 1 : -1;
    } else if (left->strength != right->strength) {
        return (left->strength < right->strength) == puts_small_first(ranks)
                   ? -1
                   : 1;
    }
    uint64_t one = both_counts(ranks, left->word);
    uint64_t two = both_counts(ranks, right->word);
    if (one != two)
        return one > two ? -1 : 1;
    return (left->word > right->word) - (left->word < right->word);
}

static void sort_rows(zl_key_ranks *ranks, uint64_t limit)
{
    zl_work_on_parts(zl_work_parts(ranks->threads, ranks->count, WORDS),
                     ranks->count, weigh_rows, ranks);
    if (ranks->count)
        qsort_r(ranks->rows, ranks->count, sizeof *ranks->rows, by_strength,
                ranks);
    if (limit && ranks->count > limit)
        ranks->count = (size_t)limit;
}

/* ---- values ---- */

static double value_of(const zl_key_ranks *ranks, const zl_key_row *row,
                       const zl_key_column *column)
{
    if (column->permuted)
        return column->permuted_adjusted ? row->p_perm_adj : row->p_perm;
    if (column->adjustment)
        return column->adjusted[row->word];
    return zl_keyness_value(&column->measure,
                            zl_key_comparison(ranks->sides, row->word));
}

static void measure_rows(void *user, size_t part, size_t from, size_t to)
{
    zl_key_ranks *ranks = user;
    size_t columns = ranks->columns.count;

    (void)part;
    for (size_t i = from; i < to; i++)
        for (size_t k = 0; k < columns; k++)
            ranks->values[i * columns + k] = value_of(
                ranks, &ranks->rows[i], &ranks->columns.items[k]);
}

static bool measure(zl_key_ranks *ranks)
{
    size_t columns = ranks->columns.count;

    if (ranks->count > SIZE_MAX / columns)
        return false;
    ranks->values =
        zl_alloc_array(ranks->count * columns, sizeof *ranks->values);
    if (ranks->values)
        zl_work_on_parts(zl_work_parts(ranks->threads, ranks->count, WORDS),
                         ranks->count, measure_rows, ranks);
    return ranks->values != NULL;
}

const char *zl_key_reason(const zl_key_ranks *ranks, size_t row,
                          size_t column)
{
    const zl_key_column *asked = &ranks->columns.items[column];
    const zl_key_row *which = &ranks->rows[row];

    if (asked->permuted)
        return which->reason ? which->reason : "nothing was permuted";
    if (asked->adjustment)
        return "there is no p";
    return zl_keyness_reason(&asked->measure,
                             zl_key_comparison(ranks->sides, which->word));
}

/* ---- all ---- */

zili_status zl_key_ranks_make(zl_key_ranks *ranks, const zl_sides *sides,
                              uint64_t min_freq, uint64_t limit,
                              const zl_permuting *permuting, zili_error *err)
{
    const zl_adjustment *adjustment =
        ranks->columns.items[ZL_KEY_P_ADJ].adjustment;
    zili_status status = ZILI_OK;

    ranks->sides = sides;
    if (!adjust(ranks) || !choose(ranks, min_freq))
        return zl_no_memory(err);
    if (permuting)
        status = zl_key_permute(ranks, permuting, adjustment, min_freq, err);
    if (status)
        return status;
    sort_rows(ranks, limit);
    return measure(ranks) ? ZILI_OK : zl_no_memory(err);
}

void zl_key_ranks_clear(zl_key_ranks *ranks)
{
    for (size_t i = 0; i < ranks->columns.count; i++) {
        zl_free(ranks->columns.items[i].name);
        zl_free(ranks->columns.items[i].adjusted);
    }
    zl_array_clear(&ranks->columns);
    zl_free(ranks->rows);
    zl_free(ranks->values);
    *ranks = (zl_key_ranks){ 0 };
}
