/* answer_kinds.c -- charts, explanations, texts. */
#include "answer_parts.h"
#include "json.h"
#include "sink.h"
#include "utf8.h"

#include <inttypes.h>
#include <string.h>

void web_set_type(web_answer *answer, const char *type)
{
    snprintf(answer->type, sizeof answer->type, "%s", type);
}

void web_set_name(web_answer *answer, const web_corpus *corpus,
                  const char *what, const char *ending)
{
    snprintf(answer->name, sizeof answer->name, "%.*s-%.40s.%s",
             (int)web_utf8_cut(corpus->name, 90), corpus->name, what, ending);
}

/* ---- charts ---- */

static const char *type_of_drawing(const char *ending)
{
    static const char *const types[][2] = {
        { "svg", "image/svg+xml" },
        { "pdf", "application/pdf" },
        { "png", "image/png" },
        { "eps", "application/postscript" },
        { "graphml", "application/graphml+xml" },
    };

    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(types[i][0], ending) == 0)
            return types[i][1];
    return NULL;
}

bool web_is_drawing(const char *ending)
{
    return type_of_drawing(ending) != NULL;
}

static zili_status draw(web_answer *answer, const web_desk *desk,
                        const zili_table *table, const web_ask *ask,
                        const char *ending, zili_error *err)
{
    char dotted[16];
    web_sink to;
    zili_status status = web_sink_file(&to, answer, desk, err);

    if (status)
        return status;
    snprintf(dotted, sizeof dotted, ".%s", ending);
    status = zili_chart_write(ask->chart, table, &ask->chart_options, dotted,
                              web_sink_put, &to, err);
    return web_sink_end(&to, status, err);
}

zili_status web_answer_chart(web_answer *answer, web_desk *desk,
                             const web_request *asked, const char *ending,
                             zili_error *err)
{
    web_held *held = NULL;
    web_ask now = { 0 };

    zili_status status = web_shelf_table(
        &desk->shelf, desk->site, asked->corpus, asked->analysis, asked->chart,
        asked->address, &held, err);
    if (!status) /* the table may be there, the width another */
        status = web_ask_read(&now, desk->site, asked->analysis, asked->chart,
                              asked->address, err);
    if (!status)
        status = draw(answer, desk, held->table, &now, ending, err);
    web_ask_clear(&now);
    web_set_type(answer, type_of_drawing(ending));
    if (strcmp(ending, "svg") != 0 ||
        web_address_value(asked->address, "page.keep"))
        web_set_name(answer, asked->corpus, asked->chart->name, ending);
    return status;
}

/* Nothing is drawn, and no table is made: only what is asked must be right. */
zili_status web_answer_command(web_answer *answer, const web_desk *desk,
                               const web_request *asked, zili_error *err)
{
    web_ask ask = { 0 };
    web_sink to;

    zili_status status = web_ask_read(&ask, desk->site, asked->analysis,
                                      asked->chart, asked->address, err);
    web_ask_clear(&ask);
    if (!status)
        status = web_sink_text(&to, answer, err);
    if (status)
        return status;
    web_set_type(answer, "application/json");
    putc('{', to.out);
    web_write_command(to.out, desk->site, asked);
    fputs("}\n", to.out);
    return web_sink_end(&to, ZILI_OK, err);
}

/* ---- explanations ---- */

#define CELL "page.row."

static bool is_cell(const zili_table *table, size_t row, const char *name,
                    const char *value)
{
    size_t column = zili_table_find(table, name);
    char number[24];

    if (column == SIZE_MAX || zili_table_missing(table, row, column))
        return false;
    if (zili_table_type(table, column) == ZILI_TEXT)
        return strcmp(zili_table_text(table, row, column), value) == 0;
    if (zili_table_type(table, column) != ZILI_INTEGER)
        return false;
    snprintf(number, sizeof number, "%" PRId64,
             zili_table_integer(table, row, column));
    return strcmp(number, value) == 0;
}

/* The column of a parameter that says what stands in the row, or NULL. */
static const char *column_of(const web_parameter *given)
{
    return strncmp(given->name, CELL, strlen(CELL)) == 0
               ? given->name + strlen(CELL)
               : NULL;
}

static bool has_cells(const web_address *address)
{
    for (size_t i = 0; i < address->parameter_count; i++)
        if (column_of(&address->parameters[i]))
            return true;
    return false;
}

static bool is_row(const zili_table *table, size_t row,
                   const web_address *address)
{
    for (size_t i = 0; i < address->parameter_count; i++) {
        const web_parameter *given = &address->parameters[i];
        const char *column = column_of(given);
        if (column && !is_cell(table, row, column, given->value))
            return false;
    }
    return true;
}

/* The first that has all the cells that were given. */
static size_t row_of(const zili_table *table, const web_address *address)
{
    size_t row = 0, rows = zili_table_rows(table);

    while (row < rows && !is_row(table, row, address))
        row++;
    return row;
}

zili_status web_answer_explanation(web_answer *answer, web_desk *desk,
                                   const web_request *asked, zili_error *err)
{
    const char *measure = web_address_value(asked->address, "page.measure");
    const char *item = web_address_value(asked->address, "page.item");
    web_held *held = NULL;
    web_sink to;

    zili_status status = zili_explain_check(measure ? measure : "", err);
    if (!status)
        status = web_shelf_table(&desk->shelf, desk->site, asked->corpus,
                                 asked->analysis, NULL, asked->address, &held,
                                 err);
    if (!status)
        status = web_sink_text(&to, answer, err);
    if (status)
        return status;
    web_set_type(answer, "text/plain; charset=utf-8");
    const zili_table *table = held->table;
    status = has_cells(asked->address)
                 ? zili_explain_row(table, measure,
                                    row_of(table, asked->address),
                                    web_sink_put, &to, err)
                 : zili_explain(table, measure, item, web_sink_put, &to, err);
    return web_sink_end(&to, status, err);
}

/* ---- texts ---- */

zili_status web_answer_text(web_answer *answer, const web_desk *desk,
                            const web_corpus *corpus, const char *doc,
                            zili_error *err)
{
    web_sink to;
    zili_status status = web_sink_file(&to, answer, desk, err);

    if (status)
        return status;
    web_set_type(answer, "application/octet-stream");
    snprintf(answer->name, sizeof answer->name, "%.*s",
             (int)web_utf8_cut(doc, sizeof answer->name - 1), doc);
    status = zili_corpus_cat(corpus->corpus, doc, web_sink_put, &to, err);
    return web_sink_end(&to, status, err);
}
