/* behind.c -- the lines behind the numbers that a report shows. */
#include "report/behind.h"

#include "base/fail.h"
#include "base/mem.h"
#include "report/shown.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

void zl_behinds_clear(zl_behinds *all)
{
    for (size_t i = 0; i < all->items.count; i++) {
        zili_table_free(all->items.items[i].lines);
        zl_free(all->items.items[i].title);
    }
    zl_array_clear(&all->items);
}

/* ---- asking ---- */

/* The sum of what the row has in the columns. */
static int64_t number_of(const zili_table *table, size_t row,
                         const char *columns)
{
    zl_view rest = zl_view_of(columns), name;
    int64_t sum = 0;

    while (zl_view_next(&rest, ',', &name)) {
        char column[32];
        snprintf(column, sizeof column, "%.*s", (int)name.size, name.bytes);
        size_t at = zili_table_find(table, column);
        if (at != SIZE_MAX)
            sum += zili_table_integer(table, row, at);
    }
    return sum;
}

#define MOST_TERMS ZL_BEHIND_ROWS /* of renderings: one a row */

/* What rows have in common. */
struct asking {
    const zl_asker *asker;
    const zl_outline *outline;
    const zl_exhibit *exhibit;
    const zili_table *table;
    size_t rows;
    zili_table *rendered; /* the lines of all terms; NULL: not asked yet */
};

/* The source is asked as a command line would be. `items` has the queries,
 * and room for what else there is to say. */
static zili_status ask(const struct asking *asking, const char **items,
                       size_t count, const zl_hits_question *question,
                       zili_table **out, zili_error *err)
{
    bool rendered = question->part == ZL_HITS_OF_RENDERING;
    char limit[24];

    snprintf(limit, sizeof limit, "%d", rendered ? 0 : ZL_BEHIND_LINES);
    const char *const more[] = { "limit", limit, "context", "6w", "bytes",
                                 "true" };
    count += zl_hits_options(asking->exhibit, items + count);
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        items[count++] = more[i];
    if (rendered) {
        items[count++] = "parallel";
        items[count++] = "true";
    }
    if (question->where.size) {
        items[count++] = "where";
        items[count++] = question->where.bytes;
    }
    items[count] = NULL;
    zili_texts arguments = { items, count };
    zili_status status = asking->asker->source(
        asking->asker->user, asking->outline->corpus, "kwic", &arguments, out,
        err);
    return status ? status : zili_table_hold(*out, err);
}

#define MORE_TEXTS (ZL_HITS_OPTIONS + 12)

static zili_status ask_hits(const struct asking *asking,
                            const zl_hits_question *question,
                            zili_table **out, zili_error *err)
{
    const char *items[2 + MORE_TEXTS] = { "query",
                                          zl_str_text(&question->query) };

    return ask(asking, items, 2, question, out, err);
}

/* ---- renderings ---- */

static const char *text_at(const zili_table *table, size_t row,
                           const char *name)
{
    size_t column = zili_table_find(table, name);

    return column == SIZE_MAX ? "" : zili_table_text(table, row, column);
}

/* To link words of two languages takes long: all terms are asked at once. */
static zili_status ask_rendered(struct asking *asking,
                                const zl_hits_question *question,
                                zili_error *err)
{
    const char *items[2 * MOST_TERMS + MORE_TEXTS], *last = NULL;
    size_t count = 0;

    for (size_t row = 0; row < asking->rows; row++) {
        const char *term = text_at(asking->table, row, "term");
        if (last && strcmp(term, last) == 0)
            continue;
        items[count++] = "query";
        items[count++] = last = term;
    }
    return ask(asking, items, count, question, &asking->rendered, err);
}

/* A line is the row's where it is of its term and became what it says; NULL:
 * whatever it became. */
static bool is_rendered(const zili_table *lines, size_t line,
                        const char *term, const char *rendering)
{
    const char *query = text_at(lines, line, "query");
    const char *was = text_at(lines, line, "rendering");

    if (*query && strcmp(query, term) != 0)
        return false;
    if (!rendering)
        return true;
    return *was ? strcasecmp(was, rendering) == 0 : rendering[0] == '(';
}

