/* draw.c -- what zili leaves to zili-draw, which is all of the program.
 *
 * The libraries that draw, write spreadsheets and read foreign files are some
 * sixty, and a program that is linked with them takes longer to begin than
 * most questions take to answer. So zili is linked without them, and becomes
 * zili-draw where they are needed. This file is in zili alone; stay.c,
 * cmd_chart.c and cmd_report.c are in zili-draw alone. */
#include "cli.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const zili_option *const cli_chart_options[] = { NULL };
const zili_option *const cli_report_options[] = { NULL };
const zili_option *const cli_serve_options[] = { NULL };

/* ---- what is left to zili-draw ---- */

static bool ends_in_xlsx(const char *argument)
{
    size_t size = strlen(argument);

    return size >= 4 && strcmp(argument + size - 4, "xlsx") == 0;
}

static bool names_drawing(const char *name)
{
    for (const cli_command *each = cli_commands(); each->name; each++)
        if (strcmp(each->name, name) == 0)
            return each->draws;
    return false;
}

/* Also a little too much, as a query that ends so: zili-draw can do all. */
static bool is_for_draw(const cli_command *command, int count,
                        char **arguments)
{
    if (command->draws)
        return true;
    if (command->run == cli_verify)
        return count > 2 && cli_is_report(arguments[count - 1]);
    if (command->run == cli_help)
        return count > 2 && names_drawing(arguments[2]);
    for (int i = 2; i < count; i++)
        if (ends_in_xlsx(arguments[i]))
            return true;
    return false;
}

/* ---- becoming it ---- */

/* Run `place`, a path from the folder of this program; returns where that
 * cannot be done. */
static void become(const char *place, char **arguments)
{
    char path[PATH_MAX];
    ssize_t size = readlink("/proc/self/exe", path, sizeof path);
    char *slash = size > 0 && (size_t)size < sizeof path
                      ? memrchr(path, '/', (size_t)size)
                      : NULL;

    if (!slash || strlen(place) >= sizeof path - (size_t)(slash + 1 - path)) {
        errno = ENOENT;
        return;
    }
    memcpy(slash + 1, place, strlen(place) + 1);
    execv(path, arguments);
}

int cli_leave(const cli_command *command, int count, char **arguments)
{
    if (!is_for_draw(command, count, arguments))
        return CLI_GO_ON;
    become("zili-draw", arguments);
    if (errno == ENOENT)
        become("../libexec/zili/zili-draw", arguments);
    cli_say("Indexes, charts, reports, .xlsx files and the manual are made "
            "by the program zili-draw, which cannot be run: %s. It belongs "
            "beside zili or in libexec/zili; install zili again.",
            strerrordesc_np(errno));
    return CLI_FAILED;
}

/* The table of commands names them; main() has left them before. */
int cli_chart(const cli_command *command, int count, char **arguments)
{
    (void)command, (void)count, (void)arguments;
    return CLI_FAILED;
}

int cli_report(const cli_command *command, int count, char **arguments)
{
    (void)command, (void)count, (void)arguments;
    return CLI_FAILED;
}

int cli_serve(const cli_command *command, int count, char **arguments)
{
    (void)command, (void)count, (void)arguments;
    return CLI_FAILED;
}

int cli_worker(const cli_command *command, int count, char **arguments)
{
    (void)command, (void)count, (void)arguments;
    return CLI_FAILED;
}

int cli_verify_report(const char *folder)
{
    (void)folder;
    return CLI_FAILED;
}
