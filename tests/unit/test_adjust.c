/* test_adjust.c -- p-values of many tests. */
#include "base/mem.h"
#include "stats/adjust.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
/* after those it needs */
#include <cmocka.h>

static void check(const double *found, const double *wanted, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (isnan(wanted[i]) ? !isnan(found[i])
                             : !(fabs(found[i] - wanted[i]) <= 1e-12))
            fail_msg("value %zu: found %.17g, wanted %.17g", i, found[i],
                     wanted[i]);
}

/* p.adjust(c(.01, .02, .03, .04, .05), "holm") in R. */
static void holm_gives_what_r_gives(void **state)
{
    const double p[] = { .01, .02, .03, .04, .05 };
    const double wanted[] = { .05, .08, .09, .09, .09 };
    double found[5];

    (void)state;
    assert_true(zl_adjust_holm(p, 5, found));
    check(found, wanted, 5);
}

/* p.adjust(c(.04, NA, .01, .01, .9), "holm") in R. */
static void the_order_is_kept_and_nan_is_no_test(void **state)
{
    double p[] = { .04, NAN, .01, .01, .9 };
    const double wanted[] = { .08, NAN, .04, .04, .9 };

    (void)state;
    assert_true(zl_adjust_holm(p, 5, p));
    check(p, wanted, 5);
}

static void nothing_is_above_one(void **state)
{
    const double p[] = { .5, .6, 1 };
    const double wanted[] = { 1, 1, 1 };
    double found[3];

    (void)state;
    assert_true(zl_adjust_holm(p, 3, found));
    check(found, wanted, 3);
    assert_true(zl_adjust_holm(NULL, 0, NULL));
}

/* 653 types; the file has the 149 that stand in it, each p-value as R and
 * exact arithmetic adjust it among all 653. */
static void a_whole_comparison_agrees(void **state)
{
    FILE *file = fopen("tests/golden-data/keyness.tsv", "r");
    double p[653], wanted[653], found[653];
    char line[1000];
    size_t count = 0;

    (void)state;
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file));
    for (; fgets(line, sizeof line, file); count++)
        assert_int_equal(sscanf(line, "%*[^\t]\t%*s\t%*s\t%*s\t%lf\t%lf",
                                &p[count], &wanted[count]), 2);
    fclose(file);
    size_t known = count;
    while (count < 653)
        p[count++] = 1; /* none of the rest is smaller than these */
    assert_true(zl_adjust_holm(p, count, found));
    check(found, wanted, known);
}

static void a_lack_of_memory_is_told(void **state)
{
    double p[] = { .5 };

    (void)state;
    zl_refuse_after(0);
    bool enough = zl_adjust_holm(p, 1, p);
    zl_refuse_after(-1);
    assert_false(enough);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holm_gives_what_r_gives),
        cmocka_unit_test(the_order_is_kept_and_nan_is_no_test),
        cmocka_unit_test(nothing_is_above_one),
        cmocka_unit_test(a_whole_comparison_agrees),
        cmocka_unit_test(a_lack_of_memory_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
