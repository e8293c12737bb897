/* cmd_stats.c -- measures from numbers alone, without a corpus. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

struct settings {
    zili_stats_options stats;
    cli_show show;
    bool list;
};

static const zili_option list_list[] = {
    { "list", 0, ZILI_OPTION_FLAG, NULL,
      "list the measures: names, formula, where it is from",
      offsetof(struct settings, list), NULL },
    { 0 },
};

static int show(zili_status status, zili_table *table,
                const struct settings *settings, const zili_error *err)
{
    int code = status ? cli_fail(err) : cli_show_table(&settings->show, table);

    zili_table_free(table);
    return code;
}

static int measure(const cli_command *command, const cli_operands *operands,
                   struct settings *settings)
{
    zili_table *table = NULL;
    zili_error err = { 0 };
    zili_stats_kind kind;

    if (operands->count == 0 || !zili_stats_find(operands->items[0], &kind))
        return cli_misused(command, "What shall be measured? Name one of "
                                    "association, keyness, dispersion and "
                                    "diversity.");
    int code = cli_show_settle(&settings->show);
    if (code != CLI_GO_ON)
        return code;
    settings->show.table.threads = settings->stats.threads;
    if (settings->list && operands->count > 1)
        return cli_misused(command, "--list lists the measures of one kind: "
                                    "name no file.");
    if (settings->list) {
        zili_status listed = zili_stats_list(kind, &table, &err);
        return show(listed, table, settings, &err);
    }
    if (operands->count != 2)
        return cli_misused(command, "Which numbers? Name one file, or - for "
                                    "standard input.");
    const char *path = operands->items[1];
    if (strcmp(path, "-") == 0)
        path = "/dev/stdin";
    zili_status status =
        zili_stats(kind, path, &settings->stats, &table, &err);
    return show(status, table, settings, &err);
}

int cli_stats(const cli_command *command, int count, char **arguments)
{
    struct settings settings = { 0 };
    cli_operands operands = { 0 };
    cli_set sets[] = { { zili_stats_option_list, &settings.stats },
                       { zili_table_option_list, &settings.show.table },
                       { cli_show_list, &settings.show },
                       { list_list, &settings } };
    int code = cli_begin(command, &operands, sets, 4, count, arguments);

    if (code == CLI_GO_ON)
        code = measure(command, &operands, &settings);
    free(operands.items);
    return code;
}

static const zili_option cite_list[] = {
    { "list", 0, ZILI_OPTION_FLAG, NULL,
      "list what can be cited: names, family, page of the manual, formula, "
      "literature",
      offsetof(struct settings, list), NULL },
    { 0 },
};

static int list_cited(struct settings *settings)
{
    zili_table *table = NULL;
    zili_error err = { 0 };
    int code = cli_show_settle(&settings->show);

    if (code != CLI_GO_ON)
        return code;
    zili_status status = zili_cite_list(&table, &err);
    return show(status, table, settings, &err);
}

/* Whether something is said of a table, which BibTeX is not. */
static bool says_table(const cli_show *show)
{
    return show->output || show->table.format || show->table.width ||
           show->table.provenance;
}

static int cite(const cli_command *command, const cli_operands *operands,
                struct settings *settings)
{
    zili_texts measures = { operands->items, operands->count };
    zili_error err = { 0 };

    if (settings->list && operands->count)
        return cli_misused(command, "--list lists all: name no measure.");
    if (settings->list)
        return list_cited(settings);
    if (operands->count == 0)
        return cli_misused(command, "Which measures? Name one, as log_dice.");
    if (says_table(&settings->show))
        return cli_misused(command, "--format, --output, --provenance and "
                                    "--width are of --list: BibTeX goes to "
                                    "standard output.");
    return cli_end_output(zili_cite(&measures, cli_write, stdout, &err), &err);
}

int cli_cite(const cli_command *command, int count, char **arguments)
{
    struct settings settings = { 0 };
    cli_operands operands = { 0 };
    cli_set sets[] = { { cite_list, &settings },
                       { zili_table_option_list, &settings.show.table },
                       { cli_show_list, &settings.show } };
    int code = cli_begin(command, &operands, sets, 3, count, arguments);

    if (code == CLI_GO_ON)
        code = cite(command, &operands, &settings);
    free(operands.items);
    return code;
}

const zili_option *const cli_cite_options[] = { cite_list,
                                                zili_table_option_list,
                                                cli_show_list, NULL };

const zili_option *const cli_stats_options[] = { zili_stats_option_list,
                                                 list_list,
                                                 zili_table_option_list,
                                                 cli_show_list, NULL };
