/* test_text.c -- bytes that are lent, and bytes that grow. */
#include "base/mem.h"
#include "base/text.h"

#include "base_help.h"

#define VIEW(text) ((zl_view){ text, sizeof(text) - 1 })

/* ---- views ---- */

static void a_view_of_no_text_is_empty(void **state)
{
    (void)state;
    assert_int_equal(zl_view_of(NULL).size, 0);
    assert_non_null(zl_view_of(NULL).bytes);
    assert_true(zl_view_is(zl_view_of(NULL), ""));
    assert_true(zl_view_same((zl_view){ NULL, 0 }, zl_view_of("")));
    assert_int_equal(zl_view_cut((zl_view){ NULL, 0 }, 0, 0).size, 0);
}

static void views_are_ordered_by_bytes(void **state)
{
    (void)state;
    static const zl_view rising[] = {
        { "", 0 },    { "\0", 1 },  { "\0a", 2 },    { "a", 1 },
        { "a\0", 2 }, { "ab", 2 },  { "b", 1 },      { "\x7F", 1 },
        { "自", 3 },  { "自力", 6 }, { "\xFF", 1 },
    };
    int count = sizeof rising / sizeof *rising;

    for (int i = 0; i < count; i++)
        for (int k = 0; k < count; k++) {
            int order = zl_view_compare(rising[i], rising[k]);
            assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
            assert_int_equal(zl_view_same(rising[i], rising[k]), i == k);
        }
}

static void a_view_starts_and_ends(void **state)
{
    (void)state;
    zl_view text = VIEW("self-reliance");

    assert_true(zl_view_starts(text, VIEW("self")));
    assert_true(zl_view_starts(text, VIEW("")));
    assert_true(zl_view_starts(text, text));
    assert_false(zl_view_starts(text, VIEW("self-reliance!")));
    assert_false(zl_view_starts(text, VIEW("elf")));
    assert_true(zl_view_ends(text, VIEW("reliance")));
    assert_true(zl_view_ends(text, VIEW("")));
    assert_false(zl_view_ends(text, VIEW("x-self-reliance")));
    assert_true(zl_view_is(zl_view_cut(text, 5, 8), "rel"));
}

static void trimming_takes_ascii_blanks_alone(void **state)
{
    (void)state;
    assert_true(zl_view_is(zl_view_trim(VIEW(" \t\r\n a b \n")), "a b"));
    assert_true(zl_view_is(zl_view_trim(VIEW(" \n ")), ""));
    assert_true(zl_view_is(zl_view_trim(VIEW("")), ""));
    assert_true(zl_view_is(zl_view_trim(VIEW(" \u3000x")), "\u3000x"));
}

static size_t slow_find(zl_view view, zl_view needle)
{
    for (size_t i = 0; i + needle.size <= view.size; i++)
        if (memcmp(view.bytes + i, needle.bytes, needle.size) == 0)
            return i;
    return SIZE_MAX;
}

static void finding_agrees_with_a_slow_search(void **state)
{
    (void)state;
    uint32_t random = 1960;
    char text[40], word[5];

    for (int round = 0; round < 20000; round++) {
        zl_view view = { text, next_random(&random) % 40 };
        zl_view needle = { word, next_random(&random) % 5 };
        for (size_t i = 0; i < view.size; i++)
            text[i] = "ab\0"[next_random(&random) % 3];
        for (size_t i = 0; i < needle.size; i++)
            word[i] = "ab\0"[next_random(&random) % 3];
        assert_true(zl_view_find(view, needle) == slow_find(view, needle));
    }
    assert_true(zl_view_find((zl_view){ NULL, 0 }, VIEW("a")) == SIZE_MAX);
}

static void pieces_come_one_by_one(void **state)
{
    (void)state;
    zl_view rest = VIEW(" a, b ,,c,"), piece;
    const char *const expected[] = { "a", "b", "", "c" };

    for (size_t i = 0; i < 4; i++) {
        assert_true(zl_view_next(&rest, ',', &piece));
        assert_true(zl_view_is(piece, expected[i]));
    }
    assert_false(zl_view_next(&rest, ',', &piece));
    rest = VIEW("");
    assert_false(zl_view_next(&rest, ',', &piece));
    rest = (zl_view){ NULL, 0 };
    assert_false(zl_view_next(&rest, ',', &piece));
    rest = VIEW("alone");
    assert_true(zl_view_next(&rest, ',', &piece));
    assert_true(zl_view_is(piece, "alone"));
}

/* ---- growing ---- */

static void a_str_agrees_with_a_slow_text(void **state)
{
    (void)state;
    static char slow[200000];
    size_t size = 0;
    zl_str str = { 0 };
    uint32_t random = 7;
    char part[64];

    while (size < sizeof slow - 100) {
        size_t more = next_random(&random) % sizeof part;
        memset(part, (int)(next_random(&random) % 256), sizeof part);
        if (more == 0) {
            zl_str_add_byte(&str, part[0]);
            more = 1;
        } else {
            zl_str_add(&str, (zl_view){ part, more });
        }
        memcpy(slow + size, part, more);
        size += more;
        assert_int_equal(str.size, size);
        assert_true(str.size < str.room && str.bytes[size] == 0);
    }
    assert_memory_equal(str.bytes, slow, size);
    assert_false(str.failed);
    zl_str_clear(&str);
    assert_null(str.bytes);
}

