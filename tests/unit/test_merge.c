/* test_merge.c -- however documents come in, the file is the same, and the
 * one that layout.h means. */
#include "base_help.h"
#include "slow_build.h"

#include "writer/merge.h"
#include "writer/segment.h"

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

/* Whatever the bytes are, nothing crashes; and sums are right here. */
static void damage_that_sums_do_not_show_does_no_harm(void **state)
{
    slow_chance chance = { .seed = 6 };
    zl_str made = { 0 };

    (void)state;
    make_text(&chance, 300);
    slow_write(&slow, &made);
    for (int round = 0; round < 3000; round++) {
        zl_str copy = { 0 };
        zl_str_add(&copy, zl_str_view(&made));
        size_t front = zl_layout_front_size(
            zl_layout_count((zl_span){ (uint8_t *)made.bytes, made.size }));
        for (int i = 0; i < 3; i++)
            copy.bytes[front +
                       slow_below(&chance, (uint32_t)(copy.size - front))] =
                (char)slow_below(&chance, 256);
        zl_merge_part parts[] = { { 0, slow.documents / 2 },
                                  { slow.documents / 2 + 1, slow.documents } };
        zl_merge_input input = { .file = { (uint8_t *)copy.bytes, copy.size },
                                 .path = "x",
                                 .parts = parts,
                                 .part_count = 2 };
        zl_merge_request request = { .inputs = &input,
                                     .count = 1,
                                     .path = in_scratch("x.seg") };
        zl_merge *merge_of;
        zl_segment_facts facts;
        if (slow.documents > 2 &&
            zl_merge_open(&merge_of, &request, NULL) == ZILI_OK) {
            (void)!zl_segment_write(zl_merge_content(merge_of),
                                    in_scratch("x.seg"), &facts, NULL);
            zl_merge_close(merge_of);
        }
        zl_str_clear(&copy);
    }
    zl_str_clear(&made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_run_gives_the_file_that_is_meant),
        cmocka_unit_test(runs_that_are_joined_give_the_same_file),
        cmocka_unit_test(damage_that_sums_do_not_show_does_no_harm),
    };

    return cmocka_run_group_tests_name("merge", tests, make_scratch,
                                       remove_scratch);
}