static zili_status pick(const zili_table *all, const char *term,
                        const char *rendering, zili_table **out,
                        zili_error *err)
{
    zili_table *to = zl_table_new();
    size_t kept = 0;

    if (!to)
        return zl_no_memory(err);
    zl_shown_columns(to, all);
    for (size_t i = 0; i < zili_table_rows(all); i++)
        if (kept < ZL_BEHIND_LINES && is_rendered(all, i, term, rendering)) {
            zl_shown_row(to, all, i);
            kept++;
        }
    return zl_table_finish(to, out, err);
}

/* Where words were linked otherwise than in the row, as may be where a term
 * lies in another, all lines of the term. */
static zili_status pick_rendered(struct asking *asking, size_t row,
                                 const zl_hits_question *question,
                                 zili_table **out, zili_error *err)
{
    const char *term = text_at(asking->table, row, "term");
    zili_status status =
        asking->rendered ? ZILI_OK : ask_rendered(asking, question, err);

    if (!status)
        status = pick(asking->rendered, term,
                      text_at(asking->table, row, "rendering"), out, err);
    if (status || zili_table_rows(*out) > 0)
        return status;
    zili_table_free(*out);
    *out = NULL;
    return pick(asking->rendered, term, NULL, out, err);
}

/* ---- items ---- */

static void put_title(zl_str *out, const zili_table *table, size_t row,
                      const char *columns, int64_t number)
{
    size_t texts = 0;

    for (size_t i = 0; i < zili_table_columns(table) && texts < 4; i++)
        if (zili_table_type(table, i) == ZILI_TEXT &&
            !zili_table_missing(table, row, i))
            zl_str_format(out, "%s%s", texts++ ? ", " : "",
                          zili_table_text(table, row, i));
    zl_str_format(out, "%s%s: %" PRId64, texts ? ", " : "",
                  strchr(columns, ',') ? "in all" : columns, number);
}

/* Takes over the lines. */
static zili_status keep(zl_behinds *out, zl_behind item,
                        const zili_table *table, int64_t number,
                        zili_error *err)
{
    zl_str title = { 0 };

    put_title(&title, table, item.row, item.columns, number);
    item.title = title.failed ? NULL : zl_copy_text(title.bytes, title.size);
    item.count = zili_table_rows(item.lines);
    zl_str_clear(&title);
    if (item.title && zl_array_push(&out->items, item))
        return ZILI_OK;
    zili_table_free(item.lines);
    zl_free(item.title);
    return zl_no_memory(err);
}

static zili_status add(zl_behinds *out, struct asking *asking, size_t row,
                       const zl_hits_question *question, zili_error *err)
{
    int64_t number = number_of(asking->table, row, question->columns);
    zl_behind item = { .row = row, .columns = question->columns };
    zili_error why = { 0 };

    if (number <= 0)
        return ZILI_OK;
    zili_status status =
        question->part == ZL_HITS_OF_RENDERING
            ? pick_rendered(asking, row, question, &item.lines, &why)
            : ask_hits(asking, question, &item.lines, &why);
    if (!status && zili_table_rows(item.lines) > 0)
        return keep(out, item, asking->table, number, err);
    zili_table_free(item.lines);
    return !status || status == ZILI_EUSAGE
               ? ZILI_OK
               : zl_fail(err, status, "%s", why.text);
}

/* All questions of a row. */
static zili_status add_row(zl_behinds *out, struct asking *asking, size_t row,
                           zili_error *err)
{
    zili_status status = ZILI_OK;
    bool more = true;

    for (size_t i = 0; !status && more; i++) {
        zl_hits_question question = { 0 };
        more = zl_hits_ask(asking->outline, asking->exhibit, asking->table,
                           row, i, &question);
        if (more)
            status = add(out, asking, row, &question, err);
        else if (zl_hits_failed(&question))
            status = zl_no_memory(err);
        zl_hits_clear(&question);
    }
    return status;
}

zili_status zl_behinds_ask(zl_behinds *out, const zl_asker *asker,
                           const zl_outline *outline, const zili_table *table,
                           size_t rows, zili_error *err)
{
    struct asking asking = { .asker = asker,
                             .outline = outline,
                             .exhibit = out->exhibit,
                             .table = table };
    zili_status status = ZILI_OK;

    asking.rows = rows < ZL_BEHIND_ROWS ? rows : ZL_BEHIND_ROWS;
    for (size_t row = 0; !status && row < asking.rows; row++)
        status = add_row(out, &asking, row, err);
    zili_table_free(asking.rendered);
    return status;
}

