/* test_theme_files.c -- dictionaries of other tools, read as themes. */
#include "index_help.h"

#include "base/mem.h"
#include "query/themes.h"

static zili_status read_text(zl_themes **out, const char *name,
                             const char *text, zili_error *err)
{
    write_file(in_scratch(name), text, strlen(text));
    return zl_themes_open(out, in_scratch(name), err);
}

/* "a(Label): soviet, aid; a/b: …" */
static void assert_themes(const char *name, const char *text,
                          const char *expected)
{
    zl_themes *themes;
    zl_str found = { 0 };
    zili_error err = { 0 };

    if (read_text(&themes, name, text, &err))
        fail_msg("%s", err.text);
    for (size_t i = 0; i < themes->list.count; i++) {
        const zl_theme *theme = &themes->list.items[i];
        zl_str_format(&found, "%s%s", i ? "; " : "", theme->name);
        if (theme->label_en)
            zl_str_format(&found, "(%s)", theme->label_en);
        for (size_t k = 0; k < theme->patterns.count; k++)
            zl_str_format(&found, "%s%s", k ? ", " : ": ",
                          theme->patterns.items[k].text);
    }
    assert_string_equal(zl_str_text(&found), expected);
    zl_str_clear(&found);
    zl_themes_close(themes);
}

static void assert_refused(const char *name, const char *text,
                           const char *where, const char *why)
{
    zl_themes *themes;
    zili_error err = { 0 };

    assert_int_equal(read_text(&themes, name, text, &err), ZILI_EFORMAT);
    assert_null(themes);
    assert_says(&err, where);
    assert_says(&err, why);
}

#define LIWC "%\n1\tpower (Power words)\n\t2\thelp\n3\tface\n%\n"

static void liwc_is_read(void **state)
{
    (void)state;
    assert_themes("d.dic",
                  "\uFEFF" LIWC "soviet\t1\t2\r\nassist*  2 1\n\n"
                  "kind of\t1\nall right 3\n:)\t3\nwhat?\t3\n",
                  "power(Power words): soviet, assist*, kind of; "
                  "power/help: soviet, assist*; "
                  "face: all right, ~\":)\", ~\"what?\"");
    assert_themes("d.txt", LIWC "a\t3\n", "power(Power words); power/help; "
                                          "face: a");
    assert_themes("d.dicx",
                  "DicTerm,posemo,home life\nhappi*,X,\n"
                  "\"mother, dear\",x,1\n\"say \"\"no\"\"\",,X\n",
                  "posemo: happi*, mother, dear; home_life(home life): "
                  "mother, dear, ~\"say \\\"no\\\"\"");
    assert_themes("d.txt", "DicTerm,a\nb,X\n", "a: b");
    assert_themes("d.dicx", "sep=,\r\nDicTerm,a\r\nb,X\r\n", "a: b");
    assert_themes("d.dicx", "DicTerm,a,b\nc,1,0\nd,0,1\n", "a: c; b: d");
}

static void what_liwc_has_and_themes_have_not_is_refused(void **state)
{
    (void)state;
    assert_refused("d.dic", "a\t1\n", "d.dic:1:", "begins with a line %");
    assert_refused("d.dic", "%\n1\ta\n", "d.dic:", "is missing");
    assert_refused("d.dic", "%\n1\ta\n1\tb\n%\n", ":3:", "another category 1");
    assert_refused("d.dic", "%\n1\ta\n2\ta\n%\n", ":3:", "another category");
    assert_refused("d.dic", "%\n1\n%\n", ":2:", "no name");
    assert_refused("d.dic", LIWC "word\n", ":6:", "an entry has a word");
    assert_refused("d.dic", LIWC "a\t1\nb\t9\n", ":7:", "none of those");
    assert_refused("d.dic", LIWC "kind\t<of>131/1\n", ":6:", "a condition");
    assert_refused("d.dic", LIWC "like\t(02 134)1/2\n", ":6:", "a condition");
    assert_refused("d.dic", LIWC "(i) like\t1\n", ":6:", "a condition");
    assert_refused("d.dic", LIWC ":*)\t3\n", ":6:", "cannot stand beside");
    assert_refused("d.dic", "%\n%\n", "d.dic", "no categories");
    assert_refused("d.dic", "%\n1\t\xE9t\xE9\n%\n", "d.dic", "not certain");
    assert_refused("d.dicx", "DicTerm\n", ":1:", "begins with DicTerm");
    assert_refused("d.dicx", "sep=,\n", "d.dicx", "has no categories");
    assert_refused("d.dicx", "DicTerm,a\nb,0.5\n", ":2:", "a weight");
    assert_refused("d.dicx", "DicTerm,a\nb,X,X\n", ":2:", "more cells");
    assert_refused("d.dicx", "DicTerm,a\n,X\n", ":2:", "a word is missing");
}

