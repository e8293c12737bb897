/* test_notice.c -- what a build tells of. */
#include "base_help.h"
#include "index_help.h"

#include <zili/build.h>

/* ---- empty files ---- */

static zl_str told;

static void keep_told(void *user, const char *sentence)
{
    (void)user;
    zl_str_add_text(&told, sentence);
    zl_str_add_byte(&told, '\n');
}

static void empty_files_of_a_folder_are_left_out(void **state)
{
    char folder[256];
    const char *path = folder;
    zili_build_options options = { .note = keep_told };
    zili_texts paths = { &path, 1 };
    zili_build_summary summary;
    zili_error err = { 0 };

    (void)state;
    char output[256];
    snprintf(output, sizeof output, "%s", in_scratch("holes.zili"));
    options.output = output;
    snprintf(folder, sizeof folder, "%s", in_scratch("holes"));
    assert_int_equal(zl_file_make_folder(folder, NULL), ZILI_OK);
    for (int i = 0; i < 5; i++) {
        char name[24];
        snprintf(name, sizeof name, "holes/%d.txt", i);
        write_file(in_scratch(name), " \n", i % 2 ? 0 : 2);
    }
    assert_int_equal(zili_build(&options, &paths, &summary, &err),
                     ZILI_EFORMAT);
    assert_says(&err, "no file has text in it (0.txt, 1.txt, 2.txt, …)");
    assert_int_equal(zl_str_text(&told)[0], 0);
    write_file(in_scratch("holes/5.txt"), "x", 1);
    assert_int_equal(zili_build(&options, &paths, &summary, &err), ZILI_OK);
    assert_int_equal(summary.documents, 1);
    assert_int_equal(summary.empty, 5);
    assert_string_equal(zl_str_text(&told),
                        "5 files have no text and are left out: 0.txt, "
                        "1.txt, 2.txt, …\n");
    zl_str_clear(&told);
    path = in_scratch("holes/3.txt");
    assert_int_equal(zili_build(&options, &paths, &summary, &err),
                     ZILI_EFORMAT);
    assert_says(&err, "3.txt is empty");
}

/* ---- adding ---- */

static void what_is_added_is_told_apart(void **state)
{
    const char *path = in_scratch("one.txt");
    zili_build_options options = { .note = keep_told };
    zili_texts paths = { &path, 1 };
    zili_build_summary summary;

    (void)state;
    char output[256];
    snprintf(output, sizeof output, "%s", in_scratch("added.zili"));
    options.output = output;
    write_file(path, "a b c d", 7);
    assert_int_equal(zili_build(&options, &paths, &summary, NULL), ZILI_OK);
    assert_int_equal(summary.again, 0);
    write_file(in_scratch("two.txt"), "x y", 3);
    path = in_scratch("two.txt");
    assert_int_equal(zili_add(&options, &paths, &summary, NULL), ZILI_OK);
    assert_int_equal(summary.documents, 1);
    assert_int_equal(summary.types, 2);
    assert_int_equal(summary.total_documents, 2);
    assert_int_equal(summary.total_tokens, 6);
    assert_int_equal(zl_str_text(&told)[0], 0);
    path = in_scratch("one.txt");
    assert_int_equal(zili_add(&options, &paths, &summary, NULL), ZILI_OK);
    assert_int_equal(summary.again, 1);
    assert_string_equal(zl_str_text(&told),
                        "a document was there before, byte for byte, and is "
                        "counted twice now: one-2 is the same as one\n");
    zl_str_clear(&told);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty_files_of_a_folder_are_left_out),
        cmocka_unit_test(what_is_added_is_told_apart),
    };

    return cmocka_run_group_tests_name("notice", tests, make_scratch,
                                       remove_scratch);
}
