/* cmd_export.c -- the tokens of an index, for other tools. */
#include "cli.h"

#include <stdlib.h>

static int export_corpus(const char *path, const zili_export_options *options)
{
    zili_corpus *corpus = NULL;
    zili_error err = { 0 };

    zili_status status = zili_corpus_open(&corpus, path, &err);
    if (!status)
        status = zili_export(corpus, options, cli_write, stdout, &err);
    zili_corpus_close(corpus);
    if (status && !(status == ZILI_EIO && ferror(stdout)))
        return cli_fail(&err);
    return cli_close_output();
}

int cli_export(const cli_command *command, int count, char **arguments)
{
    zili_export_options options = { 0 };
    cli_operands operands = { 0 };
    cli_set sets[] = { { zili_export_option_list, &options } };
    int code = cli_begin(command, &operands, sets, 1, count, arguments);

    if (code == CLI_GO_ON && operands.count != 1)
        code = cli_misused(command, "Which index shall be exported?");
    if (code == CLI_GO_ON)
        code = export_corpus(operands.items[0], &options);
    free(operands.items);
    zili_options_clear(zili_export_option_list, &options);
    return code;
}
