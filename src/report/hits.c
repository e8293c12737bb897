/* hits.c -- the lines behind the numbers of a table. */
#include "report/hits.h"

#include "base/fail.h"
#include "base/file.h"
#include "report/hit_query.h"
#include "report/shown.h"

#include <inttypes.h>
#include <string.h>

typedef zl_hit_source source;
typedef zl_hit_rule rule;

static const char *asked(const source *from, const char *name)
{
    return zl_exhibit_argument(from->exhibit, name);
}

/* ---- the scope of a row ---- */

static void put_doubled(zl_str *out, const char *text)
{
    zl_str_add_byte(out, '\'');
    for (; *text; text++) {
        zl_str_add_byte(out, *text);
        if (*text == '\'')
            zl_str_add_byte(out, '\'');
    }
    zl_str_add_byte(out, '\'');
}

/* The column `name` of the documents has what stands in the row. */
static bool put_named(const source *from, zl_view name, const char *column,
                      zl_str *out)
{
    size_t at = zili_table_find(from->table, column);

    if (at == SIZE_MAX)
        return false;
    zl_str_add_text(out, out->size ? " AND " : "");
    zl_str_add(out, name);
    if (zili_table_missing(from->table, from->row, at)) {
        zl_str_add_text(out, " IS NULL");
    } else if (zili_table_type(from->table, at) == ZILI_INTEGER) {
        zl_str_format(out, " = %" PRId64,
                      zili_table_integer(from->table, from->row, at));
    } else {
        zl_str_add_text(out, " = ");
        put_doubled(out, zili_table_text(from->table, from->row, at));
    }
    return true;
}

/* Where the row's group is: the value of a column of --by. */
static bool put_group(const source *from, zl_view name, zl_str *out)
{
    zl_str column = { 0 };

    zl_str_add(&column, name);
    bool there = put_named(from, name, zl_str_text(&column), out);
    out->failed |= column.failed;
    zl_str_clear(&column);
    return there;
}

/* What the number is counted in besides: the target, or all but that. */
static void put_side(const source *from, const rule *by, zl_str *out)
{
    const char *target = asked(from, "target");
    const char *reference = asked(from, "reference");

    if (!target || by->part < ZL_HITS_OF_TARGET)
        return;
    zl_str_add_text(out, out->size ? " AND " : "");
    if (by->part != ZL_HITS_OF_OTHERS)
        zl_str_format(out, "(%s)", target);
    else if (reference)
        zl_str_format(out, "(%s)", reference);
    else
        zl_str_format(out, "(%s) IS NOT TRUE", target);
}

/* A value of trend's --by, which is a column of the documents. */
static bool put_value(const source *from, zl_str *out)
{
    const char *by = asked(from, "by");

    return put_named(from, zl_view_of(by ? by : "year"), "value", out);
}

static bool put_where(const source *from, const rule *by, zl_str *out)
{
    const char *where = asked(from, "where");
    zl_view rest = zl_view_of(asked(from, "by")), name;
    bool whole = true;

    if (where)
        zl_str_format(out, "(%s)", where);
    put_side(from, by, out);
    if (by->part == ZL_HITS_OF_VALUE)
        return put_value(from, out);
    while (whole && zl_view_next(&rest, ',', &name))
        whole = put_group(from, name, out);
    return whole;
}

/* ---- the command ---- */

/* As a shell takes it for one argument, without a backslash, which a table
 * would double. */
static void put_quoted(zl_str *out, const char *text)
{
    bool doubled = strchr(text, '\'') && !strpbrk(text, "\"$`\\!");

    zl_str_add_byte(out, doubled ? '"' : '\'');
    for (; *text; text++)
        if (*text == '\'' && !doubled)
            zl_str_add_text(out, "'\"'\"'");
        else
            zl_str_add_byte(out, *text);
    zl_str_add_byte(out, doubled ? '"' : '\'');
}

static void put_option(zl_str *out, const char *name, const char *value)
{
    if (!value)
        return;
    zl_str_format(out, " --%s ", name);
    put_quoted(out, value);
}

static void put_flag(zl_str *out, const zl_exhibit *exhibit, const char *name)
{
    const char *value = zl_exhibit_argument(exhibit, name);

    if (value && strcmp(value, "true") == 0)
        zl_str_format(out, " --%s", name);
}

static void put_queries(zl_str *out, const zl_exhibit *exhibit)
{
    for (size_t i = 0; i + 1 < exhibit->arguments.count; i += 2)
        if (strcmp(exhibit->arguments.items[i], "query") == 0) {
            zl_str_add_byte(out, ' ');
            put_quoted(out, exhibit->arguments.items[i + 1]);
        }
}

