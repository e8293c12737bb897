/* rank.c -- whether two series rise and fall together. */
#include "stats/rank.h"

#include "base/mem.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- ranks ---- */

typedef struct placed {
    double number;
    size_t index;
} placed;

static int by_number(const void *left, const void *right)
{
    const placed *a = left, *b = right;

    if (isnan(a->number) || isnan(b->number))
        return (isnan(a->number) > isnan(b->number)) -
               (isnan(a->number) < isnan(b->number));
    return (a->number > b->number) - (a->number < b->number);
}

/* The end of the equal numbers that begin at `from`. */
static size_t end_of_tie(const placed *items, size_t count, size_t from)
{
    size_t end = from + 1;

    while (end < count && by_number(&items[from], &items[end]) == 0)
        end++;
    return end;
}

bool zl_ranks(const double *numbers, size_t count, double *ranks)
{
    placed *items = zl_alloc_array(count, sizeof *items);

    if (!items)
        return false;
    for (size_t i = 0; i < count; i++)
        items[i] = (placed){ numbers[i], i };
    qsort(items, count, sizeof *items, by_number);
    for (size_t from = 0, end; from < count; from = end) {
        end = end_of_tie(items, count, from);
        for (size_t i = from; i < end; i++)
            ranks[items[i].index] = (double)(from + 1 + end) / 2;
    }
    zl_free(items);
    return true;
}

/* Sums over the ties of a series: of t(t-1), of t(t-1)(t-2), of t(t-1)(2t+5),
 * and of ln t!. */
typedef struct ties {
    double pairs, triples, spread, log_orders;
} ties;

/* Ranks are halves: the size of a tie is had by counting its rank. */
static ties ties_of(const double *ranks, const size_t *how_many, size_t count)
{
    ties sum = { 0, 0, 0, 0 };

    for (size_t i = 0; i < count; i++) {
        double t = (double)how_many[(size_t)(2 * ranks[i])];
        sum.pairs += t - 1;
        sum.triples += (t - 1) * (t - 2);
        sum.spread += (t - 1) * (2 * t + 5);
        sum.log_orders += lgamma(t + 1) / t;
    }
    return sum;
}

/* ---- both series, as ranks ---- */

typedef struct series {
    double *x, *y; /* ranks; 2·count numbers in one piece */
    size_t count;
    ties in_x, in_y;
} series;

static bool count_ties(series *both)
{
    size_t count = both->count;
    size_t *how_many = zl_alloc_array(2 * count + 1, sizeof *how_many);

    if (!how_many)
        return false;
    for (size_t i = 0; i < count; i++)
        how_many[(size_t)(2 * both->x[i])]++;
    both->in_x = ties_of(both->x, how_many, count);
    memset(how_many, 0, (2 * count + 1) * sizeof *how_many);
    for (size_t i = 0; i < count; i++)
        how_many[(size_t)(2 * both->y[i])]++;
    both->in_y = ties_of(both->y, how_many, count);
    zl_free(how_many);
    return true;
}

static bool rank_both(series *both, const double *x, const double *y,
                      size_t count)
{
    both->count = count;
    both->x = zl_alloc_array(count, 2 * sizeof *both->x);
    if (!both->x)
        return false;
    both->y = both->x + count;
    return zl_ranks(x, count, both->x) && zl_ranks(y, count, both->y) &&
           count_ties(both);
}

static bool has_ties(const series *both)
{
    return both->in_x.pairs > 0 || both->in_y.pairs > 0;
}

/* ---- what cannot be said ---- */

static void refuse(zl_rank_test *test, const char *reason)
{
    *test = (zl_rank_test){ NAN, NAN, NAN, NAN, NAN, NAN, false, "" };
    snprintf(test->reason, sizeof test->reason, "%s", reason);
}

static bool are_finite(const double *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!isfinite(numbers[i]))
            return false;
    return true;
}

/* Whether there is anything to test. */
static bool is_testable(const series *both, zl_rank_test *test)
{
    double pairs = (double)both->count * ((double)both->count - 1);

    if (both->in_x.pairs == pairs || both->in_y.pairs == pairs) {
        refuse(test, "All numbers of a series are equal: nothing rises or "
                     "falls.");
        return false;
    }
    return true;
}

