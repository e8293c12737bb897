/* cmd_change.c -- documents removed from an index; an index, put together. */
#include "cli.h"

#include <stdlib.h>

static zili_change_options change_options(cli_progress *progress)
{
    cli_stop_on_signals();
    return (zili_change_options){ .note = cli_progress_note,
                                  .note_user = progress,
                                  .stop = cli_is_stopped,
                                  .progress = cli_progress_show,
                                  .progress_user = progress };
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
        cli_progress progress = { 0 };
        zili_change_options options = change_options(&progress);
        zili_texts documents = { operands.items + 1, operands.count - 1 };
        if (zili_remove(operands.items[0], &documents, &options, &err))
            code = cli_fail(&err);
        else
            code = done(operands.items[0], "removed; merge gives room back");
    }
    free(operands.items);
    return code;
}

static int merge(const char *path, bool shows)
{
    cli_progress progress = cli_progress_begin(shows);
    zili_change_options options = change_options(&progress);
    zili_error err = { 0 };
    zili_status status = zili_merge(path, &options, &err);

    cli_progress_end(&progress);
    return status ? cli_fail(&err) : done(path, "all in one place");
}

int cli_merge(const cli_command *command, int count, char **arguments)
{
    cli_operands operands = { 0 };
    cli_progress_fields fields = { 0 };
    cli_set set = { cli_progress_list, &fields };
    int code = cli_begin(command, &operands, &set, 1, count, arguments);

    if (code == CLI_GO_ON && operands.count != 1)
        code = cli_misused(command, "Name one index.");
    if (code == CLI_GO_ON)
        code = merge(operands.items[0], fields.progress);
    free(operands.items);
    return code;
}
