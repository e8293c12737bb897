/* cmd_chart.c -- a table of the corpus, or of a file, → a figure. */
#include "cli.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct settings {
    zili_chart_options chart;
    const char *output;
    bool list, example, check;
};

static const zili_option settings_list[] = {
    { "output", 'o', ZILI_OPTION_TEXT, "FIG", "a .pdf, .png, .svg or .eps file",
      offsetof(struct settings, output), NULL },
    { "check", 0, ZILI_OPTION_FLAG, NULL,
      "say what would be printed wrong; without -o draw nothing",
      offsetof(struct settings, check), NULL },
    { "list", 0, ZILI_OPTION_FLAG, NULL, "name the kinds of charts",
      offsetof(struct settings, list), NULL },
    { "example", 0, ZILI_OPTION_FLAG, NULL,
      "draw this kind from the corpus with sensible arguments",
      offsetof(struct settings, example), NULL },
    { 0 },
};

const zili_option *const cli_chart_options[] = { settings_list,
                                                 zili_chart_option_list,
                                                 NULL };

static void list_kind(const zili_chart *chart)
{
    printf("%-12s %s\n             columns %s; from zili %s", chart->name,
           chart->summary, chart->columns, chart->analysis);
    for (const char *const *argument = chart->arguments;
         argument && argument[0]; argument += 2) {
        bool flag = strcmp(argument[1], "true") == 0;
        printf(" --%s%s%s", argument[0], flag ? "" : " ",
               flag ? "" : argument[1]);
    }
    putchar('\n');
}

static int list_kinds(void)
{
    for (size_t i = 0; zili_charts[i]; i++)
        list_kind(zili_charts[i]);
    return cli_close_output();
}

static zili_status wrong(zili_error *err, const char *format, const char *what)
{
    snprintf(err->text, sizeof err->text, format, what);
    return err->status = ZILI_EUSAGE;
}

/* ---- --example: the most frequent words stand for themes ---- */

#define EXAMPLE_WORDS 8
#define EXAMPLE_BYTES 6 /* two Chinese characters or six letters: no "the" */

static bool takes_items(const zili_analysis *analysis)
{
    return zili_option_find(analysis->options, "themes", 0) != NULL;
}

static zili_status frequent_words(zili_table **out, const zili_corpus *corpus,
                                  zili_error *err)
{
    cli_question question = { 0 };

    zili_status status =
        cli_question_new(&question, zili_analysis_find("freq"), err);
    if (!status)
        status = zili_analysis_run(question.analysis, corpus, question.options,
                                   out, err);
    cli_question_free(&question);
    return status;
}

/* The words live as long as `words`. */
static zili_status add_words(cli_question *question, const zili_table *words,
                             zili_error *err)
{
    size_t term = zili_table_find(words, "term");
    size_t rows = zili_table_rows(words), left = EXAMPLE_WORDS;
    zili_status status = ZILI_OK;

    for (size_t i = 0; !status && left > 0 && i < rows; i++) {
        const char *word = zili_table_text(words, i, term);
        if (strlen(word) < EXAMPLE_BYTES)
            continue;
        status = cli_question_add_query(question, word, err);
        left--;
    }
    return status;
}

/* ---- the table ---- */

static zili_status run_question(cli_question *question, const char *path,
                                bool example, zili_table **table,
                                zili_error *err)
{
    const zili_question *asked = question->options;
    zili_corpus *corpus = NULL;
    zili_table *words = NULL;
    zili_status status = zili_corpus_open(&corpus, path, err);

    if (!status && example && takes_items(question->analysis) &&
        asked->queries.count == 0 && !asked->themes)
        status = frequent_words(&words, corpus, err);
    if (!status && words)
        status = add_words(question, words, err);
    if (!status)
        status = zili_analysis_run(question->analysis, corpus,
                                   question->options, table, err);
    if (!status) /* a table may make its rows from the corpus */
        status = zili_table_hold(*table, err);
    zili_table_free(words);
    zili_corpus_close(corpus);
    return status;
}