/* An order and its reverse are equally extreme, unless both series have
 * ties. */
static void doubt(const series *both, zl_rank_test *test)
{
    double most = fmax(both->in_x.log_orders, both->in_y.log_orders);
    double orders = round(exp(lgamma((double)both->count + 1) - most));
    bool one = both->in_x.pairs > 0 && both->in_y.pairs > 0;
    int extreme = one ? 1 : 2;

    if (extreme <= .05 * orders)
        return;
    test->p = test->p_greater = test->p_less = NAN;
    snprintf(test->reason, sizeof test->reason,
             "%zu points: their order has %d outcomes, so p >= %d/%d.",
             both->count, (int)orders, extreme, (int)orders);
}

/* ---- all orders ---- */

/* Orders of y beside x, and how many of them reach so far as the one that is
 * there. */
typedef struct trials {
    const series *both;
    double (*adds)(const series *both, const size_t *order, size_t last);
    double found, centre;
    size_t order[ZL_RANK_TRIED];
    bool used[ZL_RANK_TRIED];
    size_t all, above, below, far;
} trials;

/* Sums of halves and their squares are exact but for products with means. */
#define ALMOST 1e-9

static void judge(trials *trial, double value)
{
    trial->all++;
    trial->above += value >= trial->found - ALMOST;
    trial->below += value <= trial->found + ALMOST;
    trial->far += fabs(value - trial->centre) >=
                  fabs(trial->found - trial->centre) - ALMOST;
}

static void try_from(trials *trial, size_t next, double value)
{
    size_t count = trial->both->count;

    if (next == count) {
        judge(trial, value);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        if (trial->used[i])
            continue;
        trial->used[i] = true;
        trial->order[next] = i;
        double more = trial->adds(trial->both, trial->order, next);
        try_from(trial, next + 1, value + more);
        trial->used[i] = false;
    }
}

static void try_all(trials *trial, zl_rank_test *test)
{
    try_from(trial, 0, 0);
    double all = (double)trial->all;
    test->exact = true;
    test->p_greater = (double)trial->above / all;
    test->p_less = (double)trial->below / all;
    test->p = (double)trial->far / all;
}

/* ---- Mann-Kendall ---- */

static double sign(double number)
{
    return (number > 0) - (number < 0);
}

/* What the newest pair adds to s. */
static double kendall_adds(const series *both, const size_t *order,
                           size_t last)
{
    double sum = 0;

    for (size_t i = 0; i < last; i++)
        sum += sign(both->x[last] - both->x[i]) *
               sign(both->y[order[last]] - both->y[order[i]]);
    return sum;
}

static double kendall_s(const series *both)
{
    double sum = 0;

    for (size_t j = 1; j < both->count; j++)
        for (size_t i = 0; i < j; i++)
            sum += sign(both->x[j] - both->x[i]) *
                   sign(both->y[j] - both->y[i]);
    return sum;
}

/* Kendall (1970), formula 4.3. */
static double kendall_variance(const series *both)
{
    double n = (double)both->count;
    const ties *x = &both->in_x, *y = &both->in_y;

    return (n * (n - 1) * (2 * n + 5) - x->spread - y->spread) / 18 +
           x->pairs * y->pairs / (2 * n * (n - 1)) +
           x->triples * y->triples / (9 * n * (n - 1) * (n - 2));
}

/* P(discordant pairs <= most) without ties: the n-th number comes to stand
 * before 0 to n - 1 of the others, each equally likely. Nothing is
 * subtracted, so small chances keep their digits. */
static double kendall_below(size_t count, size_t most, double *chance)
{
    size_t pairs = count * (count - 1) / 2;
    double sum = 0;

    memset(chance, 0, (pairs + 1) * sizeof *chance);
    chance[0] = 1;
    for (size_t n = 2; n <= count; n++)
        for (size_t d = n * (n - 1) / 2 + 1; d-- > 0;) {
            double here = 0;
            for (size_t before = 0; before < n && before <= d; before++)
                here += chance[d - before];
            chance[d] = here / (double)n;
        }
    for (size_t d = 0; d <= most; d++)
        sum += chance[d];
    return fmin(1, sum);
}

