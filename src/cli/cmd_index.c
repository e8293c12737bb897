/* cmd_index.c -- files → an index. */
#include "cli.h"

#include <inttypes.h>
#include <stdlib.h>

static int build(const zili_build_options *options,
                 const cli_operands *operands)
{
    zili_texts paths = { operands->items, operands->count };
    zili_build_summary summary;
    zili_error err = { 0 };

    if (zili_build(options, &paths, &summary, &err))
        return cli_fail(&err);
    cli_say("%s: documents %" PRIu64 ", tokens %" PRIu64 ", types %" PRIu64
            ", repairs %" PRIu64,
            options->output, summary.documents, summary.tokens, summary.types,
            summary.repairs);
    if (summary.skipped)
        cli_say("passed over, for they are no texts: %" PRIu64
                " files of the folders",
                summary.skipped);
    return CLI_DONE;
}

int cli_index(const cli_command *command, int count, char **arguments)
{
    zili_build_options options = { .note = cli_note };
    cli_operands operands = { 0 };
    cli_set sets[] = { { zili_build_option_list, &options } };
    int code = cli_begin(command, &operands, sets, 1, count, arguments);

    if (code == CLI_GO_ON)
        code = build(&options, &operands);
    free(operands.items);
    zili_options_clear(zili_build_option_list, &options);
    return code;
}