static bool is_folder(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static zili_status make_table(cli_question *question,
                              const cli_operands *operands, bool example,
                              zili_table **table, zili_error *err)
{
    zili_status status = ZILI_OK;

    if (operands->count < 2)
        return wrong(err, "What shall be drawn? Name an index%s.",
                     ", a .tsv file, or - for standard input");
    if (strcmp(operands->items[1], "-") == 0)
        return zili_table_read(table, "/dev/stdin", err);
    if (!is_folder(operands->items[1]))
        return zili_table_read(table, operands->items[1], err);
    if (operands->count > 2 && !*question->analysis->operands)
        return wrong(err,
                     "This chart is made by the analysis %s, which takes "
                     "no query.",
                     question->analysis->name);
    for (size_t i = 2; !status && i < operands->count; i++)
        status = cli_question_add_query(question, operands->items[i], err);
    if (!status)
        status =
            run_question(question, operands->items[1], example, table, err);
    return status;
}

/* ---- the command ---- */

/* The first argument that is a kind: the options depend on it. */
static const zili_chart *find_kind(int count, char **arguments)
{
    const zili_chart *chart = NULL;

    for (int i = 0; !chart && i < count; i++)
        if (arguments[i][0] != '-')
            chart = zili_chart_find(arguments[i]);
    return chart;
}

/* With --check the list is printed, and `*good` is whether all is well. */
static zili_status draw_table(const zili_chart *chart, const zili_table *table,
                              const struct settings *settings, bool *good,
                              zili_error *err)
{
    zili_status status = ZILI_OK;

    *good = true;
    if (settings->check)
        status = zili_chart_check(chart, table, &settings->chart, cli_write,
                                  stdout, good, err);
    if (!status && settings->output)
        status = zili_chart_draw(chart, table, &settings->chart,
                                 settings->output, err);
    return status;
}

static zili_status draw(const zili_chart *chart, const cli_set *sets,
                        cli_question *question, struct settings *settings,
                        int count, char **arguments, bool *good,
                        zili_error *err)
{
    cli_operands operands = { 0 };
    zili_table *table = NULL;

    zili_status status =
        cli_arguments(&operands, sets, 3, count, arguments, err);
    if (!status && strcmp(operands.items[0], chart->name) != 0)
        status = wrong(err,
                       "The kind of chart comes first, as in: chart %s "
                       "home.zili -o figure.pdf.",
                       chart->name);
    if (!status && !settings->output && !settings->check)
        status = wrong(err, "Where shall the %s chart be? Say -o figure.pdf.",
                       chart->name);
    if (!status)
        status =
            make_table(question, &operands, settings->example, &table, err);
    if (!status)
        status = draw_table(chart, table, settings, good, err);
    zili_table_free(table);
    free(operands.items);
    return status;
}

static int draw_kind(const zili_chart *chart, int count, char **arguments)
{
    struct settings settings = { 0 };
    cli_question question = { 0 };
    zili_error err = { 0 };
    bool good = true;

    zili_status status =
        cli_question_new(&question, zili_analysis_find(chart->analysis), &err);
    if (!status)
        status = cli_question_set(&question, chart->arguments, &err);
    cli_set sets[] = { { settings_list, &settings },
                       { zili_chart_option_list, &settings.chart },
                       { question.analysis->options, question.options } };
    if (!status)
        status = draw(chart, sets, &question, &settings, count, arguments,
                      &good, &err);
    cli_question_free(&question);
    if (status)
        return cli_fail(&err);
    int code = cli_close_output();
    return code == CLI_DONE && !good ? CLI_FAILED : code;
}

/* How many letters must change to make one name of another. */
#define LONGEST_NAME 32

static size_t distance(const char *a, const char *b)
{
    size_t row[LONGEST_NAME + 1], length = strlen(b);

    if (length > LONGEST_NAME)
        return SIZE_MAX;
    for (size_t i = 0; i <= length; i++)
        row[i] = i;
    for (size_t k = 0; a[k]; k++) {
        size_t corner = row[0];
        row[0] = k + 1;
        for (size_t i = 1; i <= length; i++) {
            size_t change = corner + (a[k] != b[i - 1]);
            corner = row[i];
            row[i] = row[i] < row[i - 1] ? row[i] + 1 : row[i - 1] + 1;
            row[i] = change < row[i] ? change : row[i];
        }
    }
    return row[length];
}

/* A kind of which at most a third of the letters is another; or NULL. */
static const char *nearest_kind(const char *name)
{
    const zili_chart *nearest = zili_charts[0];

    for (size_t i = 1; zili_charts[i]; i++)
        if (distance(name, zili_charts[i]->name) <
            distance(name, nearest->name))
            nearest = zili_charts[i];
    return 3 * distance(name, nearest->name) <= strlen(nearest->name) + 1
               ? nearest->name
               : NULL;
}

static void say_unknown(const char *name, zili_error *err)
{
    const char *nearest = nearest_kind(name);

    snprintf(err->text, sizeof err->text,
             "There is no kind of chart called \"%.60s\"%s%s; zili chart "
             "--list has all.",
             name, nearest ? "; the nearest is " : "", nearest ? nearest : "");
}

/* ---- several charts: chart panels bars=a.tsv trend:count=b.tsv ---- */

#define MOST_PANELS 26

struct figure {
    zili_panel panels[MOST_PANELS];
    zili_table *tables[MOST_PANELS];
    char *names[MOST_PANELS]; /* KIND:COLUMN, cut into two */
    size_t count;
};

static void free_figure(struct figure *figure)
{
    for (size_t i = 0; i < figure->count; i++) {
        zili_table_free(figure->tables[i]);
        free(figure->names[i]);
    }
}

/* KIND=TABLE, or KIND:COLUMN=TABLE. */
static zili_status add_panel(struct figure *figure, const char *operand,
                             zili_error *err)
{
    const char *equals = strchr(operand, '=');
    size_t i = figure->count;

    if (!equals || i == MOST_PANELS)
        return wrong(err,
                     "A figure is made of up to 26 charts, KIND=TABLE.tsv "
                     "each, as bars=words.tsv; this is none: \"%.80s\".",
                     operand);
    figure->names[i] = strndup(operand, (size_t)(equals - operand));
    figure->count++;
    if (!figure->names[i])
        return wrong(err, "%s", "There is not enough memory.");
    char *colon = strchr(figure->names[i], ':');
    if (colon)
        *colon = 0;
    figure->panels[i].value = colon ? colon + 1 : NULL;
    figure->panels[i].chart = zili_chart_find(figure->names[i]);
    if (!figure->panels[i].chart) {
        say_unknown(figure->names[i], err);
        return err->status = ZILI_EUSAGE;
    }
    zili_status status =
        zili_table_read(&figure->tables[i], equals + 1, err);
    figure->panels[i].table = figure->tables[i];
    return status;
}

static zili_status draw_figure(const struct figure *figure,
                               const struct settings *settings, bool *good,
                               zili_error *err)
{
    zili_status status = ZILI_OK;

    if (figure->count == 0)
        return wrong(err, "%s",
                     "Which charts? Say chart panels bars=words.tsv "
                     "trend=years.tsv -o figure.pdf.");
    if (!settings->output && !settings->check)
        return wrong(err, "%s",
                     "Where shall the figure be? Say -o figure.pdf.");
    if (settings->check)
        status = zili_figure_check(figure->panels, figure->count,
                                   &settings->chart, cli_write, stdout, good,
                                   err);
    if (!status && settings->output)
        status = zili_figure_draw(figure->panels, figure->count,
                                  &settings->chart, settings->output, err);
    return status;
}

static int draw_panels(int count, char **arguments)
{
    struct settings settings = { 0 };
    struct figure figure = { 0 };
    cli_operands operands = { 0 };
    cli_set sets[] = { { settings_list, &settings },
                       { zili_chart_option_list, &settings.chart } };
    zili_error err = { 0 };
    bool good = true;

    zili_status status =
        cli_arguments(&operands, sets, 2, count, arguments, &err);
    for (size_t i = 1; !status && i < operands.count; i++)
        status = add_panel(&figure, operands.items[i], &err);
    if (!status)
        status = draw_figure(&figure, &settings, &good, &err);
    free_figure(&figure);
    free(operands.items);
    if (status)
        return cli_fail(&err);
    int code = cli_close_output();
    return code == CLI_DONE && !good ? CLI_FAILED : code;
}

/* What can be asked without a kind. */
static int without_kind(const cli_command *command, int count,
                        char **arguments)
{
    struct settings settings = { 0 };
    cli_operands operands = { 0 };
    cli_set sets[] = { { settings_list, &settings },
                       { zili_chart_option_list, &settings.chart } };
    zili_error err = { 0 };
    int code;

    zili_status status =
        cli_arguments(&operands, sets, 2, count, arguments, &err);
    if (operands.help) {
        cli_print_help(stdout, command);
        code = cli_close_output();
    } else if (!status && settings.list) {
        code = list_kinds();
    } else {
        if (!status && operands.count > 0)
            say_unknown(operands.items[0], &err);
        else if (!status)
            snprintf(err.text, sizeof err.text,
                     "Which kind of chart? See zili chart --list.");
        code = cli_misused(command, err.text);
    }
    free(operands.items);
    return code;
}

static bool asks_for_help(int count, char **arguments)
{
    for (int i = 0; i < count; i++)
        if (strcmp(arguments[i], "--help") == 0 ||
            strcmp(arguments[i], "--list") == 0)
            return true;
    return false;
}

int cli_chart(const cli_command *command, int count, char **arguments)
{
    const zili_chart *chart = find_kind(count, arguments);
    bool panels = count > 0 && strcmp(arguments[0], "panels") == 0;

    if (panels && !asks_for_help(count, arguments))
        return draw_panels(count, arguments);
    if (!chart || asks_for_help(count, arguments))
        return without_kind(command, count, arguments);
    return draw_kind(chart, count, arguments);
}