bool zl_behinds_wanted(const zl_outline *outline)
{
    for (size_t i = 0; i < outline->exhibits.count; i++) {
        const zl_exhibit *exhibit = &outline->exhibits.items[i];
        if ((exhibit->all_rows || exhibit->rows > 0) &&
            zl_hit_rule_for(exhibit, 0))
            return true;
    }
    return false;
}

/* ---- finding, naming ---- */

static bool has_column(const char *columns, const char *column)
{
    zl_view rest = zl_view_of(columns), name;

    while (zl_view_next(&rest, ',', &name))
        if (zl_view_is(name, column))
            return true;
    return false;
}

size_t zl_behinds_at(const zl_behinds *all, const zili_table *shown,
                     size_t row, size_t column)
{
    const char *name = zili_table_name(shown, column);

    if (zili_table_integer(shown, row, column) == 0)
        return SIZE_MAX;
    for (size_t i = 0; i < all->items.count; i++)
        if (all->items.items[i].row == row &&
            has_column(all->items.items[i].columns, name))
            return i;
    return SIZE_MAX;
}

void zl_behind_place(zl_str *out, const zl_exhibit *exhibit, size_t item)
{
    zl_str_format(out, "lines.%s.%zu", exhibit->name, item + 1);
}

void zl_behind_shown(zl_str *out, const zl_behind *item,
                     const zl_exhibit *exhibit, size_t most)
{
    bool all = item->count < ZL_BEHIND_LINES;

    if (item->count > most)
        zl_str_format(out, "The first %zu of %s%zu lines; %s.lines.tsv has "
                           "%s.",
                      most, all ? "" : "at least ", item->count,
                      exhibit->name, all ? "all" : "these");
}

/* ---- tables ---- */

static const char *const shown_columns[] = { "pre",    "keyword", "post",
                                             "file",   "region",  "para",
                                             "offset", "bytes" };

#define SHOWN (sizeof shown_columns / sizeof *shown_columns)

zili_status zl_behind_first(zili_table **out, const zl_behind *item,
                            size_t most, zili_error *err)
{
    zili_table *to = zl_table_new();
    const zili_table *from = item->lines;

    *out = NULL;
    if (!to)
        return zl_no_memory(err);
    for (size_t i = 0; i < SHOWN; i++)
        zl_shown_column(to, from, zili_table_find(from, shown_columns[i]));
    for (size_t row = 0; row < zili_table_rows(from) && row < most; row++)
        for (size_t i = 0; i < SHOWN; i++)
            zl_shown_cell(to, from, row,
                          zili_table_find(from, shown_columns[i]));
    return zl_table_finish(to, out, err);
}

zili_status zl_behinds_shorten(zl_behinds *all, zili_error *err)
{
    zili_status status = ZILI_OK;

    for (size_t i = 0; !status && i < all->items.count; i++) {
        zl_behind *item = &all->items.items[i];
        zili_table *first;
        status = zl_behind_first(&first, item, ZL_BEHIND_PAGE, err);
        if (status)
            break;
        zili_table_free(item->lines);
        item->lines = first;
    }
    return status;
}

static void add_lines(zili_table *to, const zl_behind *item)
{
    for (size_t row = 0; row < zili_table_rows(item->lines); row++) {
        zl_table_add_integer(to, (int64_t)item->row + 1);
        zl_table_add_text(to, zl_view_of(item->columns));
        zl_shown_row(to, item->lines, row);
    }
}

zili_status zl_behinds_table(zili_table **out, const zl_behinds *all,
                             zili_error *err)
{
    zili_table *to = zl_table_new();

    *out = NULL;
    if (!to)
        return zl_no_memory(err);
    zl_table_count_column(to, "row");
    zl_table_text_column(to, "number");
    if (all->items.count)
        zl_shown_columns(to, all->items.items[0].lines);
    for (size_t i = 0; i < all->items.count; i++)
        add_lines(to, &all->items.items[i]);
    return zl_table_finish(to, out, err);
}
