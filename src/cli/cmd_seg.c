/* cmd_seg.c -- a text, cut into words. */
#include "cli.h"

#include <stdlib.h>

static int segment(const zili_segment_options *options, const char *path)
{
    zili_error err = { 0 };
    zili_status status =
        zili_segment(options, path, cli_write, stdout, &err);

    return cli_end_output(status, &err);
}

int cli_seg(const cli_command *command, int count, char **arguments)
{
    zili_segment_options options = { .note = cli_note };
    cli_operands operands = { 0 };
    cli_set sets[] = { { zili_segment_option_list, &options } };
    int code = cli_begin(command, &operands, sets, 1, count, arguments);

    if (code == CLI_GO_ON && operands.count != 1)
        code = cli_misused(command, "Which text? Name one file, or - for "
                                    "standard input.");
    else if (code == CLI_GO_ON)
        code = segment(&options, operands.items[0]);
    free(operands.items);
    zili_options_clear(zili_segment_option_list, &options);
    return code;
}
