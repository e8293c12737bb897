/* cmd_cat.c -- a document as its file was; an index or a report, checked. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int cat(const char *path, const char *document)
{
    zili_corpus *corpus = NULL;
    zili_error err = { 0 };

    zili_status status = zili_corpus_open(&corpus, path, &err);
    if (!status)
        status = zili_corpus_cat(corpus, document, cli_write, stdout, &err);
    zili_corpus_close(corpus);
    return cli_end_output(status, &err);
}

static int verify(const char *path)
{
    zili_corpus *corpus = NULL;
    zili_error err = { 0 };

    zili_status status = zili_corpus_open(&corpus, path, &err);
    cli_progress bar = cli_progress_begin(false);
    if (!status) {
        zili_corpus_watch(corpus, cli_progress_show, &bar);
        status = zili_corpus_verify(corpus, &err);
    }
    cli_progress_end(&bar);
    zili_corpus_close(corpus);
    if (status)
        return cli_fail(&err);
    printf("%s: sound\n", path);
    return cli_close_output();
}

/* Not asked of the library: zili has nothing of reports, and leaves them to
 * zili-draw. */
bool cli_is_report(const char *path)
{
    static const char name[] = "/manifest.json";
    size_t size = strlen(path);
    char *file = malloc(size + sizeof name);

    if (!file)
        return false;
    memcpy(file, path, size);
    memcpy(file + size, name, sizeof name);
    bool there = access(file, F_OK) == 0;
    free(file);
    return there;
}

/* Both take no options. */
static int begin(const cli_command *command, int count, char **arguments,
                 size_t wanted, cli_operands *operands)
{
    int code = cli_begin(command, operands, NULL, 0, count, arguments);

    if (code == CLI_GO_ON && operands->count != wanted)
        code = cli_misused(command, "This command takes other arguments.");
    return code;
}

int cli_cat(const cli_command *command, int count, char **arguments)
{
    cli_operands operands = { 0 };
    int code = begin(command, count, arguments, 2, &operands);

    if (code == CLI_GO_ON)
        code = cat(operands.items[0], operands.items[1]);
    free(operands.items);
    return code;
}

int cli_verify(const cli_command *command, int count, char **arguments)
{
    cli_operands operands = { 0 };
    int code = begin(command, count, arguments, 1, &operands);

    if (code == CLI_GO_ON)
        code = cli_is_report(operands.items[0])
                   ? cli_verify_report(operands.items[0])
                   : verify(operands.items[0]);
    free(operands.items);
    return code;
}
