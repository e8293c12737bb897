/* adjust.c -- p-values of many tests. */
#include "stats/adjust.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>

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

/* S. Holm (1979), "A simple sequentially rejective multiple test procedure",
 * Scandinavian Journal of Statistics 6, 65-70: the i-th smallest of m is
 * multiplied by m - i + 1, and none is smaller than the one before it. */
bool zl_adjust_holm(const double *p, size_t count, double *adjusted)
{
    test *tests = zl_alloc_array(count, sizeof *tests);
    size_t used = 0;
    double least = 0;

    if (!tests)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (isnan(p[i]))
            adjusted[i] = NAN;
        else
            tests[used++] = (test){ p[i], i };
    }
    qsort(tests, used, sizeof *tests, by_p);
    for (size_t i = 0; i < used; i++) {
        double raised = tests[i].p * (double)(used - i);
        least = fmin(1, fmax(least, raised));
        adjusted[tests[i].index] = least;
    }
    zl_free(tests);
    return true;
}
