/* test_gap.c -- what strings cross between two tokens. */
#include "analysis_help.h"

#include "query/gap.h"

static zl_gap gap_of(const char *before, const char *glue, const char *after)
{
    return zl_gap_of(zl_view_of(before), zl_view_of(glue), zl_view_of(after));
}

static void a_line_end_between_chinese_may_be_nothing(void **state)
{
    (void)state;
    assert_int_equal(gap_of("独立", "", "自主"), ZL_GAP_NONE);
    assert_int_equal(gap_of("独立", "\n", "自主"), ZL_GAP_LINE);
    assert_int_equal(gap_of("a独", " \r\n　", "自b"), ZL_GAP_LINE);
    assert_int_equal(gap_of("独立", "\n\n", "自主"), ZL_GAP_WORD);
    assert_int_equal(gap_of("独立", "　", "自主"), ZL_GAP_WORD);
    assert_int_equal(gap_of("独立", "\n", "a"), ZL_GAP_BLANK);
    assert_int_equal(gap_of("，", "\n", "自主"), ZL_GAP_BLANK);
    assert_int_equal(gap_of("独立", "\n> ", "自主"), ZL_GAP_TEXT);
    assert_true(zl_gap_is_loose(ZL_GAP_LINE, ZL_CUT_ICU));
    assert_true(zl_gap_is_loose(ZL_GAP_WORD, ZL_CUT_GIVEN));
    assert_false(zl_gap_is_loose(ZL_GAP_WORD, ZL_CUT_ZILI));
    assert_false(zl_gap_is_loose(ZL_GAP_BLANK, ZL_CUT_GIVEN));
}

static int64_t count_of(const zili_corpus *corpus, const char *query)
{
    zili_table *table =
        answer(corpus, "count", ARGUMENTS("query", query));
    int64_t count = number_at(table, 0, "count");

    zili_table_free(table);
    return count;
}

static void a_string_crosses_the_blanks_that_only_cut(void **state)
{
    static const char *const wrapped[] = {
        "a.txt",
        "坚持独立\n自主，独立 自主。 a\nb 独立 , 自主\n\n独立\n\n自主\n", NULL,
    };
    zili_corpus *given = index_texts("wg", "given", wrapped);
    zili_corpus *zili = index_texts("wz", "zili", wrapped);

    (void)state;
    assert_int_equal(count_of(given, "~\"独立自主\""), 2);
    assert_int_equal(count_of(zili, "~\"独立自主\""), 1);
    assert_int_equal(count_of(given, "~\"独立 自主\""), 2);
    assert_int_equal(count_of(zili, "~\"独立 自主\""), 2);
    assert_int_equal(count_of(zili, "~\"独立自主，\""), 1);
    assert_int_equal(count_of(zili, "~\"a b\""), 1);
    assert_int_equal(count_of(zili, "~\"ab\""), 0);
    assert_rows(answer(given, "segdiff",
                       ARGUMENTS("profiles", "index,given,zili,char", "query",
                                 "~\"独立自主\"", "query", "~\"独立 自主\"")),
                "query index zili char",
                "~\"独立自主\" 2 1 1|~\"独立 自主\" 2 2 2");
    zili_corpus_close(given);
    zili_corpus_close(zili);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_end_between_chinese_may_be_nothing),
        cmocka_unit_test(a_string_crosses_the_blanks_that_only_cut),
    };

    return cmocka_run_group_tests(tests, make_scratch, remove_scratch);
}
