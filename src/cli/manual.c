/* manual.c -- zili(1), in man(7), from the same lists as help. */
#include "cli.h"

/* Text with what roff would read as its own made harmless. */
static void put(const char *text)
{
    if (*text == '.' || *text == '\'')
        fputs("\\&", stdout);
    for (; *text; text++)
        if (*text == '\\')
            fputs("\\e", stdout);
        else if (*text == '-')
            fputs("\\-", stdout);
        else
            putchar(*text);
}

static void put_option(const zili_option *option)
{
    fputs(".TP\n\\fB", stdout);
    if (option->letter)
        printf("\\-%c\\fR, \\fB", option->letter);
    fputs("\\-\\-", stdout);
    put(option->name);
    fputs("\\fR", stdout);
    if (option->value) {
        fputs(" \\fI", stdout);
        put(option->value);
        fputs("\\fR", stdout);
    }
    putchar('\n');
    put(option->help);
    putchar('\n');
}

static void put_options(const zili_option *list)
{
    for (; list->name; list++)
        put_option(list);
}

static void put_columns(const zili_analysis *analysis)
{
    fputs(".PP\nColumns:\n", stdout);
    for (const char *const *text = analysis->columns; text[0]; text += 2) {
        fputs(".TP\n\\fI", stdout);
        put(text[0]);
        fputs("\\fR\n", stdout);
        put(text[1]);
        putchar('\n');
    }
}

static void put_command(const cli_command *command)
{
    printf(".SS zili %s ", command->name);
    put(command->operands);
    putchar('\n');
    put(command->summary);
    fputs(".\n", stdout);
    if (command->notes) {
        fputs(".PP\n", stdout);
        put(command->notes);
        putchar('\n');
    }
    if (command->analysis)
        put_options(command->analysis->options);
    for (size_t i = 0; command->options && command->options[i]; i++)
        put_options(command->options[i]);
    if (command->analysis)
        put_columns(command->analysis);
    fputs(".PP\nExample:\n.PP\n.RS\nzili ", stdout);
    put(command->example);
    fputs("\n.RE\n", stdout);
}

static const char beginning[] =
    ".SH NAME\nzili \\- text analysis and concordance\n"
    ".SH SYNOPSIS\n.B zili\n.I COMMAND\n[options] [arguments]\n"
    ".SH DESCRIPTION\n"
    "zili counts terms, shows keywords in context, measures how themes occur "
    "together and draws charts, in Chinese and English side by side. "
    "\\fBzili index\\fR makes an index from files; the other commands ask "
    "it.\n"
    ".PP\n"
    "A query is a word, with * for any characters and ? for one; several "
    "words are a phrase; | parts alternatives; ~\"characters\" finds them "
    "however they are cut into words; @name is a theme of the file that "
    "\\-\\-themes names. Case, width and traditional or simplified characters "
    "make no difference.\n"
    ".PP\n"
    "Counted is the documents\\(aq own text: the regions original, "
    "translation and text. A citation or an editors\\(aq summary is counted "
    "when \\-\\-region names it, or when \\-\\-where or \\-\\-by speak of the "
    "column region.\n"
    ".PP\n"
    "Exit status: 0 done, also without a hit; 1 failed; 2 wrong usage; 3 an\n"
    "index is made or added to, and files that cannot be read are left out\n"
    "(--skip-refused).\n"
    ".SH COMMANDS\n";

int cli_manual(const cli_command *command, int count, char **arguments)
{
    (void)command, (void)count, (void)arguments;
    printf(".TH ZILI 1 2026-11-22 \"zili %s\"\n", zili_version());
    fputs(beginning, stdout);
    for (const cli_command *each = cli_commands(); each->name; each++)
        if (each->summary)
            put_command(each);
    return cli_close_output();
}
