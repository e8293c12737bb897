/* test_merge.c -- however documents come in, the file is the same, and the
 * one that layout.h means. */
#include "base_help.h"
#include "slow_build.h"

static void a_run_gives_the_file_that_is_meant(void **state)
{
    slow_chance chance = { .seed = 1 };

    (void)state;
    for (int round = 0; round < 60; round++) {
        make_text(&chance, round % 2 ? 60 : SLOW_TOKENS);
        build_slow(&chance, in_scratch("one.zili"), 0, 100);
        assert_meant(in_scratch("one.zili/000001.seg"));
    }
}

static void runs_that_are_joined_give_the_same_file(void **state)
{
    slow_chance chance = { .seed = 2 };

    (void)state;
    for (int round = 0; round < 60; round++) {
        make_text(&chance, round % 2 ? 60 : SLOW_TOKENS);
        build_slow(&chance, in_scratch("one.zili"), 0, 100);
        build_slow(&chance, in_scratch("many.zili"), 1, 4);
        assert_meant(in_scratch("many.zili/000001.seg"));
        assert_true(same_files(in_scratch("one.zili/000001.seg"),
                               in_scratch("many.zili/000001.seg")));
        assert_true(same_files(in_scratch("one.zili/catalogue.sqlite"),
                               in_scratch("many.zili/catalogue.sqlite")));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_run_gives_the_file_that_is_meant),
        cmocka_unit_test(runs_that_are_joined_give_the_same_file),
    };

    return cmocka_run_group_tests_name("merge", tests, make_scratch,
                                       remove_scratch);
}
