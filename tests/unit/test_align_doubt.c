/* test_align_doubt.c -- texts that may be no translations of each other. */
#include "align_help.h"

#include "align/doubt.h"

/* What is told of beads: a lines, b lines, confidence; 0, 0 ends them. */
static void check(const double (*beads)[3], const char *expected)
{
    zl_doubt doubt = { 0 };
    zl_str why = { 0 };

    for (; (*beads)[0] + (*beads)[1] > 0; beads++)
        zl_doubt_add(&doubt, (size_t)(*beads)[0], (size_t)(*beads)[1],
                     (*beads)[2]);
    zl_doubt_tell(&doubt, "sides", &why);
    assert_string_equal(zl_str_text(&why), expected);
    zl_str_clear(&why);
}

static void translations_are_not_doubted(void **state)
{
    (void)state;
    check((const double[][3]){ { 0, 0, 0 } }, "");
    check((const double[][3]){ { 1, 1, .9 }, { 2, 1, .6 }, { 0, 0, 0 } }, "");
    check((const double[][3]){ { 1, 1, NAN }, { 1, 0, NAN }, { 0, 0, 0 } }, "");
    /* a part of a translation: all of one side is met */
    check((const double[][3]){ { 1, 1, .9 }, { 3, 0, .9 }, { 0, 0, 0 } }, "");
}

static void others_are(void **state)
{
    (void)state;
    check((const double[][3]){ { 1, 1, .25 }, { 1, 1, .5 }, { 0, 0, 0 } },
          "the mean confidence of the beads is 0.37");
    check((const double[][3]){ { 1, 1, .9 },
                               { 1, 0, .9 },
                               { 0, 1, .9 },
                               { 1, 0, .9 },
                               { 0, 1, .9 },
                               { 1, 0, .9 },
                               { 0, 1, .9 },
                               { 1, 0, .9 },
                               { 0, 1, .9 },
                               { 0, 0, 0 } },
          "1 of 9 beads have both sides");
    check((const double[][3]){ { 1, 1, .8 },
                               { 2, 0, .8 },
                               { 0, 2, .8 },
                               { 0, 0, 0 } },
          "the mean confidence that a sentence has a counterpart is 0.26");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(translations_are_not_doubted),
        cmocka_unit_test(others_are),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
