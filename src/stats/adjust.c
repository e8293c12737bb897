/* adjust.c -- p-values of many tests. */
#include "stats/adjust.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct test {
    double p;
    size_t index; /* among all that were given */
} test;

static int by_p(const void *left, const void *right)
{
    const test *a = left, *b = right;

    if (a->p != b->p)
        return a->p < b->p ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

/* The tests by rising p in `*tests`, the caller's; how many there are in
 * `*used`. What is NAN is so in `adjusted`. */
static bool sorted(const double *p, size_t count, double *adjusted,
                   test **tests, size_t *used)
{
    *used = 0;
    *tests = zl_alloc_array(count, sizeof **tests);
    if (!*tests)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (isnan(p[i]))
            adjusted[i] = NAN;
        else
            (*tests)[(*used)++] = (test){ p[i], i };
    }
    qsort(*tests, *used, sizeof **tests, by_p);
    return true;
}

static double tests_among(const double *p, size_t count)
{
    double tests = 0;

    for (size_t i = 0; i < count; i++)
        tests += !isnan(p[i]);
    return tests;
}

/* ---- one false alarm ---- */

bool zl_adjust_bonferroni(const double *p, size_t count, double *adjusted)
{
    double tests = tests_among(p, count);

    for (size_t i = 0; i < count; i++)
        adjusted[i] = isnan(p[i]) ? NAN : fmin(1, p[i] * tests);
    return true;
}

/* Z. Šidák (1967), "Rectangular confidence regions for the means of
 * multivariate normal distributions", JASA 62, 626-633. */
bool zl_adjust_sidak(const double *p, size_t count, double *adjusted)
{
    double tests = tests_among(p, count);

    for (size_t i = 0; i < count; i++)
        adjusted[i] = -expm1(tests * log1p(-p[i]));
    return true;
}

/* S. Holm (1979), "A simple sequentially rejective multiple test procedure",
 * Scandinavian Journal of Statistics 6, 65-70: the i-th smallest of m is
 * multiplied by m - i + 1, and none is smaller than the one before it. */
bool zl_adjust_holm(const double *p, size_t count, double *adjusted)
{
    test *tests;
    size_t used;
    double least = 0;

    if (!sorted(p, count, adjusted, &tests, &used))
        return false;
    for (size_t i = 0; i < used; i++) {
        double raised = tests[i].p * (double)(used - i);
        least = fmin(1, fmax(least, raised));
        adjusted[tests[i].index] = least;
    }
    zl_free(tests);
    return true;
}

/* ---- a share of false alarms ---- */

/* The i-th smallest of m is multiplied by m/i and `factor`, and none is
 * greater than the one after it. */
static bool step_up(const double *p, size_t count, double *adjusted,
                    double factor)
{
    test *tests;
    size_t used;
    double most = 1;

    if (!sorted(p, count, adjusted, &tests, &used))
        return false;
    for (size_t i = used; i-- > 0;) {
        most =
            fmin(most, tests[i].p * ((double)used / (double)(i + 1) * factor));
        adjusted[tests[i].index] = most;
    }
    zl_free(tests);
    return true;
}

/* Y. Benjamini and Y. Hochberg (1995), "Controlling the false discovery
 * rate", Journal of the Royal Statistical Society B 57, 289-300. */
bool zl_adjust_bh(const double *p, size_t count, double *adjusted)
{
    return step_up(p, count, adjusted, 1);
}

/* Y. Benjamini and D. Yekutieli (2001), "The control of the false discovery
 * rate in multiple testing under dependency", Annals of Statistics 29,
 * 1165-1188. */
bool zl_adjust_by(const double *p, size_t count, double *adjusted)
{
    double factor = 0;

    for (double i = tests_among(p, count); i > 0; i--)
        factor += 1 / i;
    return step_up(p, count, adjusted, factor);
}

/* ---- the list ---- */

const zl_adjustment zl_adjustments[] = {
    { "bonferroni", "p·m", zl_adjust_bonferroni, "dunn1961" },
    { "sidak", "1 - (1 - p)^m", zl_adjust_sidak, "sidak1967" },
    { "holm", "p·(m - i + 1) of the i-th smallest, rising", zl_adjust_holm,
      "holm1979" },
    { "bh", "p·m/i of the i-th smallest, rising: false discovery rate",
      zl_adjust_bh, "benjamini1995" },
    { "by", "bh times 1 + 1/2 + … + 1/m, whatever depends on what",
      zl_adjust_by, "benjamini2001" },
    { 0 },
};

const zl_adjustment *zl_adjustment_find(const char *name, size_t size)
{
    for (const zl_adjustment *each = zl_adjustments; each->name; each++)
        if (strlen(each->name) == size && !memcmp(each->name, name, size))
            return each;
    return NULL;
}
