/* test_align_files.c -- files that belong together, and what is made of them.
 */
#include "base_help.h"

#include "align/name_pairs.h"
#include "align/result.h"
#include "base/mem.h"

#include <zili/align_files.h>

#include <math.h>
#include <unistd.h>

/* ---- names ---- */

#define NAMES(...)                                                     \
    {                                                                  \
        .items = (char *[]){ __VA_ARGS__ },                            \
        .count = sizeof((char *[]){ __VA_ARGS__ }) / sizeof(char *),   \
    }

/* `expected` has the number of b for each a; 9: none. */
static void check_pairs(const zl_names *a, const zl_names *b,
                        const char *expected)
{
    zl_name_pairs pairs;
    char found[20] = { 0 };

    assert_true(zl_name_pairs_find(&pairs, a, b));
    for (size_t i = 0; i < a->count; i++) {
        size_t other = pairs.b_of_a[i];
        found[i] = (char)('0' + (other == SIZE_MAX ? 9 : other));
        assert_true(other == SIZE_MAX || pairs.a_of_b[other] == i);
    }
    assert_string_equal(found, expected);
    zl_name_pairs_clear(&pairs);
}

static void equal_names_are_pairs(void **state)
{
    zl_names a = NAMES("1.txt", "2.txt", "4.txt");
    zl_names b = NAMES("0.txt", "1.txt", "3.txt", "4.txt");

    (void)state;
    check_pairs(&a, &b, "193");
}

static void languages_make_no_difference(void **state)
{
    zl_names a = NAMES("1.zh", "2_zh-Hans.txt", "b-3.zho.md", "zh-CN.4");
    zl_names b = NAMES("1.en", "2_eng.txt", "b-3.md", "en_4", "zh_5.txt");

    (void)state;
    check_pairs(&a, &b, "0123");
}

/* An equal name goes before; of two that are left nobody knows which. */
static void doubtful_names_are_left_out(void **state)
{
    zl_names a = NAMES("1.de", "1.zh", "2.en", "2.zh");
    zl_names b = NAMES("1.en", "2.en", "2.fr");

    (void)state;
    check_pairs(&a, &b, "9912");
}

/* What looks like a language may be a part of the name. */
static void as_little_as_may_be_is_left_out(void **state)
{
    zl_names a = NAMES("x_sl.zh", "x_ts.zh"), b = NAMES("x_sl.en", "x_ts.en");

    (void)state;
    check_pairs(&a, &b, "01");
}

static void names_may_be_nothing_but_language(void **state)
{
    zl_names a = NAMES("zh"), b = NAMES("en");

    (void)state;
    check_pairs(&a, &b, "0");
}

/* ---- results ---- */

static void a_bead_is_a_line(void **state)
{
    zili_bead beads[] = { { 0, 0, 1, 2, .98765 },
                          { 1, 2, 2, 0, 0 },
                          { 3, 2, 0, 1, 1 },
                          { 3, 3, 1, 1, (double)NAN } };
    zili_alignment alignment = { beads, 4, 4, 4 };
    zl_str text = { 0 };
    zl_out out = { zl_str_write, &text, false };

    (void)state;
    zl_result_write(&out, &alignment);
    assert_string_equal(zl_str_text(&text), "1\t1,2\t0.9877\n"
                                            "2,3\t\t0.0000\n"
                                            "\t3\t1.0000\n"
                                            "4\t4\t\n");
    zl_str_clear(&text);
}

/* ---- the whole ---- */

static zili_status align_lengths(zl_str *text)
{
    zili_align_options options = { .method = 1, .threads = 1 };
    zili_align_files_options files = { 0 };
    zili_align_summary summary;

    return zili_align_files("tests/golden-data/zh.txt",
                            "tests/golden-data/en.txt", &options, &files,
                            zl_str_write, text, &summary, NULL);
}

static zili_status align_folders(const char *output)
{
    zili_align_options options = { .method = 1, .threads = 1 };
    zili_align_files_options files = { .output = output };
    zili_align_summary summary;

    return zili_align_files("tests/golden-data", "tests/golden-data", &options,
                            &files, NULL, NULL, &summary, NULL);
}

static void a_lack_of_memory_is_told(void **state)
{
    zili_status status = ZILI_ENOMEM;
    long n = 0;

    (void)state;
    for (; status; n++) {
        zl_str text = { 0 };
        zl_refuse_after(n);
        status = align_lengths(&text);
        zl_refuse_after(-1);
        if (status) /* the text itself may be refused */
            assert_true(status == ZILI_ENOMEM || status == ZILI_EIO);
        zl_str_clear(&text);
    }
    assert_true(n > 10);
}

static void so_it_is_with_folders(void **state)
{
    char folder[] = "/tmp/zili-align-XXXXXX";
    zili_status status = ZILI_ENOMEM;
    long n = 0;

    (void)state;
    assert_non_null(mkdtemp(folder));
    for (; status; n++) {
        zl_refuse_after(n);
        status = align_folders(folder);
        zl_refuse_after(-1);
        assert_true(status == ZILI_OK || status == ZILI_ENOMEM);
    }
    assert_true(n > 50);
    zl_file_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_names_are_pairs),
        cmocka_unit_test(languages_make_no_difference),
        cmocka_unit_test(doubtful_names_are_left_out),
        cmocka_unit_test(as_little_as_may_be_is_left_out),
        cmocka_unit_test(names_may_be_nothing_but_language),
        cmocka_unit_test(a_bead_is_a_line),
        cmocka_unit_test(a_lack_of_memory_is_told),
        cmocka_unit_test(so_it_is_with_folders),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
