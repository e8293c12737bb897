/* test_excerpt.c -- the part of a query that stands at a place. */
#include "base_help.h"

#include "query/excerpt.h"

static void assert_part(const char *query, const char *from,
                        const char *expected)
{
    size_t column = (size_t)(strstr(query, from) - query);
    zl_view found = zl_query_excerpt(zl_view_of(query), column);

    if (!zl_view_is(found, expected))
        fail_msg("%.*s", (int)found.size, found.bytes);
}

static void a_part_ends_where_its_word_does(void **state)
{
    (void)state;
    assert_part("near(the, of)[5] within doc", "near", "near(the, of)[5]");
    assert_part("near(the, of)[5] within doc", "the", "the");
    assert_part("near(the, of)[5] within doc", "of)", "of");
    assert_part("[_.year >= 1960] x", "[", "[_.year >= 1960]");
    assert_part("(a | b)%c d", "b)", "b");
    assert_part("(a | b)%c d", "(", "(a | b)%c");
    assert_part("~\"中 国\"%cd d", "~", "~\"中 国\"%cd");
    assert_part("a:\"b \\\" ]\"* d", "a", "a:\"b \\\" ]\"*");
    assert_part("<s=\"a>b\"> d", "<", "<s=\"a>b\">");
    assert_part("\"open \\", "\"", "\"open \\");
    assert_part("[open (", "[", "[open (");
    assert_part("中国 的", "国", "国");
    assert_int_equal(zl_query_excerpt(zl_view_of("a"), 9).size, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_part_ends_where_its_word_does),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
