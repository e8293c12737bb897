/* test_glossary.c -- what a dictionary gives for a term. */
#include "glossary_help.h"

#include "base/mem.h"

static const char small[] =
    "\xEF\xBB\xBF# CC-CEDICT\n"
    "#! version=1\n"
    "傳統 传统 [chuan2 tong3] /tradition/traditional/the convention/\r\n"
    "自力更生 自力更生 [zi4 li4 geng1 sheng1] /regeneration through one's own "
    "effort (idiom)/self-reliance/\n"
    "聶 聂 [Nie4] /surname Nie/\n"
    "聶榮臻 聂荣臻 [Nie4 Rong2 zhen1] /Nie Rongzhen (1899-1992), PRC "
    "marshal/\n"
    "本 本 [ben3] /(bound form) root; stem/classifier for books/CL:個|个[ge4]/"
    "\n"
    "本 本 [ben3] /variant of 苯[ben3]/root (fig.)/\n"
    "呂 吕 [Lu:3] /surname Lü/";

static void words_of_a_term_have_weights(void **state)
{
    zl_glossary *glossary = open_glossary(small);

    (void)state;
    assert_null(zl_glossary_note(glossary));
    assert_int_equal(zl_glossary_count(glossary), 6);
    check_term(glossary, "传统", "tradit 200, convent 100",
               "tradition|traditional|convention");
    check_term(glossary, "自力更生",
               "regener 20, through 20, one 20, own 20, effort 20, self 50, "
               "relianc 50",
               "regeneration through one's own effort|self-reliance");
    check_term(glossary, "本", "root 200, stem 100, classifi 33, for 33, "
                               "book 33",
               "root|stem|classifier for books|root");
    zl_glossary_close(glossary);
}

static void a_name_is_spelt_as_it_is_read(void **state)
{
    zl_glossary *glossary = open_glossary(small);

    (void)state;
    check_term(glossary, "聂", "nie 200", "Nie|Nie*");
    check_term(glossary, "聂荣臻", "nie 75, rongzhen 75, prc 25, marshal 25",
               "Nie Rongzhen, PRC marshal|Nie Rongzhen*");
    check_term(glossary, "吕", "lü 100, lu 100", "Lü|Lu*");
    zl_glossary_close(glossary);
}

static void only_usual_keys_are_found(void **state)
{
    zl_glossary *glossary = open_glossary(small);

    (void)state;
    assert_int_equal(zl_glossary_number(glossary, zl_view_of("传统")), 0);
    assert_int_equal(zl_glossary_number(glossary, zl_view_of("傳統")),
                     ZL_NO_TERM);
    assert_int_equal(zl_glossary_number(glossary, zl_view_of("")),
                     ZL_NO_TERM);
    assert_true(zl_view_is(zl_glossary_term(glossary, 2), "聂"));
    zl_glossary_close(glossary);
}

static void both_forms_lead_to_the_line(void **state)
{
    zl_glossary *glossary =
        open_glossary("traditional\tsimplified\ttranslation\n"
                      "colour\tcolor\tFarbe\nA B C D [x] /alpha beta/\n");

    (void)state;
    assert_int_equal(zl_glossary_count(glossary), 4);
    check_term(glossary, "colour", "farb 100", "Farbe");
    check_term(glossary, "color", "farb 100", "Farbe");
    check_term(glossary, "a b", "alpha 50, beta 50", "alpha beta");
    check_term(glossary, "c d", "alpha 50, beta 50", "alpha beta");
    zl_glossary_close(glossary);
}

