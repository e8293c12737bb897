/* show.c -- a table as it was asked for: format, file, width, notes. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

const zili_option cli_show_list[] = {
    { "output", 'o', ZILI_OPTION_TEXT, "FILE", "write there",
      offsetof(cli_show, output), NULL },
    { "width", 0, ZILI_OPTION_NUMBER, "N", "text: columns of the screen",
      offsetof(cli_show, table.width), NULL },
    { 0 },
};

static uint64_t terminal_width(void)
{
    struct winsize size;

    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return 0;
}

static bool ends_so(const char *name, const char *ending)
{
    const char *dot = name ? strrchr(name, '.') : NULL;

    return dot && strcmp(dot, ending) == 0;
}

/* Where no format was said, the ending of the file says it. */
static void look_at_output(cli_show *show)
{
    static const struct {
        const char *ending;
        zili_format format;
    } known[] = {
        { ".tsv", ZILI_FORMAT_TSV },   { ".csv", ZILI_FORMAT_CSV },
        { ".json", ZILI_FORMAT_JSON }, { ".jsonl", ZILI_FORMAT_JSONL },
        { ".md", ZILI_FORMAT_MD },     { ".html", ZILI_FORMAT_HTML },
        { ".tex", ZILI_FORMAT_LATEX }, { ".xlsx", ZILI_FORMAT_XLSX },
    };

    if (show->table.format != ZILI_FORMAT_TEXT)
        return;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (ends_so(show->output, known[i].ending))
            show->table.format = known[i].format;
}

/* The names of its rows and columns have no place in one file. */
static int refuse_matrix(const cli_show *show)
{
    cli_say("%s: a matrix is a folder of three files, and made by dtm and fcm "
            "alone: --format mtx -o FOLDER.",
            show->output);
    return CLI_USAGE;
}

static void look_at_terminal(cli_show *show)
{
    bool terminal = !show->output && isatty(STDOUT_FILENO);

    if (show->table.format != ZILI_FORMAT_TEXT)
        return;
    show->table.colour = terminal && !getenv("NO_COLOR");
    if (show->table.width == 0 && terminal)
        show->table.width = terminal_width();
}

int cli_show_settle(cli_show *show)
{
    if (show->output && strcmp(show->output, "-") == 0)
        show->output = NULL;
    look_at_output(show);
    look_at_terminal(show);
    return show->table.format == ZILI_FORMAT_TEXT &&
                   ends_so(show->output, ".mtx")
               ? refuse_matrix(show)
               : CLI_GO_ON;
}

static void print_notes(const zili_table *table)
{
    const char *note;

    for (size_t i = 0; (note = zili_table_note(table, i)); i++)
        cli_say("%s", note);
}

static int write_table(const zili_table *table, const cli_show *show)
{
    zili_error err = { 0 };

    if (show->output)
        return zili_table_save(table, &show->table, show->output, &err)
                   ? cli_fail(&err)
                   : CLI_DONE;
    zili_status status =
        zili_table_write(table, &show->table, cli_write, stdout, &err);
    return cli_end_output(status, &err);
}

int cli_show_table(const cli_show *show, const zili_table *table)
{
    int code = write_table(table, show);

    print_notes(table);
    return code;
}
