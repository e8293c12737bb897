/* test_web_ask.c -- parameters of an address as options of a question. */
#include "web_help.h"

#include "web/ask.h"

static web_site site;
static web_address address;
static web_ask ask;
static zili_error err;
static char themes[220];

static int open_all(void **state)
{
    if (make_scratch(state))
        return -1;
    snprintf(themes, sizeof themes, "%s/themes.yaml", scratch);
    write_file(themes, "a: {en: [aid]}\n", 15);
    open_site(&site, themes);
    return 0;
}

static int close_all(void **state)
{
    web_site_close(&site);
    return remove_scratch(state);
}

static zili_status ask_of(const char *analysis, const char *chart,
                          const char *target)
{
    read_address(&address, target);
    err = (zili_error){ 0 };
    return web_ask_read(&ask, &site, zili_analysis_find(analysis),
                        chart ? zili_chart_find(chart) : NULL, &address, &err);
}

static void clear(void)
{
    web_ask_clear(&ask);
    web_address_clear(&address);
}

static void refuses(const char *analysis, const char *chart,
                    const char *target, const char *sentence)
{
    assert_int_equal(ask_of(analysis, chart, target), ZILI_EUSAGE);
    assert_string_equal(err.text, sentence);
    clear();
}

static const zili_question *asked(void)
{
    return ask.question.options;
}

static void parameters_are_options(void **state)
{
    (void)state;
    assert_int_equal(ask_of("kwic", NULL,
                            "/one/kwic.json?query=aid&limit=7&query=b+c&"
                            "where=year%3D1960&simple=true&page.first=3"),
                     ZILI_OK);
    assert_int_equal(asked()->queries.count, 2);
    assert_string_equal(asked()->queries.items[1], "b c");
    assert_int_equal(asked()->limit, 7);
    assert_string_equal(asked()->where, "year=1960");
    assert_true(asked()->simple && asked()->pages);
    clear();
}

static void what_is_no_option_is_refused(void **state)
{
    (void)state;
    refuses("kwic", NULL, "/one/kwic.json?colour=red",
            "The analysis kwic has no option \"colour\".");
    refuses("docs", NULL, "/one/docs.json?query=a",
            "The analysis docs takes no query.");
    refuses("kwic", NULL, "/one/kwic.json?chart.width=84",
            "Charts have no option \"width\".");
    refuses("kwic", "network", "/one/chart/network.svg?chart.colour=red",
            "Charts have no option \"colour\".");
    refuses("kwic", NULL, "/one/kwic.json?limit=many",
            "--limit wants a whole number, not \"many\".");
}

/* ---- files ---- */

static void assert_stands_in(const char *path, const char *text)
{
    zl_span file = read_file(path);

    assert_int_equal(file.size, strlen(text));
    assert_memory_equal(file.bytes, text, file.size);
    zl_free((void *)(uintptr_t)file.bytes);
}

static void files_are_brought_along(void **state)
{
    size_t files = open_files();

    (void)state;
    assert_int_equal(
        ask_of("themes", NULL, "/one/themes.json?themes=b:+%7Ben:+[rely]%7D"),
        ZILI_OK);
    assert_int_equal(ask.file_count, 1);
    assert_stands_in(asked()->themes, "b: {en: [rely]}");
    clear();
    assert_int_equal(open_files(), files);
}

/* A path is what stands in the file, and not where one is. */
static void no_file_of_this_machine_is_reached(void **state)
{
    char target[300];

    (void)state;
    for (size_t i = 0; zili_analyses[i]; i++)
        for (const zili_option *option = zili_analyses[i]->options;
             option->name; option++) {
            if (option->type != ZILI_OPTION_FILE)
                continue;
            snprintf(target, sizeof target, "/one/x.json?%s=%s", option->name,
                     themes);
            assert_int_equal(ask_of(zili_analyses[i]->name, NULL, target),
                             ZILI_OK);
            const char *path =
                *(const char *const *)((const char *)ask.question.options +
                                       option->offset);
            assert_string_not_equal(path, themes);
            assert_stands_in(path, themes);
            clear();
        }
}

/* What its help calls a file is one: as a text it would open any of them. */
static void options_that_open_files_say_so(void **state)
{
    static const char *const files[] = { "F", "FILE", "J", "Y" };

    (void)state;
    for (size_t i = 0; zili_analyses[i]; i++)
        for (const zili_option *option = zili_analyses[i]->options;
             option->name; option++) {
            bool is_file = option->type == ZILI_OPTION_FILE ||
                           option->type == ZILI_OPTION_FILES;
            bool is_called_so = false;
            for (size_t k = 0; option->value && k < 4; k++)
                is_called_so |= strcmp(option->value, files[k]) == 0;
            if (is_file != is_called_so)
                fail_msg("%s --%s %s", zili_analyses[i]->name, option->name,
                         option->value ? option->value : "");
        }
}

static void the_site_has_themes_of_its_own(void **state)
{
    (void)state;
    assert_int_equal(ask_of("themes", NULL, "/one/themes.json?themes=site"),
                     ZILI_OK);
    assert_string_equal(asked()->themes, themes);
    clear();
    site.themes = NULL;
    refuses("themes", NULL, "/one/themes.json?themes=site",
            "This page was begun without a file of themes.");
    site.themes = themes;
}

static const char *text_of(const char *name)
{
    const zili_option *option =
        zili_option_find(ask.question.analysis->options, name, 0);

    return *(const char *const *)((const char *)ask.question.options +
                                  option->offset);
}

static void words_are_no_files(void **state)
{
    (void)state;
    assert_int_equal(ask_of("freq", NULL, "/one/freq.json?join=hyphen"),
                     ZILI_OK);
    assert_string_equal(text_of("join"), "hyphen");
    assert_int_equal(ask.file_count, 0);
    clear();
}