static void a_new_str_is_an_empty_text(void **state)
{
    (void)state;
    zl_str str = { 0 };

    assert_string_equal(zl_str_text(&str), "");
    assert_true(zl_view_is(zl_str_view(&str), ""));
    zl_str_empty(&str);
    zl_str_add(&str, VIEW(""));
    assert_non_null(str.bytes);
    assert_string_equal(zl_str_text(&str), "");
    zl_str_add_text(&str, "abc");
    zl_str_empty(&str);
    assert_string_equal(zl_str_text(&str), "");
    assert_true(str.room > 0);
    zl_str_clear(&str);
    zl_str_clear(&str);
}

static void a_format_of_any_length_is_added(void **state)
{
    (void)state;
    zl_str str = { 0 }, twice = { 0 };

    zl_str_format(&str, "%s", "");
    for (int i = 0; i < 1000; i++)
        zl_str_format(&str, "%d,", i);
    assert_int_equal(str.size, 10 * 2 + 90 * 3 + 900 * 4);
    zl_str_format(&twice, "%s%s", zl_str_text(&str), zl_str_text(&str));
    assert_int_equal(twice.size, 2 * str.size);
    assert_true(zl_view_ends(zl_str_view(&twice), zl_str_view(&str)));
    assert_true(zl_str_write(&twice, "\0x", 2));
    assert_true(zl_view_ends(zl_str_view(&twice), VIEW(",\0x")));
    zl_str_clear(&twice);
    zl_str_clear(&str);
}

static void a_number_is_added_in_digits(void **state)
{
    (void)state;
    zl_str str = { 0 };

    zl_str_add_number(&str, 0);
    zl_str_add_byte(&str, ' ');
    zl_str_add_number(&str, 1234567890123);
    zl_str_add_byte(&str, ' ');
    zl_str_add_number(&str, INT64_MAX);
    assert_string_equal(zl_str_text(&str), "0 1234567890123 "
                                           "9223372036854775807");
    zl_str_clear(&str);
}

static void a_format_for_which_there_is_no_memory_changes_nothing(void **state)
{
    (void)state;
    zl_str str = { 0 };

    zl_str_add_text(&str, "abc");
    zl_refuse_after(0);
    zl_str_format(&str, "%100s", "x");
    zl_refuse_after(-1);
    assert_true(str.failed);
    assert_string_equal(zl_str_text(&str), "abc");
    zl_str_clear(&str);
}

static void after_memory_ran_out_nothing_is_added(void **state)
{
    (void)state;
    zl_str str = { 0 };

    zl_refuse_after(0);
    zl_str_add_text(&str, "one");
    zl_refuse_after(-1);
    assert_true(str.failed && str.size == 0);
    zl_str_add_text(&str, "two");
    assert_string_equal(zl_str_text(&str), "");
    assert_false(zl_str_write(&str, "x", 1));
    zl_str_clear(&str);

    zl_str_add_text(&str, "short");
    zl_refuse_after(0);
    zl_str_format(&str, "%100s", "");
    zl_refuse_after(-1);
    zl_str_add_text(&str, "!");
    assert_true(str.failed);
    assert_string_equal(zl_str_text(&str), "short");
    zl_str_clear(&str);
    assert_false(str.failed);
}

static void a_size_that_overflows_is_refused(void **state)
{
    (void)state;
    zl_str str = { 0 };

    zl_str_add(&str, (zl_view){ "x", SIZE_MAX });
    assert_true(str.failed);
    zl_str_clear(&str);
    zl_str_add_text(&str, "abc");
    zl_str_add(&str, (zl_view){ "x", SIZE_MAX - 3 });
    assert_true(str.failed);
    assert_string_equal(zl_str_text(&str), "abc");
    zl_str_clear(&str);
}

static void lines_end_as_files_end_them(void **state)
{
    static const char *const lines[] = { " a", "b ", "", "c\rd", "\r", "e" };
    zl_view rest = zl_view_of(" a\nb \r\n\nc\rd\n\r\r\ne\r"), line;

    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        assert_true(zl_view_line(&rest, &line));
        assert_true(zl_view_is(line, lines[i]));
    }
    assert_false(zl_view_line(&rest, &line));
    rest = (zl_view){ NULL, 0 };
    assert_false(zl_view_line(&rest, &line));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_end_as_files_end_them),
        cmocka_unit_test(a_view_of_no_text_is_empty),
        cmocka_unit_test(views_are_ordered_by_bytes),
        cmocka_unit_test(a_view_starts_and_ends),
        cmocka_unit_test(trimming_takes_ascii_blanks_alone),
        cmocka_unit_test(finding_agrees_with_a_slow_search),
        cmocka_unit_test(pieces_come_one_by_one),
        cmocka_unit_test(a_str_agrees_with_a_slow_text),
        cmocka_unit_test(a_new_str_is_an_empty_text),
        cmocka_unit_test(a_format_of_any_length_is_added),
        cmocka_unit_test(a_number_is_added_in_digits),
        cmocka_unit_test(
            a_format_for_which_there_is_no_memory_changes_nothing),
        cmocka_unit_test(after_memory_ran_out_nothing_is_added),
        cmocka_unit_test(a_size_that_overflows_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
