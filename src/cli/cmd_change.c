/* cmd_change.c -- documents removed from an index; an index, put together. */
#include "cli.h"

#include <stdlib.h>

static zili_change_options change_options(void)
{
    cli_stop_on_signals();
    return (zili_change_options){ .note = cli_note, .stop = cli_is_stopped };
}

static int done(const char *path, const char *what)
{
    cli_say("%s: %s", path, what);
    return CLI_DONE;
}

int cli_remove(const cli_command *command, int count, char **arguments)
{
    cli_operands operands = { 0 };
    zili_error err = { 0 };
    int code = cli_begin(command, &operands, NULL, 0, count, arguments);

    if (code == CLI_GO_ON && operands.count < 2)
        code = cli_misused(command, "Name an index, then documents of it.");
    if (code == CLI_GO_ON) {
        zili_change_options options = change_options();
        zili_texts documents = { operands.items + 1, operands.count - 1 };
        if (zili_remove(operands.items[0], &documents, &options, &err))
            code = cli_fail(&err);
        else
            code = done(operands.items[0], "removed; merge gives room back");
    }
    free(operands.items);
    return code;
}

int cli_merge(const cli_command *command, int count, char **arguments)
{
    cli_operands operands = { 0 };
    zili_error err = { 0 };
    int code = cli_begin(command, &operands, NULL, 0, count, arguments);

    if (code == CLI_GO_ON && operands.count != 1)
        code = cli_misused(command, "Name one index.");
    if (code == CLI_GO_ON) {
        zili_change_options options = change_options();
        if (zili_merge(operands.items[0], &options, &err))
            code = cli_fail(&err);
        else
            code = done(operands.items[0], "all in one place");
    }
    free(operands.items);
    return code;
}
