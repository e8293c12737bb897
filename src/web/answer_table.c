/* answer_table.c -- a page of a table, and all of it. */
#include "answer_parts.h"
#include "fail.h"
#include "json.h"
#include "sink.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define MOST_ROWS 2000
#define USUAL_ROWS 100

typedef struct form {
    const char *ending, *type;
    zili_format format;
} form;

static const form forms[] = {
    { "tsv", "text/tab-separated-values; charset=utf-8", ZILI_FORMAT_TSV },
    { "csv", "text/csv; charset=utf-8", ZILI_FORMAT_CSV },
    { "jsonl", "application/x-ndjson", ZILI_FORMAT_JSONL },
    { "md", "text/markdown; charset=utf-8", ZILI_FORMAT_MD },
    { "html", "text/html; charset=utf-8", ZILI_FORMAT_HTML },
    { "tex", "text/x-tex; charset=utf-8", ZILI_FORMAT_LATEX },
    { "txt", "text/plain; charset=utf-8", ZILI_FORMAT_TEXT },
    { "xlsx",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      ZILI_FORMAT_XLSX },
};

static const form *form_of(const char *ending)
{
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (strcmp(forms[i].ending, ending) == 0)
            return &forms[i];
    return NULL;
}

bool web_is_table(const char *ending)
{
    return form_of(ending) != NULL;
}

/* All of it, as a file. */
static zili_status write_whole(web_answer *answer, const web_desk *desk,
                               const zili_table *table, const form *as,
                               zili_error *err)
{
    zili_table_options options = { .format = (int)as->format,
                                   .provenance = true };
    web_sink to;
    zili_status status = web_sink_file(&to, answer, desk, err);

    if (status)
        return status;
    web_set_type(answer, as->type);
    status = zili_table_write(table, &options, web_sink_put, &to, err);
    return web_sink_end(&to, status, err);
}

/* A number among the parameters, at most `most`; where it is none, it stays
 * as it was. */
static zili_status read_number(const web_address *address, const char *name,
                               size_t most, size_t *out, zili_error *err)
{
    const char *text = web_address_value(address, name);
    char *end;

    if (!text)
        return ZILI_OK;
    errno = 0;
    uintmax_t value = strtoumax(text, &end, 10);
    if (*text < '0' || *text > '9' || *end)
        return web_fail(err, ZILI_EUSAGE, "%s is a number, not \"%.100s\".",
                        name, text);
    *out = errno || value > most ? most : (size_t)value;
    return ZILI_OK;
}

static void write_columns(FILE *out, const zili_table *table)
{
    static const char *const types[] = { "text", "integer", "real" };

    fputs("{\"columns\": [", out);
    for (size_t i = 0; i < zili_table_columns(table); i++) {
        fputs(i > 0 ? ", {" : "{", out);
        web_json_member(out, "name", zili_table_name(table, i));
        fputs(", ", out);
        web_json_member(out, "type", types[zili_table_type(table, i)]);
        putc('}', out);
    }
    fputs("],\n\"notes\": [", out);
    const char *note;
    for (size_t i = 0; (note = zili_table_note(table, i)); i++) {
        fputs(i > 0 ? ", " : "", out);
        web_json_text(out, note);
    }
    putc(']', out);
}

void web_write_command(FILE *out, const web_site *site,
                       const web_request *asked)
{
    char *text = NULL;
    size_t size;
    FILE *command = open_memstream(&text, &size);

    if (command) {
        web_ask_command(command, site, asked->corpus->name, asked->analysis,
                        asked->chart, asked->address);
        fclose(command);
    }
    web_json_member(out, "command", text);
    free(text);
}

static zili_status write_page(web_sink *to, const web_site *site,
                              const web_request *asked, const web_held *held,
                              const zili_table *all, zili_error *err)
{
    FILE *out = to->out;
    size_t first = 0, rows = USUAL_ROWS;
    zili_table_options options = { .format = ZILI_FORMAT_JSON };
    zili_table *page = NULL;

    zili_status status =
        read_number(asked->address, "page.first", SIZE_MAX, &first, err);
    if (!status)
        status =
            read_number(asked->address, "page.rows", MOST_ROWS, &rows, err);
    if (!status)
        status = zili_table_part(&page, all, first, rows, err);
    if (!status) {
        write_columns(out, all);
        fprintf(out, ",\n\"total\": %zu, \"all\": %zu, \"first\": %zu,\n",
                zili_table_rows(all), zili_table_rows(held->table), first);
        web_write_command(out, site, asked);
        fputs(",\n\"rows\": ", out);
        status = zili_table_write(page, &options, web_sink_put, to, err);
        fputs("}\n", out);
    }
    zili_table_free(page);
    return status;
}

static zili_status answer_page(web_answer *answer, const web_site *site,
                               const web_request *asked, const web_held *held,
                               const zili_table *all, zili_error *err)
{
    web_sink to;
    zili_status status = web_sink_text(&to, answer, err);

    if (status)
        return status;
    web_set_type(answer, "application/json");
    return web_sink_end(&to, write_page(&to, site, asked, held, all, err),
                        err);
}

zili_status web_answer_table(web_answer *answer, web_desk *desk,
                             const web_request *asked, const char *ending,
                             zili_error *err)
{
    const form *as = form_of(ending);
    web_held *held = NULL;
    const zili_table *table = NULL;

    zili_status status =
        as ? web_shelf_whole(&desk->shelf, desk->site, asked->corpus,
                             asked->analysis, asked->address, &held, err)
           : web_shelf_table(&desk->shelf, desk->site, asked->corpus,
                             asked->analysis, NULL, asked->address, &held,
                             err);
    if (!status)
        status =
            web_shelf_choose(&desk->shelf, held, asked->address, &table, err);
    if (status)
        return status;
    if (!as)
        return answer_page(answer, desk->site, asked, held, table, err);
    web_set_name(answer, asked->corpus, asked->analysis->name, ending);
    return write_whole(answer, desk, table, as, err);
}
