/* test_repair.c -- which paragraphs are joined, and how to undo it. */
#include "source_help.h"

static void assert_repaired(const char *file, const char *text)
{
    zl_source source = read_text(file);

    assert_string_equal(zl_str_text(&source.text), text);
    zl_source_clear(&source);
}

static void assert_untouched(const char *file)
{
    assert_repaired(file, file);
}

static void han_meets_han_with_nothing_between(void **state)
{
    (void)state;
    assert_repaired("相反的，一切国际上先\n\n进的科学技术。",
                    "相反的，一切国际上先进的科学技术。");
    assert_repaired("提出的问题，在  \n \n\xE3\x80\x80"
                    "1958年解决。",
                    "提出的问题，在1958年解决。");
}

static void latin_meets_latin_with_one_blank(void **state)
{
    (void)state;
    assert_repaired("Yes, without assistance\n\nand, in this way, no.",
                    "Yes, without assistance and, in this way, no.");
    assert_repaired("It is self-\n\nreliance.", "It is self-\n\nreliance.");
    assert_repaired("Now, it is self-\n\nreliance.",
                    "Now, it is self-reliance.");
    assert_repaired("Yes, the end\n\n, at last.", "Yes, the end, at last.");
}

static void a_paragraph_cut_twice_is_joined_twice(void **state)
{
    (void)state;
    assert_repaired("一，二\n\n三\n\n四。", "一，二三四。");
    assert_repaired("One, two\n\nthree\n\nfour.", "One, two three four.");
}

static void a_finished_paragraph_stays(void **state)
{
    (void)state;
    assert_untouched("他说，好。\n\n再来。");
    assert_untouched("他说，“好。”\n\n再来。");
    assert_untouched("如下，如下：\n\n再来。");
    assert_untouched("He said, \"Yes.\"\n\nand went.");
    assert_untouched("(He said, so.)\n\nand went.");
}

static void a_new_item_or_sentence_stays(void **state)
{
    (void)state;
    assert_untouched("一，二\n\n(二) 三");
    assert_untouched("一，二\n\n二、三");
    assert_untouched("One, two\n\n2) three");
    assert_untouched("One, two\n\n2. three");
    assert_untouched("One, two\n\n- three");
    assert_untouched("One, two\n\n# three");
    assert_untouched("One, two\n\nThree");
    assert_untouched("One, two\n\n[Three] four");
    assert_untouched("Раз, два\n\nТри");
}

static void what_is_no_prose_stays(void **state)
{
    (void)state;
    assert_untouched("自力更生\n\n独立自主");
    assert_untouched("1. apples\n\npears");
    assert_untouched("apples\n\npears");
}

static void headings_and_signatures_stay(void **state)
{
    (void)state;
    assert_untouched("关于技术的报告\n1960年7月3日\n\n中央：\n\n一，二\n\n"
                     "聂荣臻\n\n1960年7月3日");
    assert_untouched("Central Committee:\n\nOne, two\n\nNie Rongzhen\n\n"
                     "3 July 1960");
}

static void the_header_is_not_repaired(void **state)
{
    (void)state;
    assert_untouched("**A**\n\n**Citation:**\n\nOne, two\n\nthree\n\n"
                     "**Summary:**\n\nOne, two\n\n正文。");
}

static void two_languages_are_not_joined(void **state)
{
    (void)state;
    assert_untouched("**A**\n\n**Citation:**\n\nB\n\n一份报告，没有结束\n\n"
                     "one report, not ended");
}

static void an_edit_says_what_it_did(void **state)
{
    (void)state;
    zl_source source = read_text("一，二\n\n三。\n\none, two\n \nthree.");

    assert_int_equal(source.edits.count, 2);
    assert_int_equal(source.edits.items[0].offset, 9);
    assert_int_equal(source.edits.items[0].at, 9);
    assert_string_equal(source.edits.items[0].removed, "\n\n");
    assert_string_equal(source.edits.items[0].inserted, "");
    assert_int_equal(source.edits.items[1].offset, 27);
    assert_int_equal(source.edits.items[1].at, 25);
    assert_string_equal(source.edits.items[1].removed, "\n \n");
    assert_string_equal(source.edits.items[1].inserted, " ");
    assert_int_equal(source.paragraphs.count, 2);
    zl_source_clear(&source);
}

