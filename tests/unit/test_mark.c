/* test_mark.c -- enumerators and insertions. */
#include "source_help.h"

/* The marks of a text, joined by blanks. */
static void assert_marks(const char *text, const char *marks)
{
    zl_source source = read_text(text);
    zl_str found = { 0 };

    for (size_t i = 0; i < source.marks.count; i++) {
        const zl_mark_span *mark = &source.marks.items[i];
        zl_str_add_text(&found, i ? " " : "");
        zl_str_add(&found, zl_view_cut(zl_str_view(&source.text), mark->begin,
                                       mark->end));
    }
    assert_string_equal(zl_str_text(&found), marks);
    zl_str_clear(&found);
    zl_source_clear(&source);
}

static void enumerators_stand_where_clauses_begin(void **state)
{
    (void)state;
    assert_marks("技术合作：(一)是协议。(二)新项目", "(一) (二)");
    assert_marks("技术合作:（一）是协议.(二)新项目", "（一） (二)");
    assert_marks("the tactic of 1) delaying, 2) putting off", "1) 2)");
    assert_marks("Three: 1. Yes. 2. Never. 3. Perhaps.", "1. 2. 3.");
    assert_marks("See no. 1 (1996): 8-9, and 1.5 of 1,000.", "");
    assert_marks("See no. 1. It is (in part 1) there; item 2) too.", "");
    assert_marks("采取一拖、二推、三不理的手法，一、二月", "");
    assert_marks("十一、最后。①甲②乙③丙", "十一、 ① ② ③");
    assert_marks("They are (a) small and (b) cheap(c).", "(a) (b)");
    assert_marks("（见上。二、后", "");
    assert_marks("1960年。1、甲；2、乙", "1、 2、");
}

static void insertions_are_whole_and_closed(void **state)
{
    (void)state;
    assert_marks("a [b [c] d] e", "[b [c] d]");
    assert_marks("a [b [c] d", "[c]");
    assert_marks("a ] b [ c", "");
    assert_marks("a [1] b […] c [] d [sic]", "[sic]");
    assert_marks("a [link](http://b.c) d", "");
    assert_marks("a [1) b] c [苏]", "[1) b] [苏]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(enumerators_stand_where_clauses_begin),
        cmocka_unit_test(insertions_are_whole_and_closed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
