/* test_web_names.c -- no sentence and no note says where anything lies. */
#include "web_help.h"

#include "web/names.h"

static char *themes;

/* Paths of which one begins as another, and one that is a word. */
static web_site new_site(void)
{
    static const char *const paths[] = { "/data/x.zili", "/data/x",
                                         "/data/x2.zili", "there", "./own/" };
    web_site site;

    assert_int_equal(web_site_name(&site, paths, 5, themes, NULL), ZILI_OK);
    return site;
}

static void mends(const web_ask *ask, const char *text, const char *expected)
{
    web_site site = new_site();
    zili_error err = { 0 };

    snprintf(err.text, sizeof err.text, "%s", text);
    web_names_mend(&site, ask, &err);
    assert_string_equal(err.text, expected);
    web_site_close(&site);
}

static void indexes_have_their_names(void **state)
{
    (void)state;
    mends(NULL, "There is no region \"x\" in /data/x.zili; there are none.",
          "There is no region \"x\" in x.zili; there are none.");
    mends(NULL, "/data/x.zili/catalogue.sqlite is damaged.",
          "x.zili/catalogue.sqlite is damaged.");
    mends(NULL, "/data/x, /data/x2.zili and ./own/.",
          "x-2.zili, x2.zili and own.zili.");
    mends(NULL, "/data/x-y, /more/data/x and \"there\" stay.",
          "/data/x-y, /more/data/x and \"there\" stay.");
    mends(NULL, "", "");
}

static void themes_and_files_have_their_options(void **state)
{
    const web_ask ask = { .files = { { "themes", 4, "/dev/fd/4" },
                                     { "against", 40, "/dev/fd/40" } },
                          .file_count = 2 };

    (void)state;
    mends(&ask, "/dev/fd/4:3: a", "themes:3: a");
    mends(&ask, "from /dev/fd/40, and /dev/fd/41",
          "from against, and /dev/fd/41");
    mends(NULL, "/home/me/own.yaml has no themes.",
          "/home/me/own.yaml has no themes.");
    themes = (char *)(uintptr_t) "/home/me/own.yaml";
    mends(&ask, "/home/me/own.yaml has no themes.",
          "themes.yaml has no themes.");
    themes = NULL;
}

static void long_sentences_are_cut(void **state)
{
    static char text[sizeof((zili_error *)0)->text];

    (void)state;
    for (size_t i = 0; i + 8 < sizeof text; i += 7)
        memcpy(text + i, "/own/x ", 7);
    memcpy(text, "./own/,", 7);
    web_site site = new_site();
    zili_error err = { 0 };
    memcpy(err.text, text, sizeof text);
    web_names_mend(&site, NULL, &err);
    assert_memory_equal(err.text, "own.zili,", 9);
    assert_in_range(strlen(err.text), 1000, sizeof err.text - 1);
    web_site_close(&site);
}

/* In a note that an analysis wrote, and whatever lacks memory. */
static void notes_are_mended(void **state)
{
    zili_error err = { 0 };
    zili_table *table = NULL;
    web_site site = { 0 };

    (void)state;
    open_site(&site, NULL);
    web_ask ask = { 0 };
    assert_int_equal(cli_question_new(&ask.question,
                                      zili_analysis_find("keyness"), &err),
                     ZILI_OK);
    assert_int_equal(
        zili_option_set(
            zili_option_find(ask.question.analysis->options, "against", 0),
            ask.question.options, site.corpora[1].path, &err),
        ZILI_OK);
    assert_int_equal(zili_analysis_run(ask.question.analysis,
                                       site.corpora[0].corpus,
                                       ask.question.options, &table, &err),
                     ZILI_OK);
    assert_non_null(strstr(zili_table_note(table, 0), site.corpora[1].path));
    zili_status status = ZILI_ENOMEM;
    for (long n = 0; status; n++) {
        granted = n;
        status = web_names_mend_notes(&site, &ask, table, &err);
        granted = -1;
        assert_true(status == ZILI_OK || status == ZILI_ENOMEM);
    }
    assert_null(strstr(zili_table_note(table, 0), site.corpora[1].path));
    assert_non_null(strstr(zili_table_note(table, 0), "reference: two.zili"));
    zili_table_free(table);
    web_ask_clear(&ask);
    web_site_close(&site);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(indexes_have_their_names),
        cmocka_unit_test(themes_and_files_have_their_options),
        cmocka_unit_test(long_sentences_are_cut),
        cmocka_unit_test(notes_are_mended),
    };

    return cmocka_run_group_tests(tests, make_scratch, remove_scratch);
}
