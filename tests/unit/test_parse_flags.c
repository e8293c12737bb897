/* test_parse_flags.c -- what a query says about folding. */
#include "base_help.h"
#include "query_help.h"

#include "base/mem.h"
#include "query/flags.h"
#include "query/parse.h"
#include "text/fold.h"

#include <string.h>

/* ---- the words of a tree as text: a%cv  "a"  ~a  @a  +a  ---- */

static void write_flags(int folds, zl_str *out)
{
    unsigned what = (unsigned)folds;

    if (folds == ZL_FOLDS_UNSAID)
        return;
    zl_str_add_byte(out, '%');
    zl_str_add_text(out, what & ZL_FOLD_CASE ? "c" : "");
    zl_str_add_text(out, what & ZL_FOLD_DIACRITICS ? "d" : "");
    zl_str_add_text(out, what & ZL_FOLD_VARIANTS ? "v" : "");
}

static void write_words(const zl_node *node, zl_str *out)
{
    static const char *const signs[] = { "", "~", "@" };
    const char *quote = node->quoted ? "\"" : "";

    for (size_t i = 0; i < node->children.count; i++)
        write_words(node->children.items[i], out);
    if (!node->text)
        return;
    zl_str_add_text(out, out->size ? " " : "");
    zl_str_add_text(out, node->touching ? "+" : "");
    zl_str_format(out, "%s%s%s%s", signs[node->kind], quote, node->text,
                  quote);
    write_flags(node->folds, out);
}

static void assert_words(const char *query, const char *expected)
{
    assert_parsed(query, expected, write_words);
}

static void assert_fault(const char *query, const char *expected)
{
    zl_node *tree;
    zili_error err = { 0 };

    assert_int_equal(zl_parse(&tree, query, &err), ZILI_EUSAGE);
    assert_null(tree);
    if (!strstr(err.text, expected))
        fail_msg("%s: %s", query, err.text);
}

/* ---- flags ---- */

static void flags_stand_at_the_end_of_a_word(void **state)
{
    (void)state;
    assert_words("résumé%d", "résumé%d");
    assert_words("乾隆%c b", "乾隆%c b");
    assert_words("a%dvc", "a%cdv");
    assert_words("a%cc", "a%c");
    assert_words("a%c|b%d", "a%c b%d");
    assert_words("(a%c b)", "a%c b");
    assert_words("a%c(b)", "a%c b");
    assert_words("a%c~\"b\"", "a%c ~b");
    assert_words("re*%d　?%v", "re*%d ?%v");
}

static void flags_count_for_all_tokens_of_a_word(void **state)
{
    (void)state;
    assert_words("Self-Reliance%cv", "Self%cv +-%cv +Reliance%cv");
    assert_words("1958年%d", "1958%d +年%d");
}

static void any_other_percent_is_text(void **state)
{
    (void)state;
    assert_words("100%", "100 +%");
    assert_words("5%CPU", "5 +% +CPU");
    assert_words("a%C", "a +% +C");
    assert_words("a%cx", "a +% +cx");
    assert_words("a%c,", "a +% +c +,");
    assert_words("a%c%d", "a%d +%%d +c%d");
    assert_words("%c", "% +c");
    assert_words("100 %c", "100 % +c");
    assert_words("%", "%");
    assert_words("a%d%", "a +% +d +%");
    assert_words("100%%", "100 +% +%");
}

static void a_string_takes_flags(void **state)
{
    (void)state;
    assert_words("~\"独立 自主\"%cd a", "~独立 自主%cd a");
    assert_words("~\"a%c\"", "~a%c");
    assert_words("~\"5\"%", "~5 %");
    assert_words("~\"5\" %c", "~5%c");
    assert_words("~\"5\" %x", "~5 % +x");
    assert_words("~\"a\"%v|b", "~a%v b");
}

static void a_bracket_gives_its_flags_to_what_has_none(void **state)
{
    (void)state;
    assert_words("(a b%d | \"C\" ~\"d\")%c e", "a%c b%d \"C\"%c ~d%c e");
    assert_words("((a)%d b)%c", "a%d b%c");
    assert_words("(a @b)%d", "a%d @b%d");
    assert_words("(a)%", "a %");
    assert_words("(a) %c", "a%c");
}

static void a_theme_takes_flags(void **state)
{
    (void)state;
    assert_words("@a/b%d c", "@a/b%d c");
    assert_words("@a%x", "@a%x");
    assert_fault("a @%c", "Column 3 of the query: the name of a theme");
}

static void a_misspelt_flag_is_a_fault(void **state)
{
    (void)state;
    assert_fault("~\"自\"%i", "Column 5 of the query: the flags are %c");
    assert_fault("自 \"a\"%cx", "Column 6 of the query: the flags are %c");
    assert_fault("(自)%é", "Column 4 of the query: the flags are %c");
    assert_fault("\"a\"%c%d", "Column 6 of the query: the flags are %c");
    assert_fault("\"a\"%cl%i", "Column 7 of the query: the flags are %c");
    assert_fault("(a)%l", "Column 4 of the query: the flags are %c");
}