static void notes_are_no_translations(void **state)
{
    zl_glossary *glossary = open_glossary(
        "見 见 [jian4] /to see/see 拜拜[bai2 bai2]/see also 摩托車|摩托车/\n"
        "甲 甲 [jia3] /old variant of 假/also written 計畫|计画, plan/Taiwan "
        "pr. [jia4]/abbr. for 安全理事會|安全理事会, Security Council/\n"
        "乙 乙 [yi3] /Air China, abbr. for 中國/abbr. for World Health "
        "Organization/(Tw (x)) lit. to the point (/see you/\n"
        "丙 丙 [bing3] /variant of 丁[ding1]/zero ○〇⼀/\n");

    (void)state;
    check_term(glossary, "见", "see 100", "see");
    check_term(glossary, "甲", "plan 100, secur 50, council 50",
               "plan|Security Council");
    check_term(glossary, "乙",
               "air 50, china 50, world 33, health 33, organ 33, point 100, "
               "see 50, you 50",
               "Air China|World Health Organization|point|see you");
    check_term(glossary, "丙", "zero 100", "zero ○");
    zl_glossary_close(glossary);
}

static void a_table_of_two_columns_is_read(void **state)
{
    zl_glossary *glossary = open_glossary("自力更生\tself-reliance|autarky\n"
                                          "\n# no more\n"
                                          "一\tone/single; ONE\n");

    (void)state;
    assert_int_equal(zl_glossary_count(glossary), 2);
    check_term(glossary, "自力更生", "self 50, relianc 50, autarki 100",
               "self-reliance|autarky");
    check_term(glossary, "一", "one 200, singl 100", "one|single|ONE");
    zl_glossary_close(glossary);
}

static void columns_are_known_by_their_names(void **state)
{
    zl_glossary *glossary =
        open_glossary("English\tPinyin\tZH\nNie\tNie4\t聂\n");

    (void)state;
    assert_int_equal(zl_glossary_count(glossary), 1);
    check_term(glossary, "聂", "nie 200", "Nie|Nie*");
    zl_glossary_close(glossary);
    glossary = open_glossary("word\treading\n字\tletter\n");
    check_term(glossary, "word", "read 100", "reading");
    zl_glossary_close(glossary);
}

/* Three columns have a reading, four a traditional form. */
static void columns_without_names_are_counted(void **state)
{
    zl_glossary *glossary = open_glossary("聂\tNie4\tto whisper\n");

    (void)state;
    check_term(glossary, "聂", "whisper 100, nie 100", "whisper|Nie*");
    zl_glossary_close(glossary);
    glossary = open_glossary("聶\t聂\tNie4\tsee 95後|95后; whisper\tmore\n");
    check_term(glossary, "聂", "whisper 100, nie 100",
               "whisper|Nie*");
    zl_glossary_close(glossary);
}

static void other_scripts_are_words_too(void **state)
{
    zl_glossary *glossary =
        open_glossary("self-reliance\t自力更生; 獨立自主\nwork\tработа\n");

    (void)state;
    check_term(glossary, "self-reliance", "自力更生 100, 独立自主 100",
               "自力更生|獨立自主");
    check_term(glossary, "work", "работа 100", "работа");
    zl_glossary_close(glossary);
}

static void what_cannot_be_read_is_left_out(void **state)
{
    zl_glossary *glossary = open_glossary("one\teins\nnothing\n\ttwo\n"
                                          "th\xFFree\tdrei\nfour\t /; \n");

    (void)state;
    assert_int_equal(zl_glossary_count(glossary), 1);
    assert_string_equal(zl_glossary_note(glossary),
                        "small.u8: 4 of 5 lines cannot be read and are left "
                        "out; the first is line 2, which has neither a tab "
                        "nor the form of CC-CEDICT, 字 字 [zi4] /letter/.");
    zl_glossary_close(glossary);
}

static void check_refused(zl_view bytes, const char *expected)
{
    zl_glossary *glossary = NULL;
    zili_error err = { 0 };

    assert_int_equal(zl_glossary_open(&glossary, bytes, "none.tsv", &err),
                     ZILI_EFORMAT);
    assert_null(glossary);
    assert_string_equal(err.text, expected);
}

