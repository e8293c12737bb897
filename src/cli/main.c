/* main.c -- the program: finds the command, and runs it. */
#include "cli.h"

#include <locale.h>
#include <string.h>

static int print_version(void)
{
    printf("zili %s\n", zili_version());
    return cli_close_output();
}

static int run(const cli_command *command, int count, char **arguments)
{
    int code = cli_leave(command, count, arguments);

    return code != CLI_GO_ON ? code
                             : command->run(command, count > 2 ? count - 2 : 0,
                                            arguments + 2);
}

int main(int count, char **arguments)
{
    const char *name = count > 1 ? arguments[1] : "help";

    setlocale(LC_ALL, "");
    cli_end_on_lost_files();
    if (strcmp(name, "--version") == 0)
        return print_version();
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
        name = "help";
    for (const cli_command *command = cli_commands(); command->name; command++)
        if (strcmp(command->name, name) == 0)
            return run(command, count, arguments);
    cli_say("There is no command \"%s\"; zili help lists them.", name);
    return CLI_USAGE;
}