static void without_repair_the_text_is_the_file(void **state)
{
    static const char file[] = "一，二\n\n三。";

    (void)state;
    zl_source source = read_view(zl_view_of(file), false);
    assert_string_equal(zl_str_text(&source.text), file);
    assert_int_equal(source.edits.count, 0);
    assert_int_equal(source.paragraphs.count, 2);
    zl_source_clear(&source);
}

/* ---- random pages ---- */

static uint32_t next_random(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

static void add_random_page(zl_str *page, uint32_t *random)
{
    static const char *const pieces[] = {
        "\n",  "\n\n", "  \n\n", "\r\n\r\n", "\n\xE3\x80\x80\n", " ",
        "，",  "。",   ", ",     ". ",       ": ",               "先进",
        "of ", "The ", "[",      "]",        "(一)",             "1) ",
        "“",   "”",    "-",      "**",       "聂荣臻",           "1960",
        "\n\n**Citation:**\n\n", "1960年7月3日", "Nie Rongzhen", "\n\nand ",
    };
    uint32_t count = next_random(random) % 60;

    if (next_random(random) % 2)
        zl_str_add_text(page, "**A**\n\n**Citation:**\n\nB.\n\n");
    for (uint32_t i = 0; i < count; i++)
        zl_str_add_text(page, pieces[next_random(random) %
                                     (sizeof pieces / sizeof *pieces)]);
}

static void any_page_can_be_given_back(void **state)
{
    uint32_t random = 2463534242;
    size_t edits = 0;

    (void)state;
    for (int i = 0; i < 20000; i++) {
        zl_str page = { 0 };
        add_random_page(&page, &random);
        zl_source source = read_view(zl_str_view(&page), true);
        edits += source.edits.count;
        zl_source_clear(&source);
        zl_str_clear(&page);
    }
    assert_true(edits > 1000);
}

/* What a repaired page says is repaired once and for all. */
static void a_repaired_page_needs_no_repair(void **state)
{
    (void)state;
    zl_source once = read_text("一，二\n\n三\n\none, two\n\nthree\n\nfour.");
    zl_source again = read_view(zl_str_view(&once.text), true);

    assert_int_equal(again.edits.count, 0);
    zl_source_clear(&once);
    zl_source_clear(&again);
}

/* The checker itself must see what is wrong. */
static void a_broken_promise_is_noticed(void **state)
{
    (void)state;
    zl_source source = read_text("一，二\n\n三。\n\na [b] c.");
    const char *reason;

    source.edits.items[0].at++;
    assert_false(zl_source_check(&source, &reason));
    source.edits.items[0].at--;
    source.marks.items[0].end = source.text.size + 1;
    assert_false(zl_source_check(&source, &reason));
    assert_string_equal(reason, "a mark is no stretch of the text");
    source.marks.count = 0;
    source.paragraphs.items[1].begin--;
    assert_false(zl_source_check(&source, NULL));
    source.paragraphs.items[1].begin++;
    assert_true(zl_source_check(&source, &reason));
    source.regions.items[0].begin++;
    assert_false(zl_source_check(&source, NULL));
    zl_source_clear(&source);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(han_meets_han_with_nothing_between),
        cmocka_unit_test(latin_meets_latin_with_one_blank),
        cmocka_unit_test(a_paragraph_cut_twice_is_joined_twice),
        cmocka_unit_test(a_finished_paragraph_stays),
        cmocka_unit_test(a_new_item_or_sentence_stays),
        cmocka_unit_test(what_is_no_prose_stays),
        cmocka_unit_test(headings_and_signatures_stay),
        cmocka_unit_test(the_header_is_not_repaired),
        cmocka_unit_test(two_languages_are_not_joined),
        cmocka_unit_test(an_edit_says_what_it_did),
        cmocka_unit_test(without_repair_the_text_is_the_file),
        cmocka_unit_test(any_page_can_be_given_back),
        cmocka_unit_test(a_repaired_page_needs_no_repair),
        cmocka_unit_test(a_broken_promise_is_noticed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