static const char *const kept[] = { "region", "insertions", "strategy" };
static const char *const flags[] = { "simple", "cql" };

static void put_command(const source *from, const rule *by,
                        const char *where, const char *query, zl_str *out)
{
    const char *themes = asked(from, "themes");
    bool counts = strcmp(from->exhibit->analysis, "count") == 0;

    zl_str_format(out, "%s %s", by->command,
                  zl_file_name(from->outline->corpus));
    if (*where)
        put_option(out, "where", where);
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        put_option(out, kept[i], asked(from, kept[i]));
    if (themes)
        put_option(out, "themes", zl_file_name(themes));
    if (counts)
        put_option(out, "within", asked(from, "within"));
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        put_flag(out, from->exhibit, flags[i]);
    if (by->part == ZL_HITS_OF_RENDERING) {
        put_queries(out, from->exhibit);
        return;
    }
    zl_str_add_byte(out, ' ');
    put_quoted(out, query);
}

/* ---- questions ---- */

void zl_hits_clear(zl_hits_question *question)
{
    zl_str_clear(&question->query);
    zl_str_clear(&question->where);
    zl_str_clear(&question->command);
}

bool zl_hits_failed(const zl_hits_question *question)
{
    return question->query.failed || question->where.failed ||
           question->command.failed;
}

static bool fill(const source *from, const rule *by,
                 zl_hits_question *question)
{
    question->columns = by->columns;
    question->part = by->part;
    if (!by->put(from, &question->query) ||
        !put_where(from, by, &question->where))
        return false;
    put_command(from, by, zl_str_text(&question->where),
                zl_str_text(&question->query), &question->command);
    return !zl_hits_failed(question);
}

/* What of an exhibit no query gives, whatever its rows are. */
static bool is_countable(const zl_exhibit *exhibit)
{
    return !zl_exhibit_argument(exhibit, "attribute") &&
           !zl_exhibit_argument(exhibit, "against");
}

bool zl_hits_ask(const zl_outline *outline, const zl_exhibit *exhibit,
                 const zili_table *table, size_t row, size_t i,
                 zl_hits_question *question)
{
    const rule *by = zl_hit_rule_for(exhibit, i);

    return by && is_countable(exhibit) &&
           fill(&(source){ outline, exhibit, table, row }, by, question);
}

size_t zl_hits_options(const zl_exhibit *exhibit,
                       const char *options[ZL_HITS_OPTIONS])
{
    size_t count = 0;
    static const char *const all[] = { "region", "insertions", "strategy",
                                       "themes", "simple",     "cql" };

    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        const char *value = zl_exhibit_argument(exhibit, all[i]);
        if (!value)
            continue;
        options[count++] = all[i];
        options[count++] = value;
    }
    const char *within = zl_exhibit_argument(exhibit, "within");
    if (within && strcmp(exhibit->analysis, "count") == 0) {
        options[count++] = "within";
        options[count++] = within;
    }
    return count;
}

/* ---- a column of commands ---- */

static void add_hits(const source *from, zili_table *to)
{
    zl_hits_question question = { 0 };

    if (fill(from, zl_hit_rule_for(from->exhibit, 0), &question))
        zl_table_add_text(to, zl_str_view(&question.command));
    else
        zl_table_add_missing(to);
    if (zl_hits_failed(&question))
        zl_table_fail(to);
    zl_hits_clear(&question);
}

zili_status zl_hits(zili_table **out, const zl_outline *outline,
                    const zl_exhibit *exhibit, const zili_table *table,
                    zili_error *err)
{
    source from = { outline, exhibit, table, 0 };
    zl_hits_question probe = { 0 };

    *out = NULL;
    bool usable = zili_table_rows(table) > 0 &&
                  zl_hits_ask(outline, exhibit, table, 0, 0, &probe);
    bool enough = !zl_hits_failed(&probe);
    zl_hits_clear(&probe);
    if (!usable)
        return enough ? ZILI_OK : zl_no_memory(err);
    zili_table *to = zl_table_new();
    if (!to)
        return zl_no_memory(err);
    zl_shown_columns(to, table);
    zl_table_column(to, (zl_column){ "hits", ZILI_TEXT, ZL_LEFT, 0 });
    for (; from.row < zili_table_rows(table); from.row++) {
        zl_shown_row(to, table, from.row);
        add_hits(&from, to);
    }
    return zl_table_finish(to, out, err);
}
