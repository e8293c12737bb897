/* cmd_report.c -- a plan → tables, charts, a page and a paper. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

struct settings {
    const char *output, *corpus;
};

static const zili_option settings_list[] = {
    { "output", 'o', ZILI_OPTION_TEXT, "FOLDER",
      "where to write; by default beside the plan",
      offsetof(struct settings, output), NULL },
    { "corpus", 0, ZILI_OPTION_TEXT, "X.zili",
      "the index to ask, instead of the plan's",
      offsetof(struct settings, corpus), NULL },
    { 0 },
};

const zili_option *const cli_report_options[] = { settings_list, NULL };

/* The corpus that was asked last, kept open for the next question. */
struct source {
    const char *instead; /* asked whatever the plan names, if set */
    char *path;
    zili_corpus *corpus;
};

static void close_source(struct source *source)
{
    zili_corpus_close(source->corpus);
    free(source->path);
    source->corpus = NULL;
    source->path = NULL;
}

static zili_status open_corpus(struct source *source, const char *path,
                               zili_error *err)
{
    if (source->instead)
        path = source->instead;
    if (source->corpus && strcmp(source->path, path) == 0)
        return ZILI_OK;
    close_source(source);
    source->path = strdup(path);
    if (!source->path)
        return cli_no_memory(err);
    return zili_corpus_open(&source->corpus, path, err);
}

static zili_status answer(void *user, const char *corpus, const char *name,
                          const zili_texts *arguments, zili_table **out,
                          zili_error *err)
{
    struct source *source = user;
    const zili_analysis *analysis = zili_analysis_find(name);
    cli_question question = { 0 };

    if (!analysis) {
        snprintf(err->text, sizeof err->text,
                 "There is no analysis \"%s\".", name);
        return err->status = ZILI_EUSAGE;
    }
    zili_status status = open_corpus(source, corpus, err);
    if (!status)
        status = cli_question_new(&question, analysis, err);
    if (!status)
        status = cli_question_set(&question, arguments->items, err);
    if (!status)
        status = zili_analysis_run(analysis, source->corpus, question.options,
                                   out, err);
    cli_question_free(&question);
    if (status)
        return status;
    status = zili_table_hold(*out, err); /* the corpus may go */
    if (status) {
        zili_table_free(*out);
        *out = NULL;
    }
    return status;
}

static int report(const char *plan, const struct settings *settings)
{
    struct source source = { .instead = settings->corpus };
    const char *output = settings->output;
    zili_error err = { 0 };
    char *folder = output ? strdup(output) : strdup(plan);
    char *slash = folder && !output ? strrchr(folder, '/') : NULL;

    if (!output && slash)
        *slash = 0;
    zili_status status =
        folder ? zili_report_write(plan, output || slash ? folder : ".",
                                   answer, &source, &err)
               : cli_no_memory(&err);
    close_source(&source);
    free(folder);
    return status ? cli_fail(&err) : CLI_DONE;
}

int cli_report(const cli_command *command, int count, char **arguments)
{
    struct settings settings = { 0 };
    cli_operands operands = { 0 };
    cli_set sets[] = { { settings_list, &settings } };
    int code = cli_begin(command, &operands, sets, 1, count, arguments);

    if (code == CLI_GO_ON && operands.count != 1)
        code = cli_misused(command, "Which plan? Name one YAML file.");
    else if (code == CLI_GO_ON)
        code = report(operands.items[0], &settings);
    free(operands.items);
    return code;
}
