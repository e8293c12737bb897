/* hit_query.c -- the query whose hits are the number of a row. */
#include "report/hit_query.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

typedef zl_hit_source source;

/* ---- what the exhibit asked ---- */

const char *zl_exhibit_argument(const zl_exhibit *exhibit, const char *name)
{
    const zili_texts *texts = &exhibit->arguments;

    for (size_t i = 0; i + 1 < texts->count; i += 2)
        if (strcmp(texts->items[i], name) == 0)
            return texts->items[i + 1];
    return NULL;
}

static const char *asked(const source *from, const char *name)
{
    return zl_exhibit_argument(from->exhibit, name);
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
    const char *join = asked(from, "join");

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
                    asked(from, "exact") != NULL);
}

static bool put_query(const source *from, zl_str *out)
{
    const char *query = cell(from, "query");

    if (!query)
        query = asked(from, "query");
    zl_str_add_text(out, query ? query : "");
    return query;
}

/* Between the words of an n-gram punctuation is passed over. */
static bool put_ngram(const source *from, zl_str *out)
{
    const char *ngram = cell(from, "ngram");
    const char *within = asked(from, "within");
    bool exact = asked(from, "exact") != NULL, whole = true;
    zl_view rest = zl_view_of(ngram), word;
    size_t words = 0;

    if (!ngram || asked(from, "join") ||
        asked(from, "skip"))
        return false;
    while (whole && zl_view_next(&rest, ' ', &word)) {
        if (words++)
            zl_str_add_text(out, asked(from, "all")
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
    bool theme = asked(from, "themes") && !strpbrk(item, " \"[~");

    zl_str_format(out, "%s%s", theme && item[0] != '@' ? "@" : "", item);
}

static bool put_pair(const source *from, zl_str *out)
{
    const char *a = cell(from, "a"), *b = cell(from, "b");
    const char *within = asked(from, "within");

    if (!a || !b || asked(from, "window") ||
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

    if (!item || asked(from, "beads"))
        return false;
    put_item(from, out, item);
    return true;
}

/* The rows are those of all lines that have the row's term and rendering: a
 * term of a theme is no query, and all that was asked for is asked again. */
static bool put_rendered(const source *from, zl_str *out)
{
    if (!cell(from, "term") || asked(from, "lines"))
        return false;
    return put_query(from, out);
}

/* So many words at most, and whatever stands between them that is none. */
static void put_gap(zl_str *out, uint64_t words)
{
    if (words)
        zl_str_format(out,
                      " ([class=\"other\"]* [class!=\"other\"]){0,%" PRIu64
                      "}",
                      words);
    zl_str_add_text(out, " [class=\"other\"]* ");
}

/* L,R of --window, which the analysis has read: both are numbers. */
static bool read_window(const source *from, uint64_t words[2])
{
    const char *window = asked(from, "window");
    char *rest;

    words[0] = words[1] = 5;
    if (!window)
        return true;
    words[0] = strtoull(window, &rest, 10);
    if (*rest != ',')
        return false;
    words[1] = strtoull(rest + 1, &rest, 10);
    return *rest == 0;
}

/* The node, the collocate, and what may stand between them. */
static bool put_collocate(const source *from, zl_str *out)
{
    const char *node = asked(from, "query"), *within = asked(from, "within");
    const char *term = cell(from, "collocate");
    bool exact = asked(from, "exact") != NULL, whole = true;
    uint64_t words[2];

    if (!node || !term || asked(from, "definition") || asked(from, "join") ||
        asked(from, "all") || !read_window(from, words))
        return false;
    zl_str_add_byte(out, '(');
    if (words[1]) {
        zl_str_format(out, "(%s)", node);
        put_gap(out, words[1] - 1);
        whole = put_word(out, zl_view_of(term), exact);
    }
    zl_str_add_text(out, words[0] && words[1] ? " | " : "");
    if (words[0]) {
        whole &= put_word(out, zl_view_of(term), exact);
        put_gap(out, words[0] - 1);
        zl_str_format(out, "(%s)", node);
    }
    zl_str_format(out, ") within %s", within ? within : "region");
    return whole && words[0] + words[1] > 0;
}

/* A value of --by; bins have none. */
static bool put_moment(const source *from, zl_str *out)
{
    return !asked(from, "bin") && !asked(from, "test") &&
           put_query(from, out);
}

/* ---- which rule for which analysis ---- */

static const zl_hit_rule rules[] = {
    { "freq", put_term, "kwic", "count", ZL_HITS_OF_GROUP },
    { "keyness", put_term, "kwic", "f1", ZL_HITS_OF_TARGET },
    { "keyness", put_term, "kwic", "f2", ZL_HITS_OF_OTHERS },
    { "dispersion", put_term, "kwic", "f", ZL_HITS_OF_GROUP },
    { "count", put_query, "kwic", "count", ZL_HITS_OF_GROUP },
    { "ngrams", put_ngram, "kwic", "count", ZL_HITS_OF_GROUP },
    { "themes", put_theme, "kwic", "count", ZL_HITS_OF_GROUP },
    { "trend", put_moment, "kwic", "count", ZL_HITS_OF_VALUE },
    { "colloc", put_collocate, "kwic", "O11", ZL_HITS_OF_GROUP },
    { "cooc", put_pair, "kwic", "O11", ZL_HITS_OF_GROUP },
    { "agree", put_bead, "agree --beads", "both,a_only,b_only",
      ZL_HITS_OF_BEADS },
    { "render", put_rendered, "render --lines", "count",
      ZL_HITS_OF_RENDERING },
};

#define RULES (sizeof rules / sizeof *rules)

const zl_hit_rule *zl_hit_rule_for(const zl_exhibit *exhibit, size_t i)
{
    for (size_t at = 0; at < RULES; at++)
        if (strcmp(rules[at].analysis, exhibit->analysis) == 0 && i-- == 0)
            return &rules[at];
    return NULL;
}
