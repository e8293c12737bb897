/* cmd_export.c -- the tokens of an index, for other tools. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

#define NOT_SAID (-1)

struct settings {
    zili_export_options export;
    const char *output;
};

static const zili_option own_list[] = {
    { "output", 'o', ZILI_OPTION_TEXT, "FILE",
      "write there; .vrt, .tsv, .jsonl or .conllu says the form",
      offsetof(struct settings, output), NULL },
    { 0 },
};

const zili_option *const cli_export_options[] = { zili_export_option_list,
                                                  own_list, NULL };

/* Where no form was said, the ending of the file says it; VRT without one. */
static int settle_form(struct settings *settings)
{
    static const char *const endings[] = {
        [ZILI_EXPORT_VRT] = ".vrt",
        [ZILI_EXPORT_TSV] = ".tsv",
        [ZILI_EXPORT_JSONL] = ".jsonl",
        [ZILI_EXPORT_CONLLU] = ".conllu",
    };
    const char *dot = settings->output ? strrchr(settings->output, '.') : NULL;

    if (settings->export.form != NOT_SAID)
        return CLI_GO_ON;
    settings->export.form = ZILI_EXPORT_VRT;
    if (!dot || strchr(dot, '/'))
        return CLI_GO_ON;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (strcmp(dot, endings[i]) == 0) {
            settings->export.form = (int)i;
            return CLI_GO_ON;
        }
    cli_say("%s: no form is called so. The name says it, as .vrt, .tsv, .jsonl "
            "or .conllu, or --format does.",
            settings->output);
    return CLI_USAGE;
}

static int write_out(const zili_corpus *corpus,
                     const zili_export_options *options)
{
    zili_error err = { 0 };
    zili_status status =
        zili_export(corpus, options, cli_write, stdout, &err);

    return cli_end_output(status, &err);
}

static int export_corpus(const char *path, const struct settings *settings)
{
    zili_corpus *corpus = NULL;
    zili_error err = { 0 };
    int code = CLI_DONE;

    zili_status status = zili_corpus_open(&corpus, path, &err);
    if (!status && !settings->output)
        code = write_out(corpus, &settings->export);
    else if (!status)
        status = zili_export_save(corpus, &settings->export,
                                  settings->output, &err);
    zili_corpus_close(corpus);
    return status ? cli_fail(&err) : code;
}

int cli_export(const cli_command *command, int count, char **arguments)
{
    struct settings settings = { .export.form = NOT_SAID };
    cli_operands operands = { 0 };
    cli_set sets[] = { { zili_export_option_list, &settings.export },
                       { own_list, &settings } };
    int code = cli_begin(command, &operands, sets, 2, count, arguments);

    if (code == CLI_GO_ON && operands.count != 1)
        code = cli_misused(command, "Which index shall be exported?");
    if (settings.output && strcmp(settings.output, "-") == 0)
        settings.output = NULL;
    if (code == CLI_GO_ON)
        code = settle_form(&settings);
    if (code == CLI_GO_ON)
        code = export_corpus(operands.items[0], &settings);
    free(operands.items);
    zili_options_clear(zili_export_option_list, &settings.export);
    return code;
}