static void another_corpus_is_called_by_its_name(void **state)
{
    (void)state;
    assert_int_equal(ask_of("keyness", NULL, "/one/keyness.json?against=two"),
                     ZILI_OK);
    assert_string_equal(text_of("against"), site.corpora[1].path);
    clear();
    assert_int_equal(
        ask_of("keyness", NULL, "/one/keyness.json?against=three"), ZILI_OK);
    assert_stands_in(text_of("against"), "three");
    clear();
}

static void too_many_files_are_refused(void **state)
{
    char target[300] = "/one/themes.json?";

    (void)state;
    for (int i = 0; i <= WEB_FILES; i++)
        strcat(target, "themes=a&");
    refuses("themes", NULL, target,
            "What --themes brings along cannot be taken: there are too many "
            "such files.");
}

/* ---- the command line ---- */

static void write_command(char *out, size_t size, const char *analysis,
                          const char *chart, const char *target)
{
    FILE *file = fmemopen(out, size, "w");

    read_address(&address, target);
    web_ask_command(file, &site, "one", zili_analysis_find(analysis),
                    chart ? zili_chart_find(chart) : NULL, &address);
    fclose(file);
    web_address_clear(&address);
}

static void commands(const char *analysis, const char *chart,
                     const char *target, const char *expected)
{
    char found[500];

    write_command(found, sizeof found, analysis, chart, target);
    assert_string_equal(found, expected);
}

static void commands_ask_the_same(void **state)
{
    (void)state;
    commands("kwic", NULL, "/one/kwic.json?query=aid&sort=1R&page.first=3",
             "zili kwic one.zili --sort 1R aid");
    commands("kwic", NULL, "/one/kwic.json?query=aid&sort=1R&places=true",
             "zili kwic one.zili --sort 1R aid");
    commands("kwic", NULL, "/one/kwic.json?query=-a&simple=true&query=b+c",
             "zili kwic one.zili --simple -- -a 'b c'");
    commands("kwic", NULL, "/one/kwic.json?simple=false&where=",
             "zili kwic one.zili --where ''");
    commands("themes", NULL, "/one/themes.json?themes=site",
             "zili themes one.zili --themes themes.yaml");
    commands("freq", NULL, "/one/freq.json?join=hyphen",
             "zili freq one.zili --join hyphen");
    commands("freq", NULL, "/one/freq.json?join=of+course",
             "zili freq one.zili --join FILE");
    commands("keyness", NULL, "/one/keyness.json?against=two",
             "zili keyness one.zili --against two.zili");
    commands("cooc", "network", "/one/chart/network.svg?chart.width=84",
             "zili chart network one.zili --width 84 -o network.pdf");
}

/* What a shell makes of the command's words, each in < >. */
static void run_by_shell(char *out, size_t size, const char *command)
{
    char path[300], line[320];

    snprintf(path, sizeof path, "%s/command.sh", scratch);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file, "zili() { printf '<%%s>' \"$@\"; }\n%s\n", command);
    fclose(file);
    snprintf(line, sizeof line, "sh %s", path);
    FILE *shell = popen(line, "r");
    assert_non_null(shell);
    out[fread(out, 1, size - 1, shell)] = 0;
    assert_int_equal(pclose(shell), 0);
}

static void shells_take_each_value_for_one_word(void **state)
{
    static const char *const words[] = {
        "aid",     "self-relian*", "a b",     "it's",
        "''",      "\"$HOME\"",    "$(date)", "`id`",
        "a;b|c&d", "~\"自力\"",    "\\",      "a\\'b",
        "!x",      "#no",          "{a,b}",   "[]*",
        "?",       "<script>",     "a\nb",    "tab\there",
        "%25",     "=x",           "(a|b)",
    };
    char target[2000] = "/one/kwic.json?where=x'y+%24z", command[2000],
         expected[2000] = "<kwic><one.zili><--where><x'y $z>", found[2000];

    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        char *at = target + strlen(target);
        at += sprintf(at, "&query=");
        for (const char *c = words[i]; *c; c++)
            at += sprintf(at, "%%%02X", (unsigned char)*c);
        sprintf(expected + strlen(expected), "<%s>", words[i]);
    }
    write_command(command, sizeof command, "kwic", NULL, target);
    run_by_shell(found, sizeof found, command);
    assert_string_equal(found, expected);
}

static void memory_may_be_refused(void **state)
{
    size_t files = open_files();
    zili_status status = ZILI_ENOMEM;

    (void)state;
    for (long n = 0; status; n++) {
        read_address(&address, "/one/themes.json?themes=a&query=b");
        granted = n;
        status = web_ask_read(&ask, &site, zili_analysis_find("kwic"), NULL,
                              &address, &err);
        granted = -1;
        assert_true(status == ZILI_OK || status == ZILI_ENOMEM);
        clear();
        assert_int_equal(open_files(), files);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parameters_are_options),
        cmocka_unit_test(what_is_no_option_is_refused),
        cmocka_unit_test(files_are_brought_along),
        cmocka_unit_test(no_file_of_this_machine_is_reached),
        cmocka_unit_test(options_that_open_files_say_so),
        cmocka_unit_test(the_site_has_themes_of_its_own),
        cmocka_unit_test(words_are_no_files),
        cmocka_unit_test(another_corpus_is_called_by_its_name),
        cmocka_unit_test(too_many_files_are_refused),
        cmocka_unit_test(commands_ask_the_same),
        cmocka_unit_test(shells_take_each_value_for_one_word),
        cmocka_unit_test(memory_may_be_refused),
    };

    return cmocka_run_group_tests(tests, open_all, close_all);
}
