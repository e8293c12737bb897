/* cmd_analysis.c -- one command for every analysis: ask, then write. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

/* Rows shown where a person reads, not from a file, and has not said how
 * many. */
#define ROWS_FOR_READING 25
#define NOT_SAID UINT64_MAX

struct settings {
    cli_show show;
    const char *explain;
    bool progress;
};

static const zili_option own_list[] = {
    { "explain", 0, ZILI_OPTION_TEXT, "WHAT",
      "columns: say what these mean; or a measure, as log_dice: its formula "
      "with the numbers of the first row, or, as log_dice=aid, of that of "
      "aid; where it is from",
      offsetof(struct settings, explain), NULL },
    { "progress", 0, ZILI_OPTION_FLAG, NULL,
      "say how far it has come, also where standard error is no terminal",
      offsetof(struct settings, progress), NULL },
    { 0 },
};

/* ---- the limit ---- */

static uint64_t *limit_of(const cli_question *question)
{
    const zili_option *option =
        zili_option_find(question->analysis->options, "limit", 0);

    return option ? (uint64_t *)((char *)question->options + option->offset)
                  : NULL;
}

static void settle_limit(const cli_question *question, const cli_show *show)
{
    bool reading = show->table.format == ZILI_FORMAT_TEXT && !show->output;
    uint64_t *limit = limit_of(question);

    if (limit && *limit == NOT_SAID)
        *limit = reading ? ROWS_FOR_READING : 0;
}

/* ---- output ---- */

static void explain_columns(const zili_analysis *analysis)
{
    for (const char *const *text = analysis->columns; text[0]; text += 2)
        fprintf(stderr, "  %s: %s\n", text[0], text[1]);
}

enum { NAME_SIZE = 64 };

static bool is_columns(const char *what)
{
    return strcmp(what, "columns") == 0;
}

/* Of "MEASURE" or "MEASURE=ITEM"; the item, or NULL. */
static const char *split(const char *what, char measure[NAME_SIZE])
{
    size_t size = strcspn(what, "=");

    snprintf(measure, NAME_SIZE, "%.*s", (int)size, what);
    return what[size] ? what + size + 1 : NULL;
}

/* What is wrong is said before any work is done. */
static int check_explain(const struct settings *settings)
{
    char measure[NAME_SIZE];
    zili_error err = { 0 };

    if (!settings->explain || is_columns(settings->explain))
        return CLI_GO_ON;
    split(settings->explain, measure);
    return zili_explain_check(measure, &err) ? cli_fail(&err) : CLI_GO_ON;
}

/* Into a file in memory, since a table is not shown where its explanation
 * fails. */
static zili_status explain(const zili_table *table, const char *what,
                           FILE *out, zili_error *err)
{
    char measure[NAME_SIZE];
    const char *item = split(what, measure);

    return is_columns(what)
               ? ZILI_OK
               : zili_explain(table, measure, item, cli_write, out, err);
}

static int show(const cli_question *question, const zili_table *table,
                const struct settings *settings)
{
    char *text = NULL;
    size_t size = 0;
    zili_error err = { 0 };
    FILE *out = settings->explain ? open_memstream(&text, &size) : NULL;
    int code = CLI_DONE;

    if (out && explain(table, settings->explain, out, &err))
        code = cli_fail(&err);
    if (out)
        fclose(out);
    if (!code)
        code = cli_show_table(&settings->show, table);
    if (!code && settings->explain && is_columns(settings->explain))
        explain_columns(question->analysis);
    else if (!code && text)
        fwrite(text, 1, size, stderr);
    free(text);
    return code;
}

/* ---- the command ---- */

static zili_status run(const cli_question *question, zili_corpus *corpus,
                       bool progress, zili_table **table, zili_error *err)
{
    cli_progress bar = cli_progress_begin(progress);

    zili_corpus_watch(corpus, cli_progress_show, &bar);
    zili_status status = zili_analysis_run(
        question->analysis, corpus, question->options, table, err);
    zili_corpus_watch(corpus, NULL, NULL);
    cli_progress_end(&bar);
    return status;
}

static int answer(const cli_question *question, const char *path,
                  const struct settings *settings)
{
    zili_corpus *corpus = NULL;
    zili_table *table = NULL;
    zili_error err = { 0 };
    int code = CLI_DONE;

    zili_status status = zili_corpus_open(&corpus, path, &err);
    if (!status)
        status = run(question, corpus, settings->progress, &table, &err);
    if (status) {
        code = cli_fail(&err);
    } else {
        code = show(question, table, settings);
    }
    zili_table_free(table);
    zili_corpus_close(corpus);
    return code;
}

static int ask(const cli_command *command, cli_question *question,
               const cli_operands *operands, struct settings *settings)
{
    zili_error err = { 0 };
    int code = check_explain(settings);

    if (code != CLI_GO_ON)
        return code;
    if (operands->count == 0)
        return cli_misused(command, "Which index? Name one, as in home.zili.");
    if (operands->count > 1 && !*question->analysis->operands)
        return cli_misused(command, "This command takes one index and no "
                                    "query.");
    for (size_t i = 1; i < operands->count; i++)
        if (cli_question_add_query(question, operands->items[i], &err))
            return cli_fail(&err);
    code = cli_show_settle(&settings->show);
    if (code != CLI_GO_ON)
        return code;
    settle_limit(question, &settings->show);
    settings->show.table.threads =
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
                       { zili_table_option_list, &settings.show.table },
                       { cli_show_list, &settings.show },
                       { own_list, &settings } };
    code = cli_begin(command, &operands, sets, 4, count, arguments);
    if (code == CLI_GO_ON)
        code = ask(command, &question, &operands, &settings);
    free(operands.items);
    cli_question_free(&question);
    return code;
}

const zili_option *const cli_analysis_options[] = { zili_table_option_list,
                                                    cli_show_list,
                                                    own_list, NULL };
