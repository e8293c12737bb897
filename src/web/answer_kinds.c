/* answer_kinds.c -- pages of tables, whole tables, charts, texts. */
#include "answer_parts.h"
#include "json.h"
#include "utf8.h"

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

static void set_name(web_answer *answer, const web_corpus *corpus,
                     const char *what, const char *ending)
{
    snprintf(answer->name, sizeof answer->name, "%.*s-%.40s.%s",
             (int)web_utf8_cut(corpus->name, 90), corpus->name, what, ending);
}

/* ---- writing ---- */

/* A stream, and why it took no more. */
typedef struct sink {
    FILE *out;
    int problem; /* errno, or 0 */
} sink;

static bool put(void *user, const void *bytes, size_t size)
{
    sink *to = user;

    if (fwrite(bytes, 1, size, to->out) == size)
        return true;
    to->problem = errno;
    return false;
}

/* A file without a name; on failure -1. */
static int open_nameless(const char *folder)
{
    int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

    return fd >= 0 ? fd : memfd_create("zili", MFD_CLOEXEC);
}

static zili_status system_failed(int problem, zili_error *err)
{
    snprintf(err->text, sizeof err->text, "The answer cannot be written: %s.",
             strerrordesc_np(problem));
    return err->status = ZILI_EIO;
}

/* Into the answer's file. */
static zili_status begin_file(sink *to, web_answer *answer,
                              const web_desk *desk, zili_error *err)
{
    answer->fd = open_nameless(desk->scratch);
    int copy = answer->fd < 0 ? -1 : fcntl(answer->fd, F_DUPFD_CLOEXEC, 0);

    *to = (sink){ .out = copy < 0 ? NULL : fdopen(copy, "wb") };
    if (to->out)
        return ZILI_OK;
    zili_status status = system_failed(errno, err);
    if (copy >= 0)
        close(copy);
    return status;
}

/* Into memory, which is the answer's. */
static zili_status begin_text(sink *to, web_answer *answer, zili_error *err)
{
    *to = (sink){ .out = open_memstream(&answer->bytes, &answer->size) };
    return to->out ? ZILI_OK : system_failed(errno, err);
}

/* What refused to take more says why, better than who wrote. */
static zili_status end(sink *to, zili_status status, zili_error *err)
{
    if (fclose(to->out) != 0 && !to->problem)
        to->problem = errno;
    return to->problem ? system_failed(to->problem, err) : status;
}

static zili_status end_file(sink *to, web_answer *answer, zili_status status,
                            zili_error *err)
{
    struct stat info;

    status = end(to, status, err);
    if (!status && fstat(answer->fd, &info) != 0)
        status = system_failed(errno, err);
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
    sink to;
    zili_status status = begin_file(&to, answer, desk, err);

    if (status)
        return status;
    set_type(answer, as->type);
    status = zili_table_write(table, &options, put, &to, err);
    return end_file(&to, answer, status, err);
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

static zili_status write_page(sink *to, const web_site *site,
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
        write_command(out, site, asked);
        fputs(",\n\"rows\": ", out);
        status = zili_table_write(page, &options, put, to, err);
        fputs("}\n", out);
    }
    zili_table_free(page);
    return status;
}

static zili_status answer_page(web_answer *answer, const web_site *site,
                               const web_request *asked, const web_held *held,
                               const zili_table *all, zili_error *err)
{
    sink to;
    zili_status status = begin_text(&to, answer, err);

    if (status)
        return status;
    set_type(answer, "application/json");
    return end(&to, write_page(&to, site, asked, held, all, err), err);
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
    set_name(answer, asked->corpus, asked->analysis->name, ending);
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

static zili_status draw(web_answer *answer, const web_desk *desk,
                        const zili_table *table, const web_ask *ask,
                        const char *ending, zili_error *err)
{
    char dotted[16];
    sink to;
    zili_status status = begin_file(&to, answer, desk, err);

    if (status)
        return status;
    snprintf(dotted, sizeof dotted, ".%s", ending);
    status = zili_chart_write(ask->chart, table, &ask->chart_options, dotted,
                              put, &to, err);
    return end_file(&to, answer, status, err);
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
        set_name(answer, asked->corpus, asked->chart->name, ending);
    return status;
}

/* ---- the rest ---- */

zili_status web_answer_explanation(web_answer *answer, web_desk *desk,
                                   const web_request *asked, zili_error *err)
{
    const char *measure = web_address_value(asked->address, "page.measure");
    const char *item = web_address_value(asked->address, "page.item");
    web_held *held = NULL;
    sink to;

    zili_status status = zili_explain_check(measure ? measure : "", err);
    if (!status)
        status = web_shelf_table(&desk->shelf, desk->site, asked->corpus,
                                 asked->analysis, NULL, asked->address, &held,
                                 err);
    if (!status)
        status = begin_text(&to, answer, err);
    if (status)
        return status;
    set_type(answer, "text/plain; charset=utf-8");
    return end(&to, zili_explain(held->table, measure, item, put, &to, err),
               err);
}

zili_status web_answer_text(web_answer *answer, const web_desk *desk,
                            const web_corpus *corpus, const char *doc,
                            zili_error *err)
{
    sink to;
    zili_status status = begin_file(&to, answer, desk, err);

    if (status)
        return status;
    set_type(answer, "application/octet-stream");
    snprintf(answer->name, sizeof answer->name, "%.*s",
             (int)web_utf8_cut(doc, sizeof answer->name - 1), doc);
    status = zili_corpus_cat(corpus->corpus, doc, put, &to, err);
    return end_file(&to, answer, status, err);
}