/* ---- as written ---- */

static void what_stands_in_quotes_is_exact(void **state)
{
    (void)state;
    assert_words("\"Self\"", "\"Self\"");
    assert_words("\"Self\"%c", "\"Self\"%c");
    assert_words("a\"b\"c", "a \"b\" c");
    assert_words("\"Self Reliance\"%cd", "\"Self\"%cd \"Reliance\"%cd");
    assert_words("\" a　 b\n\"", "\"a\" \"b\"");
    assert_words("\"Self-Reliance\"", "\"Self\" +\"-\" +\"Reliance\"");
    assert_words("\"50%c @a ~\"", "\"50\" +\"%\" +\"c\" \"@a\" \"~\"");
}

static void a_sign_of_patterns_needs_a_backslash(void **state)
{
    static const char kept[] = "*?+|()[]{}^$";
    char query[] = "自 \"a.\"", escaped[] = "\"\\.\"", expected[] = "\".\"";

    (void)state;
    for (const char *sign = kept; *sign; sign++) {
        zl_node *tree;
        zili_error err = { 0 };
        query[6] = escaped[2] = expected[1] = *sign;
        assert_int_equal(zl_parse_as(&tree, query, ZL_LANGUAGE_SIMPLE, &err),
                         ZILI_EUSAGE);
        assert_non_null(strstr(err.text, "Column 5 of the query: in quotes "
                                         "nothing is wild"));
        assert_words(escaped, expected);
    }
    assert_words("\"U\\.S\\.\"", "\"U.S\" +\".\"");
    assert_words("\"a\\*b\\\"c\\\\\"",
                 "\"a\" +\"*\" +\"b\" +\"\"\" +\"c\" +\"\\\"");
}

static void quotes_are_closed_and_hold_something(void **state)
{
    (void)state;
    assert_fault("a \"b", "Column 3 of the query: this phrase has no closing");
    assert_fault("\"a\\\"", "Column 1 of the query: this phrase has no clo");
    assert_fault("\"　 \"", "Column 1 of the query: there is nothing in this");
}

/* ---- what flags mean ---- */

static void flags_are_cut_off(void **state)
{
    static const struct {
        const char *word;
        size_t size;
        int folds;
    } words[] = {
        { "", 0, 9 },    { "a", 1, 9 },    { "%", 1, 9 },   { "c", 1, 9 },
        { "%c", 0, 1 },  { "%%d", 1, 2 },  { "a%v", 1, 4 }, { "a%cdv", 1, 7 },
        { "a%ce", 4, 9 }, { "a%c%", 4, 9 }, { "cd%", 3, 9 }, { "é%dd", 2, 2 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        int folds = 9;
        assert_int_equal(zl_flags_cut(zl_view_of(words[i].word), &folds),
                         words[i].size);
        assert_int_equal(folds, words[i].folds);
    }
}

static void own_flags_come_first_then_those_of_the_theme(void **state)
{
    zl_node word = { .folds = ZL_FOLDS_UNSAID };

    (void)state;
    assert_int_equal(zl_node_folds(&word, ZL_FOLDS_UNSAID), ZL_FOLD_USUAL);
    assert_int_equal(zl_node_folds(&word, ZL_FOLD_DIACRITICS),
                     ZL_FOLD_DIACRITICS);
    word.quoted = true;
    assert_int_equal(zl_node_folds(&word, ZL_FOLDS_UNSAID), 0);
    word.folds = ZL_FOLD_CASE;
    assert_int_equal(zl_node_folds(&word, ZL_FOLD_DIACRITICS), ZL_FOLD_CASE);
}

static void every_lack_of_memory_is_survived(void **state)
{
    zl_node *tree;
    zili_status status = ZILI_ENOMEM;
    long requests = 0;

    (void)state;
    for (; status; requests++) {
        zl_refuse_after(requests);
        status = zl_parse(&tree,
                          "\"a-b c\\\"\"%cd (~\"c 自\"%v | @d%c)%d \"e\"", NULL);
        zl_refuse_after(-1);
        assert_true(!status || (status == ZILI_ENOMEM && !tree));
    }
    zl_node_free(tree);
    assert_true(requests > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(flags_stand_at_the_end_of_a_word),
        cmocka_unit_test(flags_count_for_all_tokens_of_a_word),
        cmocka_unit_test(any_other_percent_is_text),
        cmocka_unit_test(a_string_takes_flags),
        cmocka_unit_test(a_bracket_gives_its_flags_to_what_has_none),
        cmocka_unit_test(a_theme_takes_flags),
        cmocka_unit_test(a_misspelt_flag_is_a_fault),
        cmocka_unit_test(what_stands_in_quotes_is_exact),
        cmocka_unit_test(a_sign_of_patterns_needs_a_backslash),
        cmocka_unit_test(quotes_are_closed_and_hold_something),
        cmocka_unit_test(flags_are_cut_off),
        cmocka_unit_test(own_flags_come_first_then_those_of_the_theme),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("parse_flags", tests, NULL, NULL);
}