static bool kendall_count(const series *both, zl_rank_test *test)
{
    size_t count = both->count, pairs = count * (count - 1) / 2;
    double *chance = zl_alloc_array(pairs + 1, sizeof *chance);

    if (!chance)
        return false;
    double discordant = ((double)pairs - test->s) / 2;
    size_t down = (size_t)discordant, up = pairs - down;
    test->exact = true;
    test->p_greater = kendall_below(count, down, chance);
    test->p_less = kendall_below(count, up, chance);
    test->p = fmin(1, 2 * fmin(test->p_greater, test->p_less));
    zl_free(chance);
    return true;
}

static void kendall_approach(zl_rank_test *test)
{
    test->p_greater = gsl_cdf_ugaussian_Q((test->s - 1) / test->deviation);
    test->p_less = gsl_cdf_ugaussian_P((test->s + 1) / test->deviation);
    test->p = fmin(1, 2 * fmin(test->p_greater, test->p_less));
}

static bool kendall(const series *both, zl_rank_test *test)
{
    double pairs = (double)both->count * ((double)both->count - 1);

    *test = (zl_rank_test){ .s = kendall_s(both) };
    test->coefficient =
        2 * test->s /
        sqrt((pairs - both->in_x.pairs) * (pairs - both->in_y.pairs));
    test->deviation = sqrt(kendall_variance(both));
    if (!has_ties(both) && both->count <= ZL_RANK_COUNTED)
        return kendall_count(both, test);
    if (both->count <= ZL_RANK_TRIED) {
        trials trial = { .both = both,
                         .adds = kendall_adds,
                         .found = test->s };
        try_all(&trial, test);
    } else {
        kendall_approach(test);
    }
    return true;
}

/* ---- Spearman ---- */

static double spearman_adds(const series *both, const size_t *order,
                            size_t last)
{
    return both->x[last] * both->y[order[last]];
}

static void spearman_approach(double n, zl_rank_test *test)
{
    double rho = test->coefficient, rest = (1 - rho) * (1 + rho);
    double t = rest > 0 ? rho * sqrt((n - 2) / rest) : sign(rho) * INFINITY;

    test->p_greater = gsl_cdf_tdist_Q(t, n - 2);
    test->p_less = gsl_cdf_tdist_P(t, n - 2);
    test->p = fmin(1, 2 * fmin(test->p_greater, test->p_less));
}

static bool spearman(const series *both, zl_rank_test *test)
{
    double n = (double)both->count, mean = (n + 1) / 2, products = 0;
    double in_x = 0, in_y = 0, centre = n * mean * mean;

    for (size_t i = 0; i < both->count; i++) {
        double x = both->x[i] - mean, y = both->y[i] - mean;
        products += x * y;
        in_x += x * x;
        in_y += y * y;
    }
    *test = (zl_rank_test){ .s = NAN, .deviation = NAN };
    test->coefficient = products / sqrt(in_x * in_y);
    if (both->count <= ZL_RANK_TRIED) {
        trials trial = { .both = both,
                         .adds = spearman_adds,
                         .found = products + centre,
                         .centre = centre };
        try_all(&trial, test);
    } else {
        spearman_approach(n, test);
    }
    return true;
}

/* ---- either ---- */

static bool run(bool (*statistic)(const series *both, zl_rank_test *test),
                const double *x, const double *y, size_t count,
                zl_rank_test *test)
{
    series both = { 0 };
    bool enough = true;

    if (!are_finite(x, count) || !are_finite(y, count)) {
        refuse(test, "A number is missing or is not finite.");
    } else if (count < 3) {
        refuse(test, "Fewer than 3 points have no trend.");
    } else {
        enough = rank_both(&both, x, y, count);
        if (enough && is_testable(&both, test)) {
            enough = statistic(&both, test);
            doubt(&both, test);
        }
    }
    zl_free(both.x);
    return enough;
}

bool zl_mann_kendall(const double *x, const double *y, size_t count,
                     zl_rank_test *test)
{
    return run(kendall, x, y, count, test);
}

bool zl_spearman(const double *x, const double *y, size_t count,
                 zl_rank_test *test)
{
    return run(spearman, x, y, count, test);
}
