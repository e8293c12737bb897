/* hits.c -- the lines behind the numbers of a table. */
#include "report/hits.h"

#include "base/fail.h"
#include "base/file.h"
#include "report/shown.h"

#include <inttypes.h>
#include <string.h>

typedef struct source {
    const zl_outline *outline;
    const zl_exhibit *exhibit;
    const zili_table *table;
    size_t row;
} source;

/* ---- what the exhibit asked ---- */

static const char *argument(const zl_exhibit *exhibit, const char *name)
{
    const zili_texts *texts = &exhibit->arguments;

    for (size_t i = 0; i + 1 < texts->count; i += 2)
        if (strcmp(texts->items[i], name) == 0)
            return texts->items[i + 1];
    return NULL;
}

static const char *cell(const source *from, const char *column)
{
    size_t at = zili_table_find(from->table, column);

    return at != SIZE_MAX &&
                   zili_table_type(from->table, at) == ZILI_TEXT &&
                   !zili_table_missing(from->table, from->row, at)
               ? zili_table_text(from->table, from->row, at)
               : NULL;
}

/* ---- queries ---- */

/* A term as it was folded, whatever stands in it. */
static bool put_word(zl_str *out, zl_view word, bool exact)
{
    for (size_t i = 0; i < word.size; i++)
        if (word.bytes[i] == '"' || word.bytes[i] == '\\')
            return false;
    zl_str_add_byte(out, '"');
    zl_str_add(out, word);
    zl_str_add_text(out, exact ? "\"%l" : "\"%cvl");
    return true;
}

/* Terms that a hyphen joins are several tokens: simple mode finds them. */
static bool put_term(const source *from, zl_str *out)
{
    const char *term = cell(from, "term"), *query = cell(from, "query");
    const char *join = argument(from->exhibit, "join");

    if (query) {
        zl_str_add_text(out, query);
        return true;
    }
    if (!term)
        return false;
    if (join && strcmp(join, "hyphen") == 0 && strchr(term, '-') &&
        !strpbrk(term, "\"[]()@~|*?%:<>\\ ")) {
        zl_str_add_text(out, term);
        return true;
    }
    return (!join || strcmp(join, "hyphen") == 0) &&
           put_word(out, zl_view_of(term),
                    argument(from->exhibit, "exact") != NULL);
}

static bool put_query(const source *from, zl_str *out)
{
    const char *query = cell(from, "query");

    if (!query)
        query = argument(from->exhibit, "query");
    zl_str_add_text(out, query ? query : "");
    return query;
}

/* Between the words of an n-gram punctuation is passed over. */
static bool put_ngram(const source *from, zl_str *out)
{
    const char *ngram = cell(from, "ngram");
    const char *within = argument(from->exhibit, "within");
    bool exact = argument(from->exhibit, "exact") != NULL, whole = true;
    zl_view rest = zl_view_of(ngram), word;
    size_t words = 0;

    if (!ngram || argument(from->exhibit, "join") ||
        argument(from->exhibit, "skip"))
        return false;
    while (whole && zl_view_next(&rest, ' ', &word)) {
        if (words++)
            zl_str_add_text(out, argument(from->exhibit, "all")
                                     ? " "
                                     : " [class=\"other\"]* ");
        whole = put_word(out, word, exact);
    }
    zl_str_format(out, " within %s", within ? within : "s");
    return whole;
}

static bool put_theme(const source *from, zl_str *out)
{
    const char *theme = cell(from, "theme");

    zl_str_format(out, "@%s", theme ? theme : "");
    return theme;
}

/* A theme has its name in a table, and a query is itself. */
static void put_item(const source *from, zl_str *out, const char *item)
{
    bool theme = argument(from->exhibit, "themes") && !strpbrk(item, " \"[~");

    zl_str_format(out, "%s%s", theme && item[0] != '@' ? "@" : "", item);
}

static bool put_pair(const source *from, zl_str *out)
{
    const char *a = cell(from, "a"), *b = cell(from, "b");
    const char *within = argument(from->exhibit, "within");

    if (!a || !b || argument(from->exhibit, "window") ||
        (within && strcmp(within, "s") != 0 && strcmp(within, "p") != 0))
        return false;
    zl_str_add_byte(out, '(');
    put_item(from, out, a);
    zl_str_add_text(out, " []* ");
    put_item(from, out, b);
    zl_str_add_text(out, " | ");
    put_item(from, out, b);
    zl_str_add_text(out, " []* ");
    put_item(from, out, a);
    zl_str_format(out, ") within %s", within ? within : "s");
    return true;
}

