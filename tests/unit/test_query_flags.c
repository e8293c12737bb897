/* test_query_flags.c -- what is found when a query says what is folded. */
#include "query_help.h"
#include "hits_help.h"

static zili_corpus *corpus;
static zl_themes *themes;

/* é in two characters. */
#define RESUME_APART "re\xCC\x81sume\xCC\x81"

/* One paragraph, a blank between the words. */
static const char *const forms[] = {
    "聶榮臻",   "聂荣臻",   "乾隆",     "干隆",     "résumé", "resume",
    "Résumé",   "RESUME",   "ﬁn",       "fin",      "Ａ",     "A",
    "a",        "ÅNGSTRÖM", "ångström", "Angstrom", "Å",      "\xE2\x84\xAB",
    "İstanbul", "istanbul", "ıstanbul", "Straße",   "STRASSE", "σοφός",
    "ΣΟΦΌΣ",    "don’t",    "don't",    "Łódź",     "Lodz",   "が",
    "か",       "U.S",      "50",       "%",        "*",      RESUME_APART,
};

static void feed_forms(zl_batch *batch)
{
    zl_batch_document(batch, "d", "d.md", 9, "?");
    zl_batch_region_begin(batch, "text", "en");
    zl_batch_begin(batch, "p", "body");
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        zl_batch_token(batch, zl_view_of(forms[i]));
        zl_batch_glue(batch, zl_view_of(" "));
    }
    zl_batch_end(batch, "p");
    zl_batch_region_end(batch);
}

static const char theme_file[] =
    "names:\n  en: [résumé%cd, \"聶榮臻%c\", '\"a\"', Ångström]\n";

static int open_corpus(void **state)
{
    if (make_scratch(state) ||
        build_folded(in_scratch("f.zili"), feed_forms) != ZILI_OK)
        return -1;
    write_file(in_scratch("t.yaml"), theme_file, sizeof theme_file - 1);
    corpus = open_index(in_scratch("f.zili"));
    return zl_themes_open(&themes, in_scratch("t.yaml"), NULL) ? -1 : 0;
}

static int close_corpus(void **state)
{
    zl_themes_close(themes);
    zili_corpus_close(corpus);
    return remove_scratch(state);
}

/* The words of the hits as they stand in the text. */
static void assert_found(const char *query, const char *expected)
{
    zl_cursor *cursor;
    zl_str found = { 0 };
    zili_error err = { 0 };

    if (open_hits(&cursor, query, themes, corpus, NULL, &err))
        fail_msg("%s", err.text);
    for (; !zl_cursor_ended(cursor); zl_cursor_next(cursor)) {
        zl_str_add_text(&found, found.size ? " " : "");
        zl_corpus_text(corpus, cursor->hit.begin, cursor->hit.end, &found);
    }
    assert_false(cursor->failed);
    if (strcmp(zl_str_text(&found), expected) != 0)
        fail_msg("%s finds %s", query, zl_str_text(&found));
    zl_cursor_free(cursor);
    zl_str_clear(&found);
}

static void traditional_and_simplified_find_each_other(void **state)
{
    (void)state;
    assert_found("聶榮臻", "聶榮臻 聂荣臻");
    assert_found("聂荣臻", "聶榮臻 聂荣臻");
    assert_found("聂荣臻%v", "聶榮臻 聂荣臻");
    assert_found("~\"榮臻\"", "聶榮臻 聂荣臻");
    assert_found("聂*", "聶榮臻 聂荣臻");
}

static void without_variants_they_are_two_words(void **state)
{
    (void)state;
    assert_found("聶榮臻%c", "聶榮臻");
    assert_found("聂荣臻%c", "聂荣臻");
    assert_found("聂荣臻%cd", "聂荣臻");
    assert_found("聂*%d", "聂荣臻");
    assert_found("\"聶榮臻\"", "聶榮臻");
    assert_found("~\"榮臻\"%c", "聶榮臻");
    assert_found("(~\"榮臻\" | 聂荣臻)%c", "聶榮臻 聂荣臻");
}

static void what_is_two_words_in_chinese_stays_two(void **state)
{
    (void)state;
    assert_found("乾隆", "乾隆");
    assert_found("干隆", "干隆");
    assert_found("乾隆%cdv", "乾隆");
}

static void diacritics_are_folded_where_the_query_says_so(void **state)
{
    (void)state;
    assert_found("résumé", "résumé Résumé " RESUME_APART);
    assert_found("resume", "resume RESUME");
    assert_found("résumé%d", "résumé resume " RESUME_APART);
    assert_found("resume%d", "résumé resume " RESUME_APART);
    assert_found("RESUME%d", "RESUME");
    assert_found("resume%cd",
                 "résumé resume Résumé RESUME " RESUME_APART);
    assert_found("r?s?m?%d", "résumé resume " RESUME_APART);
    assert_found("~\"sum\"%d", "résumé resume Résumé " RESUME_APART);
    assert_found("łodz%cd", "Łódź Lodz");
    assert_found("か%cdv", "か");
}

