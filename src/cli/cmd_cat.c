/* cmd_cat.c -- a document as its file was; an index, checked. */
#include "cli.h"

#include <stdlib.h>

static int cat(const char *path, const char *document)
{
    zili_corpus *corpus = NULL;
    zili_error err = { 0 };

    zili_status status = zili_corpus_open(&corpus, path, &err);
    if (!status)
        status = zili_corpus_cat(corpus, document, cli_write, stdout, &err);
    zili_corpus_close(corpus);
    if (status && !(status == ZILI_EIO && ferror(stdout)))
        return cli_fail(&err);
    return cli_close_output();
}

static int verify(const char *path)
{
    zili_corpus *corpus = NULL;
    zili_error err = { 0 };

    zili_status status = zili_corpus_open(&corpus, path, &err);
    if (!status)
        status = zili_corpus_verify(corpus, &err);
    zili_corpus_close(corpus);
    if (status)
        return cli_fail(&err);
    printf("%s: sound\n", path);
    return cli_close_output();
}

/* Both take no options. */
static int run(const cli_command *command, int count, char **arguments,
               size_t wanted, cli_operands *operands)
{
    zili_error err = { 0 };

    if (cli_arguments(operands, NULL, 0, count, arguments, &err))
        return cli_misused(command, err.text);
    if (operands->help) {
        cli_print_help(stdout, command);
        return cli_close_output();
    }
    if (operands->count != wanted)
        return cli_misused(command, "This command takes other arguments.");
    return -1;
}

int cli_cat(const cli_command *command, int count, char **arguments)
{
    cli_operands operands = { 0 };
    int code = run(command, count, arguments, 2, &operands);

    if (code < 0)
        code = cat(operands.items[0], operands.items[1]);
    free(operands.items);
    return code;
}

int cli_verify(const cli_command *command, int count, char **arguments)
{
    cli_operands operands = { 0 };
    int code = run(command, count, arguments, 1, &operands);

    if (code < 0)
        code = verify(operands.items[0]);
    free(operands.items);
    return code;
}
