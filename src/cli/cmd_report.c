/* cmd_report.c -- a plan → tables, charts, a page and a paper; and again. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

struct settings {
    const char *corpus, *themes; /* of a plan that is to be made */
};

static const zili_option settings_list[] = {
    { "new", 0, ZILI_OPTION_TEXT, "X.zili",
      "write a plan for this index into the file --output, which is not there "
      "yet",
      offsetof(struct settings, corpus), NULL },
    { "themes", 't', ZILI_OPTION_FILE, "F", "with --new: a file of themes",
      offsetof(struct settings, themes), NULL },
    { 0 },
};

const zili_option *const cli_report_options[] = { zili_report_option_list,
                                                  settings_list, NULL };

/* The corpus that was asked last, kept open for the next question. */
struct source {
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

    if (cli_is_stopped(NULL)) {
        snprintf(err->text, sizeof err->text, "Stopped.");
        return err->status = ZILI_ESTOPPED;
    }
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

static int report(const char *plan, const zili_report_options *options)
{
    struct source source = { 0 };
    zili_error err = { 0 };

    cli_stop_on_signals();
    zili_status status =
        zili_report_write(plan, options, answer, &source, &err);

    close_source(&source);
    return status ? cli_fail(&err) : CLI_DONE;
}

static int new_plan(const struct settings *settings, const char *plan)
{
    struct source source = { 0 };
    zili_error err = { 0 };
    zili_status status = zili_report_new(plan, settings->corpus,
                                         settings->themes, answer, &source,
                                         &err);

    close_source(&source);
    return status ? cli_fail(&err) : CLI_DONE;
}

static int run(const cli_command *command, const cli_operands *operands,
               const zili_report_options *options,
               const struct settings *settings)
{
    if (!settings->corpus && operands->count != 1)
        return cli_misused(command, "Which plan? Name one YAML file.");
    if (!settings->corpus)
        return report(operands->items[0], options);
    if (operands->count || !options->output || options->corpus ||
        options->format)
        return cli_misused(command,
                           "A new plan takes --new X.zili -o PLAN.yaml, and "
                           "--themes F where there are themes.");
    return new_plan(settings, options->output);
}

int cli_report(const cli_command *command, int count, char **arguments)
{
    zili_report_options options = { 0 };
    struct settings settings = { 0 };
    cli_operands operands = { 0 };
    cli_set sets[] = { { zili_report_option_list, &options },
                       { settings_list, &settings } };
    int code = cli_begin(command, &operands, sets, 2, count, arguments);

    if (code == CLI_GO_ON)
        code = run(command, &operands, &options, &settings);
    free(operands.items);
    return code;
}

/* ---- the same again ---- */

static void print_difference(void *user, const char *sentence)
{
    (void)user;
    printf("%s\n", sentence);
}

int cli_verify_report(const char *folder)
{
    struct source source = { 0 };
    uint64_t differences = 0;
    zili_error err = { 0 };

    cli_stop_on_signals();
    zili_status status =
        zili_report_verify(folder, answer, &source, print_difference, NULL,
                           &differences, &err);

    close_source(&source);
    if (status)
        return cli_fail(&err);
    if (!differences)
        printf("%s: the same\n", folder);
    int code = cli_close_output();
    return code == CLI_DONE && differences ? CLI_FAILED : code;
}
