/* usage.c -- help and the manual, from the lists that drive the commands. */
#include "cli.h"

#include <ctype.h>
#include <string.h>

/* ---- one option ---- */

static void print_option(FILE *out, const zili_option *option)
{
    char name[80];

    snprintf(name, sizeof name, "%c%c%s--%s%s%s",
             option->letter ? '-' : ' ', option->letter ? option->letter : ' ',
             option->letter ? ", " : "  ", option->name,
             option->value ? " " : "", option->value ? option->value : "");
    fprintf(out, "  %-24s %s\n", name, option->help);
}

static void print_options(FILE *out, const zili_option *list)
{
    for (; list->name; list++)
        print_option(out, list);
}

static void print_lists(FILE *out, const cli_command *command)
{
    if (command->analysis)
        print_options(out, command->analysis->options);
    for (size_t i = 0; command->options && command->options[i]; i++)
        print_options(out, command->options[i]);
}

static bool has_options(const cli_command *command)
{
    return command->analysis || command->options;
}

/* ---- one command ---- */

void cli_print_usage(FILE *out, const cli_command *command)
{
    fprintf(out, "usage: zili %s%s%s%s\n", command->name,
            has_options(command) ? " [options]" : "",
            *command->operands ? " " : "", command->operands);
}

static void print_columns(FILE *out, const zili_analysis *analysis)
{
    fputs("\ncolumns:\n", out);
    for (const char *const *text = analysis->columns; text[0]; text += 2)
        fprintf(out, "  %-24s %s\n", text[0], text[1]);
}

void cli_print_help(FILE *out, const cli_command *command)
{
    cli_print_usage(out, command);
    fprintf(out, "\n%c%s.\n", toupper((unsigned char)command->summary[0]),
            command->summary + 1);
    if (command->notes)
        fprintf(out, "\n%s\n", command->notes);
    if (has_options(command)) {
        fputs("\noptions:\n", out);
        print_lists(out, command);
    }
    if (command->analysis)
        print_columns(out, command->analysis);
    fprintf(out, "\nexample:\n  zili %s\n", command->example);
}

/* ---- all commands ---- */

static void print_list(FILE *out)
{
    fputs("usage: zili COMMAND …\n\n"
          "Text analysis and concordance for two languages side by side.\n\n",
          out);
    for (const cli_command *command = cli_commands(); command->name; command++)
        if (command->summary)
            fprintf(out, "  %-11s %s\n", command->name, command->summary);
    fputs("\nzili help COMMAND says more; so does zili COMMAND --help.\n"
          "A query is words with * and ?, phrases, |, ~\"characters\" and "
          "@themes.\n",
          out);
}

static int print_examples(void)
{
    for (const cli_command *command = cli_commands(); command->name; command++)
        if (command->example)
            printf("zili %s\n", command->example);
    return cli_close_output();
}

int cli_help(const cli_command *command, int count, char **arguments)
{
    (void)command;
    if (count > 0 && strcmp(arguments[0], "--examples") == 0)
        return print_examples();
    for (const cli_command *each = cli_commands(); count && each->name; each++)
        if (strcmp(each->name, arguments[0]) == 0) {
            cli_print_help(stdout, each);
            return cli_close_output();
        }
    if (count > 0) {
        cli_say("There is no command \"%s\".", arguments[0]);
        return CLI_USAGE;
    }
    print_list(stdout);
    return cli_close_output();
}