static bool put_bead(const source *from, zl_str *out)
{
    const char *item = cell(from, "item");

    if (!item || argument(from->exhibit, "beads"))
        return false;
    put_item(from, out, item);
    return true;
}

/* The rows are those of all lines that have the row's term and rendering: a
 * term of a theme is no query, and all that was asked for is asked again. */
static bool put_rendered(const source *from, zl_str *out)
{
    if (!cell(from, "term") || argument(from->exhibit, "lines"))
        return false;
    return put_query(from, out);
}

/* ---- which rule for which analysis ---- */

typedef struct rule {
    const char *analysis;
    bool (*put)(const source *from, zl_str *out);
    const char *command; /* that shows lines */
} rule;

static const rule rules[] = {
    { "freq", put_term, "kwic" },         { "keyness", put_term, "kwic" },
    { "dispersion", put_term, "kwic" },   { "count", put_query, "kwic" },
    { "ngrams", put_ngram, "kwic" },      { "themes", put_theme, "kwic" },
    { "cooc", put_pair, "kwic" },
    { "agree", put_bead, "agree --beads" },
    { "render", put_rendered, "render --lines" },
};

static const rule *rule_for(const zl_exhibit *exhibit)
{
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (strcmp(rules[i].analysis, exhibit->analysis) == 0)
            return &rules[i];
    return NULL;
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

/* Where the row's group is: the value of a column of --by. */
static bool put_group(const source *from, zl_view name, zl_str *out)
{
    zl_str column = { 0 };

    zl_str_add(&column, name);
    size_t at = zili_table_find(from->table, zl_str_text(&column));
    zl_str_clear(&column);
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

static bool put_where(const source *from, zl_str *out)
{
    const char *asked = argument(from->exhibit, "where");
    const char *target = argument(from->exhibit, "target");
    zl_view rest = zl_view_of(argument(from->exhibit, "by")), name;
    bool whole = true;

    if (asked)
        zl_str_format(out, "(%s)", asked);
    if (target)
        zl_str_format(out, "%s(%s)", out->size ? " AND " : "", target);
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
    const char *value = argument(exhibit, name);

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

static void put_command(const source *from, const rule *by,
                        const char *where, const char *query, zl_str *out)
{
    static const char *const kept[] = { "region", "insertions", "strategy" };
    const char *themes = argument(from->exhibit, "themes");
    bool counts = strcmp(from->exhibit->analysis, "count") == 0;

    zl_str_format(out, "%s %s", by->command,
                  zl_file_name(from->outline->corpus));
    if (*where)
        put_option(out, "where", where);
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        put_option(out, kept[i], argument(from->exhibit, kept[i]));
    if (themes)
        put_option(out, "themes", zl_file_name(themes));
    if (counts)
        put_option(out, "within", argument(from->exhibit, "within"));
    put_flag(out, from->exhibit, "simple");
    put_flag(out, from->exhibit, "cql");
    if (by->put == put_rendered) {
        put_queries(out, from->exhibit);
        return;
    }
    zl_str_add_byte(out, ' ');
    put_quoted(out, query);
}

static void add_hits(const source *from, const rule *by, zili_table *to)
{
    zl_str query = { 0 }, where = { 0 }, command = { 0 };

    if (by->put(from, &query) && put_where(from, &where)) {
        put_command(from, by, zl_str_text(&where), zl_str_text(&query),
                    &command);
        zl_table_add_text(to, zl_str_view(&command));
    } else {
        zl_table_add_missing(to);
    }
    if (query.failed || where.failed || command.failed)
        zl_table_fail(to);
    zl_str_clear(&query);
    zl_str_clear(&where);
    zl_str_clear(&command);
}

zili_status zl_hits(zili_table **out, const zl_outline *outline,
                    const zl_exhibit *exhibit, const zili_table *table,
                    zili_error *err)
{
    const rule *by = rule_for(exhibit);
    source from = { outline, exhibit, table, 0 };
    zl_str probe = { 0 };

    *out = NULL;
    if (!by || argument(exhibit, "attribute") ||
        argument(exhibit, "against") || zili_table_rows(table) == 0)
        return ZILI_OK;
    bool usable = by->put(&from, &probe) && put_where(&from, &probe);
    zl_str_clear(&probe);
    if (!usable)
        return ZILI_OK;
    zili_table *to = zl_table_new();
    if (!to)
        return zl_no_memory(err);
    zl_shown_columns(to, table);
    zl_table_column(to, (zl_column){ "hits", ZILI_TEXT, ZL_LEFT, 0 });
    for (; from.row < zili_table_rows(table); from.row++) {
        zl_shown_row(to, table, from.row);
        add_hits(&from, by, to);
    }
    return zl_table_finish(to, out, err);
}
