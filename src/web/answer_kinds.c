/* answer_kinds.c -- pages of tables, whole tables, charts, texts. */
#include "answer_parts.h"
#include "json.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_ROWS 2000
#define USUAL_ROWS 100

static void set_type(web_answer *answer, const char *type)
{
    snprintf(answer->type, sizeof answer->type, "%s", type);
}

/* ---- writing ---- */

static bool put(void *user, const void *bytes, size_t size)
{
    return fwrite(bytes, 1, size, user) == size;
}

/* A file without a name; on failure -1. */
static int open_nameless(const char *folder)
{
    int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

    return fd >= 0 ? fd : memfd_create("zili", MFD_CLOEXEC);
}

/* A stream into the answer's file; NULL where there is none. */
static FILE *begin_file(web_answer *answer, const web_desk *desk)
{
    answer->fd = open_nameless(desk->scratch);
    int copy = answer->fd < 0 ? -1 : fcntl(answer->fd, F_DUPFD_CLOEXEC, 0);
    FILE *out = copy < 0 ? NULL : fdopen(copy, "wb");

    if (!out && copy >= 0)
        close(copy);
    return out;
}

static zili_status system_failed(zili_error *err)
{
    snprintf(err->text, sizeof err->text, "The answer cannot be written: %s.",
             strerrordesc_np(errno));
    return err->status = ZILI_EIO;
}

static zili_status end_file(web_answer *answer, FILE *out, zili_status status,
                            zili_error *err)
{
    struct stat info;

    if (fclose(out) != 0 && !status)
        status = system_failed(err);
    if (!status && fstat(answer->fd, &info) != 0)
        status = system_failed(err);
    if (!status)
        answer->size = (size_t)info.st_size;
    return status;
}

/* ---- tables ---- */

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
    FILE *out = begin_file(answer, desk);

    if (!out)
        return system_failed(err);
    set_type(answer, as->type);
    zili_status status = zili_table_write(table, &options, put, out, err);
    return end_file(answer, out, status, err);
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
    if (*text < '0' || *text > '9' || *end) {
        snprintf(err->text, sizeof err->text,
                 "%s is a number, not \"%.100s\".", name, text);
        return err->status = ZILI_EUSAGE;
    }
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

/* The command as a text in JSON. */
static void write_command(FILE *out, const web_site *site,
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

static zili_status write_page(FILE *out, const web_site *site,
                              const web_request *asked, const web_held *held,
                              const zili_table *all, zili_error *err)
{
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
        write_command(out, site, asked);
        fputs(",\n\"rows\": ", out);
        status = zili_table_write(page, &options, put, out, err);
        fputs("}\n", out);
    }
    zili_table_free(page);
    return status;
}

static zili_status answer_page(web_answer *answer, const web_site *site,
                               const web_request *asked, const web_held *held,
                               const zili_table *all, zili_error *err)
{
    FILE *out = open_memstream(&answer->bytes, &answer->size);

    if (!out)
        return system_failed(err);
    set_type(answer, "application/json");
    zili_status status = write_page(out, site, asked, held, all, err);
    if (fclose(out) != 0 && !status)
        status = system_failed(err);
    return status;
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
    snprintf(answer->name, sizeof answer->name, "%.60s-%.60s.%s",
             asked->corpus->name, asked->analysis->name, ending);
    return write_whole(answer, desk, table, as, err);
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

/* Drawn under a name in the scratch folder, which it then loses. */
static zili_status draw(web_answer *answer, const web_desk *desk,
                        const zili_table *table, const web_ask *ask,
                        const char *ending, zili_error *err)
{
    char path[4096];
    struct stat info;

    snprintf(path, sizeof path, "%s/%ld.%s", desk->scratch, (long)getpid(),
             ending);
    zili_status status =
        zili_chart_draw(ask->chart, table, &ask->chart_options, path, err);
    if (status)
        return status;
    answer->fd = open(path, O_RDONLY | O_CLOEXEC);
    unlink(path);
    if (answer->fd < 0 || fstat(answer->fd, &info) != 0)
        return system_failed(err);
    answer->size = (size_t)info.st_size;
    return ZILI_OK;
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
    set_type(answer, type_of_drawing(ending));
    if (strcmp(ending, "svg") != 0 ||
        web_address_value(asked->address, "page.keep"))
        snprintf(answer->name, sizeof answer->name, "%.60s-%.60s.%s",
                 asked->corpus->name, asked->chart->name, ending);
    return status;
}

/* ---- the rest ---- */

zili_status web_answer_explanation(web_answer *answer, web_desk *desk,
                                   const web_request *asked, zili_error *err)
{
    const char *measure = web_address_value(asked->address, "page.measure");
    const char *item = web_address_value(asked->address, "page.item");
    web_held *held = NULL;

    zili_status status = zili_explain_check(measure ? measure : "", err);
    if (!status)
        status = web_shelf_table(&desk->shelf, desk->site, asked->corpus,
                                 asked->analysis, NULL, asked->address, &held,
                                 err);
    FILE *out = status ? NULL : open_memstream(&answer->bytes, &answer->size);
    if (!status && !out)
        return system_failed(err);
    set_type(answer, "text/plain; charset=utf-8");
    if (!status)
        status = zili_explain(held->table, measure, item, put, out, err);
    if (out && fclose(out) != 0 && !status)
        status = system_failed(err);
    return status;
}

zili_status web_answer_text(web_answer *answer, const web_desk *desk,
                            const web_corpus *corpus, const char *doc,
                            zili_error *err)
{
    FILE *out = begin_file(answer, desk);

    if (!out)
        return system_failed(err);
    zili_status status = zili_corpus_cat(corpus->corpus, doc, put, out, err);
    set_type(answer, "application/octet-stream");
    snprintf(answer->name, sizeof answer->name, "%.120s", doc);
    return end_file(answer, out, status, err);
}
