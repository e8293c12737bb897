/* test_range.c -- no text has more of a measure of diversity than can be. */
#include "base_help.h"

#include "base/mem.h"
#include "stats/diversity.h"

#include <math.h>

static void assert_within(zl_lexis *lexis, const double (*ranges)[2])
{
    for (size_t i = 0; zl_diversities[i].name; i++) {
        const zl_diversity *each = &zl_diversities[i];
        double value = zl_diversity_value(each, lexis);
        if (value < ranges[i][0] * (1 - 1e-14) ||
            value > ranges[i][1] * (1 + 1e-14))
            fail_msg("%s is %.17g, not %g to %g", each->name, value,
                     ranges[i][0], ranges[i][1]);
    }
}

/* All texts of so many tokens: each is one of those before it or new. */
static void try_texts(uint32_t *items, size_t count, size_t at, uint32_t types,
                      const double (*ranges)[2])
{
    zl_lexis lexis;

    if (at < count) {
        for (items[at] = 0; items[at] <= types; items[at]++)
            try_texts(items, count, at + 1, types + (items[at] == types),
                      ranges);
        return;
    }
    assert_true(zl_lexis_make(&lexis, (zl_words){ items, count, types }));
    lexis.any_length = true;
    assert_within(&lexis, ranges);
    zl_lexis_clear(&lexis);
}

static void no_text_leaves_the_range(void **state)
{
    double ranges[100][2];
    uint32_t items[8];

    (void)state;
    for (size_t count = 2; count <= 8; count++) {
        for (size_t i = 0; zl_diversities[i].name; i++)
            assert_true(zl_diversity_range(&zl_diversities[i], count,
                                           &ranges[i][0], &ranges[i][1]));
        try_texts(items, count, 0, 0, ranges);
    }
}

/* The same of long ones: what takes 50 tokens is measured too. */
static void no_long_text_leaves_the_range(void **state)
{
    double ranges[100][2];
    uint32_t items[120], random = 9;
    zl_lexis lexis;

    (void)state;
    for (size_t i = 0; zl_diversities[i].name; i++)
        assert_true(zl_diversity_range(&zl_diversities[i], 120, &ranges[i][0],
                                       &ranges[i][1]));
    for (uint32_t types = 1; types <= 240; types++) {
        for (size_t i = 0; i < 120; i++)
            items[i] = next_random(&random) % types;
        assert_true(zl_lexis_make(&lexis, (zl_words){ items, 120, types }));
        assert_within(&lexis, ranges);
        zl_lexis_clear(&lexis);
    }
}

static void a_lack_of_memory_is_told(void **state)
{
    double low, high;
    long n = 0;

    (void)state;
    for (bool enough = false; !enough; n++) {
        zl_refuse_after(n);
        enough = zl_diversity_range(&zl_diversities[5], 20, &low, &high);
        zl_refuse_after(-1);
    }
    assert_true(n > 3);
    assert_true(low == .05 && high == 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_text_leaves_the_range),
        cmocka_unit_test(no_long_text_leaves_the_range),
        cmocka_unit_test(a_lack_of_memory_is_told),
    };

    return cmocka_run_group_tests_name("range", tests, NULL, NULL);
}
