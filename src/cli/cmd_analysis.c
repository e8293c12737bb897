/* cmd_analysis.c -- one command for every analysis: ask, then write. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Rows shown where a person reads and has not said how many. */
#define ROWS_FOR_READING 25
#define NOT_SAID UINT64_MAX

struct settings {
    zili_table_options table;
    const char *output;
    bool explain;
};

static const zili_option settings_list[] = {
    { "output", 'o', ZILI_OPTION_TEXT, "FILE", "write there",
      offsetof(struct settings, output), NULL },
    { "width", 0, ZILI_OPTION_NUMBER, "N", "text: columns of the screen",
      offsetof(struct settings, table.width), NULL },
    { "explain", 0, ZILI_OPTION_FLAG, NULL, "say what the columns mean",
      offsetof(struct settings, explain), NULL },
    { 0 },
};

static uint64_t terminal_width(void)
{
    struct winsize size;

    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return 0;
}

/* Where no format was said, the ending of the file says it. */
static void look_at_output(struct settings *settings)
{
    static const struct {
        const char *ending;
        zili_format format;
    } known[] = {
        { ".tsv", ZILI_FORMAT_TSV },     { ".csv", ZILI_FORMAT_CSV },
        { ".json", ZILI_FORMAT_JSON },   { ".jsonl", ZILI_FORMAT_JSONL },
        { ".md", ZILI_FORMAT_MD },       { ".html", ZILI_FORMAT_HTML },
        { ".tex", ZILI_FORMAT_LATEX },   { ".xlsx", ZILI_FORMAT_XLSX },
    };
    const char *dot = settings->output ? strrchr(settings->output, '.') : NULL;

    if (!dot || settings->table.format != ZILI_FORMAT_TEXT)
        return;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(dot, known[i].ending) == 0)
            settings->table.format = known[i].format;
}

static void look_at_terminal(struct settings *settings)
{
    bool terminal = !settings->output && isatty(STDOUT_FILENO);

    if (settings->table.format != ZILI_FORMAT_TEXT)
        return;
    settings->table.colour = terminal && !getenv("NO_COLOR");
    if (settings->table.width == 0 && terminal)
        settings->table.width = terminal_width();
}

/* ---- the limit ---- */

static uint64_t *limit_of(const cli_question *question)
{
    const zili_option *option =
        zili_option_find(question->analysis->options, "limit", 0);

    return option ? (uint64_t *)((char *)question->options + option->offset)
                  : NULL;
}

static void settle_limit(const cli_question *question, int format)
{
    uint64_t *limit = limit_of(question);

    if (limit && *limit == NOT_SAID)
        *limit = format == ZILI_FORMAT_TEXT ? ROWS_FOR_READING : 0;
}

/* ---- output ---- */

static void explain(const zili_analysis *analysis)
{
    for (const char *const *text = analysis->columns; text[0]; text += 2)
        fprintf(stderr, "  %s: %s\n", text[0], text[1]);
}

static void print_notes(const zili_table *table)
{
    const char *note;

    for (size_t i = 0; (note = zili_table_note(table, i)); i++)
        cli_say("%s", note);
}

static bool write_file(const zili_table *table,
                       const struct settings *settings, zili_error *err)
{
    return zili_table_save(table, &settings->table, settings->output, err) ==
           ZILI_OK;
}

static int write_table(const zili_table *table,
                       const struct settings *settings, zili_error *err)
{
    if (settings->output)
        return write_file(table, settings, err) ? CLI_DONE : cli_fail(err);
    if (zili_table_write(table, &settings->table, cli_write, stdout, err) &&
        err->status != ZILI_EIO)
        return cli_fail(err);
    return cli_close_output();
}

/* ---- the command ---- */

static int answer(const cli_question *question, const char *path,
                  const struct settings *settings)
{
    zili_corpus *corpus = NULL;
    zili_table *table = NULL;
    zili_error err = { 0 };
    int code = CLI_DONE;

    zili_status status = zili_corpus_open(&corpus, path, &err);
    if (!status)
        status = zili_analysis_run(question->analysis, corpus,
                                   question->options, &table, &err);
    if (status) {
        code = cli_fail(&err);
    } else {
        if (settings->explain)
            explain(question->analysis);
        code = write_table(table, settings, &err);
        print_notes(table);
    }
    zili_table_free(table);
    zili_corpus_close(corpus);
    return code;
}

static int ask(const cli_command *command, cli_question *question,
               const cli_operands *operands, struct settings *settings)
{
    zili_error err = { 0 };

    if (operands->count == 0)
        return cli_misused(command, "Which index? Name one, as in home.zili.");
    if (operands->count > 1 && !*question->analysis->operands)
        return cli_misused(command, "This command takes one index and no "
                                    "query.");
    for (size_t i = 1; i < operands->count; i++)
        if (cli_question_add_query(question, operands->items[i], &err))
            return cli_fail(&err);
    if (settings->output && strcmp(settings->output, "-") == 0)
        settings->output = NULL;
    look_at_output(settings);
    settle_limit(question, settings->table.format);
    look_at_terminal(settings);
    settings->table.threads =
        ((const zili_question *)question->options)->threads;
    return answer(question, operands->items[0], settings);
}

int cli_analysis(const cli_command *command, int count, char **arguments)
{
    struct settings settings = { 0 };
    cli_question question = { 0 };
    cli_operands operands = { 0 };
    zili_error err = { 0 };
    int code;

    if (cli_question_new(&question, command->analysis, &err))
        return cli_fail(&err);
    if (limit_of(&question))
        *limit_of(&question) = NOT_SAID;
    cli_set sets[] = { { command->analysis->options, question.options },
                       { zili_table_option_list, &settings.table },
                       { settings_list, &settings } };
    code = cli_begin(command, &operands, sets, 3, count, arguments);
    if (code == CLI_GO_ON)
        code = ask(command, &question, &operands, &settings);
    free(operands.items);
    cli_question_free(&question);
    return code;
}

const zili_option *const cli_analysis_options[] = { zili_table_option_list,
                                                    settings_list, NULL };
