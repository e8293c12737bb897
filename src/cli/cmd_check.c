/* cmd_check.c -- files, read as for an index: what is wrong with them. */
#include "cli.h"

#include <stdlib.h>

struct settings {
    zili_check_options check;
    cli_show show;
    cli_progress_fields progress;
};

static int check(const cli_operands *operands, struct settings *settings)
{
    cli_progress progress = cli_progress_begin(settings->progress.progress);
    zili_texts paths = { operands->items, operands->count };
    zili_check_summary summary;
    zili_table *table = NULL;
    zili_error err = { 0 };

    int code = cli_show_settle(&settings->show);
    if (code != CLI_GO_ON)
        return code;
    cli_stop_on_signals();
    settings->check.progress = cli_progress_show;
    settings->check.progress_user = &progress;
    settings->check.stop = cli_is_stopped;
    settings->show.table.threads = settings->check.threads;
    zili_status status =
        zili_check(&table, &settings->check, &paths, &summary, &err);
    cli_progress_end(&progress);
    code = status ? cli_fail(&err) : cli_show_table(&settings->show, table);
    zili_table_free(table);
    return code == CLI_DONE && summary.loses ? CLI_FAILED : code;
}

int cli_check(const cli_command *command, int count, char **arguments)
{
    struct settings settings = { 0 };
    cli_operands operands = { 0 };
    cli_set sets[] = { { zili_check_option_list, &settings.check },
                       { zili_table_option_list, &settings.show.table },
                       { cli_show_list, &settings.show },
                       { cli_progress_list, &settings.progress } };
    int code = cli_begin(command, &operands, sets, 4, count, arguments);

    if (code == CLI_GO_ON && operands.count == 0)
        code = cli_misused(command, "Name files or folders to be checked.");
    if (code == CLI_GO_ON)
        code = check(&operands, &settings);
    free(operands.items);
    return code;
}

const zili_option *const cli_check_options[] = { zili_check_option_list,
                                                 zili_table_option_list,
                                                 cli_show_list,
                                                 cli_progress_list, NULL };