static void what_is_no_glossary_is_refused(void **state)
{
    static char line[70000];

    (void)state;
    check_refused((zl_view){ NULL, 0 }, "none.tsv has no terms.");
    check_refused(zl_view_of("# a\n\nterm\ttranslation\n"),
                  "none.tsv has no terms.");
    check_refused(zl_view_of("\nthe wrong file\n"),
                  "none.tsv is no glossary: no line of it can be read; line 2 "
                  "has neither a tab nor the form of CC-CEDICT, 字 字 [zi4] "
                  "/letter/.");
    memset(line, 'a', sizeof line - 1);
    line[300] = '\t';
    check_refused(zl_view_of(line),
                  "none.tsv is no glossary: no line of it can be read; line 1 "
                  "is longer than 65,536 bytes.");
    line[1000] = 0;
    check_refused(zl_view_of(line),
                  "none.tsv is no glossary: no line of it can be read; line 1 "
                  "has a term of more than 255 bytes.");
    zl_glossary_close(NULL);
}

static void of_many_words_the_first_are_given(void **state)
{
    zl_glossary *glossary;
    zl_glosses glosses = { 0 };
    zl_str text = { 0 };

    (void)state;
    zl_str_add_text(&text, "term\t");
    for (int i = 0; i < 3000; i++)
        zl_str_format(&text, "%d ", i);
    glossary = open_glossary(zl_str_text(&text));
    assert_int_equal(zl_glossary_find(glossary, 0, &glosses, NULL), ZILI_OK);
    assert_int_equal(glosses.count, 1000);
    assert_true(zl_view_is(glosses.items[999].key, "999"));
    zl_glosses_clear(&glosses);
    zl_glossary_close(glossary);
    zl_str_clear(&text);
}

/* Open, find. */
static zili_status whole_way(zl_view bytes)
{
    zl_glossary *glossary = NULL;
    zl_glosses glosses = { 0 };
    zili_status status = zl_glossary_open(&glossary, bytes, "small", NULL);

    for (uint32_t i = 0; !status && i < zl_glossary_count(glossary); i++)
        status = zl_glossary_find(glossary, i, &glosses, NULL);
    zl_glosses_clear(&glosses);
    zl_glossary_close(glossary);
    return status;
}

/* Cut anywhere, and with any byte another one. */
static void damage_is_survived(void **state)
{
    char copy[sizeof small];

    (void)state;
    for (size_t i = 0; i < sizeof small; i++) {
        memcpy(copy, small, sizeof small);
        (void)whole_way((zl_view){ copy, i });
        for (size_t k = 0; i + 1 < sizeof small && k < 8; k++) {
            copy[i] = (char)(small[i] ^ 1 << k);
            (void)whole_way((zl_view){ copy, sizeof small - 1 });
        }
    }
}

static void a_lack_of_memory_is_told(void **state)
{
    zili_status status = ZILI_ENOMEM;
    long n = 0;

    (void)state;
    for (; status; n++) {
        zl_refuse_after(n);
        status = whole_way(zl_view_of(small));
        zl_refuse_after(-1);
        if (status)
            assert_int_equal(status, ZILI_ENOMEM);
    }
    assert_true(n > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_a_term_have_weights),
        cmocka_unit_test(a_name_is_spelt_as_it_is_read),
        cmocka_unit_test(only_usual_keys_are_found),
        cmocka_unit_test(both_forms_lead_to_the_line),
        cmocka_unit_test(notes_are_no_translations),
        cmocka_unit_test(a_table_of_two_columns_is_read),
        cmocka_unit_test(columns_are_known_by_their_names),
        cmocka_unit_test(columns_without_names_are_counted),
        cmocka_unit_test(other_scripts_are_words_too),
        cmocka_unit_test(what_cannot_be_read_is_left_out),
        cmocka_unit_test(what_is_no_glossary_is_refused),
        cmocka_unit_test(of_many_words_the_first_are_given),
        cmocka_unit_test(damage_is_survived),
        cmocka_unit_test(a_lack_of_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