static void what_is_canonically_the_same_is_never_parted(void **state)
{
    (void)state;
    assert_found(RESUME_APART, "résumé Résumé " RESUME_APART);
    assert_found("\"résumé\"", "résumé " RESUME_APART);
    assert_found("\"" RESUME_APART "\"", "résumé " RESUME_APART);
    assert_found("résumé%v", "résumé " RESUME_APART);
    assert_found("\"\xE2\x84\xAB\"", "Å \xE2\x84\xAB");
    assert_found("~\"résumé\"%v", "résumé " RESUME_APART);
}

static void case_is_folded_alone(void **state)
{
    (void)state;
    assert_found("ångström%c", "ÅNGSTRÖM ångström");
    assert_found("ångström%cd", "ÅNGSTRÖM ångström Angstrom");
    assert_found("a%c", "A a");
    assert_found("a", "Ａ A a");
    assert_found("a%v", "a");
    assert_found("A%v", "Ａ A");
    assert_found("strasse%c", "Straße STRASSE");
    assert_found("strasse%dv", "");
    assert_found("σοφόσ%c", "σοφός ΣΟΦΌΣ");
    assert_found("σοφος%cd", "σοφός ΣΟΦΌΣ");
    assert_found("istanbul", "istanbul");
    assert_found("ISTANBUL%cd", "İstanbul istanbul ıstanbul");
    assert_found("İSTANBUL", "İstanbul");
}

static void variants_are_folded_alone(void **state)
{
    (void)state;
    assert_found("fin%v", "ﬁn fin");
    assert_found("fin%d", "fin");
    assert_found("don't%v", "don’t don't");
    assert_found("don't%cd", "don't");
    assert_found("don't", "don’t don't");
}

static void quotes_find_what_stands_there(void **state)
{
    (void)state;
    assert_found("\"a\"", "a");
    assert_found("\"A\"", "A");
    assert_found("\"Ａ\"", "Ａ");
    assert_found("\"a\"%c", "A a");
    assert_found("\"A a\"", "A a");
    assert_found("\"a A\"", "");
    assert_found("\"a A\" | \"A a\"%c", "A a");
    assert_found("\"U\\.S\"", "U.S");
    assert_found("\"u\\.s\"", "");
    assert_found("\"\\*\"", "*");
    assert_found("*%d \"%\"", "50 %");
}

static void a_percent_that_is_no_flag_is_found(void **state)
{
    (void)state;
    assert_found("50 %", "50 %");
    assert_found("% *", "");
    assert_found("50%", ""); /* they do not touch there */
    assert_found("%", "%");
}

static void what_is_not_there_is_not_found(void **state)
{
    (void)state;
    assert_found("nothing%cdv", "");
    assert_found("\"nothing\"", "");
    assert_found("~\"nothing\"%d", "");
    assert_found("(nothing | \"none\")%d", "");
}

static void patterns_of_a_theme_have_flags(void **state)
{
    (void)state;
    assert_found("@names", "聶榮臻 résumé resume Résumé RESUME a ÅNGSTRÖM "
                           "ångström " RESUME_APART);
    assert_found("@names%d", "聶榮臻 résumé resume Résumé RESUME a Angstrom "
                             RESUME_APART);
    assert_found("(@names)%v", "聶榮臻 résumé resume Résumé RESUME a "
                               RESUME_APART);
}

/* Whatever is folded, a word finds itself, and with more folded no less. */
static void every_word_finds_itself(void **state)
{
    static const char *const flags[] = { "%c", "%d", "%v", "%cd", "%cv",
                                         "%dv", "%cdv" };
    zl_str query = { 0 };
    zl_cursor *cursor;

    (void)state;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        for (size_t k = 0; k < sizeof flags / sizeof *flags; k++) {
            zl_str_empty(&query);
            zl_str_format(&query, "\"%s\"%sl", forms[i], flags[k]);
            assert_int_equal(open_hits(&cursor, zl_str_text(&query), NULL,
                                       corpus, NULL, NULL),
                             ZILI_OK);
            zl_cursor_seek(cursor, (uint32_t)i);
            assert_int_equal(cursor->hit.begin, i);
            zl_cursor_free(cursor);
        }
    zl_str_clear(&query);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(traditional_and_simplified_find_each_other),
        cmocka_unit_test(without_variants_they_are_two_words),
        cmocka_unit_test(what_is_two_words_in_chinese_stays_two),
        cmocka_unit_test(diacritics_are_folded_where_the_query_says_so),
        cmocka_unit_test(what_is_canonically_the_same_is_never_parted),
        cmocka_unit_test(case_is_folded_alone),
        cmocka_unit_test(variants_are_folded_alone),
        cmocka_unit_test(quotes_find_what_stands_there),
        cmocka_unit_test(a_percent_that_is_no_flag_is_found),
        cmocka_unit_test(what_is_not_there_is_not_found),
        cmocka_unit_test(patterns_of_a_theme_have_flags),
        cmocka_unit_test(every_word_finds_itself),
    };

    return cmocka_run_group_tests_name("query_flags", tests, open_corpus,
                                       close_corpus);
}