static void wordstat_is_read(void **state)
{
    (void)state;
    assert_themes("d.cat",
                  "ECONOMY\n\tTRADE & AID\n\t\tCUSTOMS_UNION (1)\n"
                  "\t\tTARIFF* (1)\n\tFACTOR? (1)\nWAR (COLD)\n\tARM* (1)\n",
                  "ECONOMY: FACTOR?; "
                  "ECONOMY/TRADE_&_AID(TRADE & AID): CUSTOMS UNION, TARIFF*; "
                  "WAR__COLD_(WAR (COLD)): ARM*");
    assert_refused("d.cat", "A (1)\n", ":1:", "below no category");
    assert_refused("d.cat", "A\n\tB (2)\n", ":2:", "weight 2");
    assert_refused("d.cat", "A\n\t@R [B NEAR C] (1)\n", ":2:", "a rule");
    assert_refused("d.cat", "\n", "d.cat", "no categories");
}

static void rules_of_kh_coder_are_read(void **state)
{
    (void)state;
    assert_themes("d.txt",
                  "# rules\n*Soviet aid\nsoviet or near(soviet-aid)[5]\n"
                  "# more\n| seq('aid'-(a | b))\n"
                  "＊自主\n自力+更生　|　'独\"立'\n",
                  "Soviet_aid(Soviet aid): soviet, near(soviet, aid)[4], "
                  "(~\"aid\") []{0,9} ((a | b)); "
                  "自主: 自力 更生, ~\"独\\\"立\"");
    assert_themes("d.txt", "*a\nb and (c or d) & e\n*f\nwithin | a,b | c*\n",
                  "a: near(near(b, (c | d))[900, p], e)[900, p]; "
                  "f: ~\"within\", ~\"a,b\", ~\"c*\"");
}

static void other_rules_of_kh_coder_are_refused(void **state)
{
    (void)state;
    assert_refused("d.txt", "*a\nb\n\n*c\nd and not e\n", ":5:", "not there");
    assert_refused("d.txt", "*a\n! b\n", ":2:", "not there");
    assert_refused("d.txt", "*a\n<*b>\n", ":2:", "other codes");
    assert_refused("d.txt", "*a\nb or\nc-->noun\n", ":3:", "parts of speech");
    assert_refused("d.txt", "*a\nb > 2\n", ":2:", "between words stands or");
    assert_refused("d.txt", "*a\nb c\n", ":2:", "between words stands or");
    assert_refused("d.txt", "*a\nnear(b-c-d)\n", ":2:", "only two parts");
    assert_refused("d.txt", "*a\nnear(b)\n", ":2:", "two parts");
    assert_refused("d.txt", "*a\nnear(b-c)[d]\n", ":2:", "a number of words");
    assert_refused("d.txt", "*a\nnear(b-c)[0]\n", ":2:", "from 1 to 900");
    assert_refused("d.txt", "*a\n(b\n", ":", ") is missing");
    assert_refused("d.txt", "*a\n'b\n", ":2:", "between two '");
    assert_refused("d.txt", "*a\nb++c\n", ":2:", "beside +");
    assert_refused("d.txt", "*a\n*b\nc\n", ":2:", "a word is missing");
    assert_refused("d.txt", "*a\n（c　or　d）\n", ":2:", "are narrow");
    assert_refused("d.txt", "*a\nb＋c\n", ":2:", "are narrow");
    assert_refused("d.txt", "*a\nb\n*a\nc\n", ":3:", "another category");
    assert_refused("d.txt", "*a\n((((((((((((((((((((b\n", ":2:", "too deep");
}

static void every_lack_of_memory_is_survived(void **state)
{
    static const char *const texts[][2] = {
        { "d.dic", LIWC "soviet\t1\t2\nkind of\t1\n:)\t3\n" },
        { "d.dicx", "DicTerm,a,b c\nhappi*,X,\n\"d, e\",X,X\n" },
        { "d.cat", "A\n\tB C\n\t\tD_E (1)\n" },
        { "d.txt", "*a\nb and near(c-d) or 'e' or f+g\n*h\ni\n" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        zili_status status = ZILI_ENOMEM;
        long requests = 0;
        for (; status; requests++) {
            zl_themes *themes;
            write_file(in_scratch(texts[i][0]), texts[i][1],
                       strlen(texts[i][1]));
            zl_refuse_after(requests);
            status = zl_themes_open(&themes, in_scratch(texts[i][0]), NULL);
            zl_refuse_after(-1);
            assert_true(!status || status == ZILI_ENOMEM);
            zl_themes_close(themes);
        }
        assert_true(requests > 10);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(liwc_is_read),
        cmocka_unit_test(what_liwc_has_and_themes_have_not_is_refused),
        cmocka_unit_test(wordstat_is_read),
        cmocka_unit_test(rules_of_kh_coder_are_read),
        cmocka_unit_test(other_rules_of_kh_coder_are_refused),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("theme_files", tests, make_scratch,
                                       remove_scratch);
}
