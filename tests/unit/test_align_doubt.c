/* test_align_doubt.c -- texts that may be no translations of each other. */
#include "align_help.h"

#include "align/doubt.h"

/* A bead: lines of a, of b, and the confidence. */
typedef struct bead {
    size_t a, b;
    double confidence;
} bead;

#define BEADS(...)                   \
    (const bead[]){ __VA_ARGS__ },   \
        sizeof((const bead[]){ __VA_ARGS__ }) / sizeof(bead)

/* What is told of beads. */
static void check(const bead *beads, size_t count, const char *expected)
{
    zl_doubt doubt = { 0 };
    zl_str why = { 0 };

    for (size_t i = 0; i < count; i++)
        zl_doubt_add(&doubt, beads[i].a, beads[i].b, beads[i].confidence);
    zl_doubt_tell(&doubt, "sides", &why);
    assert_string_equal(zl_str_text(&why), expected);
    zl_str_clear(&why);
}

static void translations_are_not_doubted(void **state)
{
    (void)state;
    check(NULL, 0, "");
    check(BEADS({ 1, 1, .9 }, { 2, 1, .6 }), "");
    check(BEADS({ 1, 1, NAN }, { 1, 0, NAN }), "");
    /* a part of a translation: all of one side is met */
    check(BEADS({ 1, 1, .9 }, { 3, 0, .9 }), "");
}

static void others_are(void **state)
{
    (void)state;
    check(BEADS({ 1, 1, .25 }, { 1, 1, .5 }),
          "the mean confidence of the beads is 0.37");
    check(BEADS({ 1, 1, .9 }, { 1, 0, .9 }, { 0, 1, .9 },
                { 1, 0, .9 }, { 0, 1, .9 }, { 1, 0, .9 },
                { 0, 1, .9 }, { 1, 0, .9 }, { 0, 1, .9 }),
          "1 of 9 beads have both sides");
    check(BEADS({ 1, 1, .8 }, { 2, 0, .8 }, { 0, 2, .8 }),
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
