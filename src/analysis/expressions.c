/* expressions.c -- a list of expressions of several words, and where they
 * stand. */
#include "analysis/expressions.h"

#include "base/fail.h"
#include "base/map.h"
#include "base/mem.h"
#include "query/parse.h"
#include "query/search.h"
#include "text/list_file.h"

#include <inttypes.h>
#include <string.h>

#define NAME "expressions" /* of the theme that the list becomes */

struct reading {
    const char *path;
    size_t line; /* from 1 */
    zl_theme *theme;
    zl_map firsts;             /* words that expressions begin with … */
    ZL_ARRAY(zl_node *) rests; /* … and what may follow each: EITHER */
    zili_error *err;
};

/* ---- a line ---- */

/* Without a comment, and without blanks at its ends. */
static zl_view expression_of(zl_view line)
{
    size_t begin = 0, end = 0;
    bool blank = true;

    while (end < line.size && !(blank && line.bytes[end] == '#'))
        blank = strchr(" \t", line.bytes[end++]) != NULL;
    while (begin < end && strchr(" \t\r", line.bytes[begin]))
        begin++;
    while (end > begin && strchr(" \t\r", line.bytes[end - 1]))
        end--;
    return zl_view_cut(line, begin, end);
}

/* Whether there is anything but words, one after the other or for each
 * other. */
static bool has_more(const zl_node *node)
{
    bool more = node->kind != ZL_NODE_WORD && node->kind != ZL_NODE_SEQUENCE &&
                node->kind != ZL_NODE_EITHER;

    for (size_t i = 0; !more && i < node->children.count; i++)
        more = has_more(node->children.items[i]);
    return more;
}

static zili_status refuse(const struct reading *reading, const char *why)
{
    return zl_fail(reading->err, ZILI_EFORMAT, "%s, line %zu: %.*s",
                   reading->path, reading->line, (int)strcspn(why, "\n"),
                   why);
}

/* The tree of an expression; NULL where it fails. */
static zili_status parse(const struct reading *reading, const char *text,
                         zl_node **tree)
{
    zili_error why = { 0 };
    zili_status status = zl_parse_as(tree, text, ZL_LANGUAGE_SIMPLE, &why);

    if (status == ZILI_ENOMEM)
        return zl_no_memory(reading->err);
    if (status)
        return refuse(reading, why.text);
    if (!has_more(*tree))
        return ZILI_OK;
    zl_node_free(*tree);
    *tree = NULL;
    return refuse(reading, "an expression is made of words; here is a string "
                           "or a theme.");
}

/* ---- what begins alike ---- */

/* The words of an expression of two or more that do not touch in front; NULL:
 * it is another one. */
static zl_node *row_of(const zl_node *tree)
{
    zl_node *row = tree->children.items[0];
    zl_node *const *words = row->children.items;

    return tree->children.count == 1 && row->children.count > 1 &&
                   words[0]->kind == ZL_NODE_WORD && !words[0]->quoted &&
                   words[0]->folds == ZL_FOLDS_UNSAID && !words[1]->touching
               ? row
               : NULL;
}

/* Take the first word from a row. */
static zl_node *take_first(zl_node *row)
{
    zl_node *first = row->children.items[0];

    row->children.count--;
    memmove(row->children.items, row->children.items + 1,
            row->children.count * sizeof(zl_node *));
    return first;
}

static bool add_pattern(struct reading *reading, zl_node *tree)
{
    if (zl_array_push(&reading->theme->patterns, (zl_pattern){ .tree = tree }))
        return true;
    zl_node_free(tree);
    return false;
}

/* A pattern of the first word of `tree` and whatever may follow it, which is
 * still to be said. */
static bool begin_pattern(struct reading *reading, const zl_node *first)
{
    zl_node *row = zl_node_new(ZL_NODE_SEQUENCE, 0);
    zl_node *rest = zl_node_new(ZL_NODE_EITHER, 0);
    zl_node *word = zl_node_copy(first);

    if (!row || !rest || !word || !zl_array_push(&reading->rests, rest)) {
        zl_node_free(row);
        zl_node_free(rest);
        zl_node_free(word);
        return false;
    }
    if (!zl_node_add(row, word)) {
        zl_node_free(row);
        zl_node_free(rest);
        return false;
    }
    if (!zl_node_add(row, rest)) {
        zl_node_free(row);
        return false;
    }
    return add_pattern(reading, row);
}

/* Thousands may begin with one word: it is looked for once, and what are the
 * last words of several become one set (query/compile_either.c). Takes over
 * the tree. */
static bool add_tree(struct reading *reading, zl_node *tree)
{
    zl_node *row = row_of(tree);
    uint32_t known = reading->firsts.count, number;

    if (!row)
        return add_pattern(reading, tree);
    number = zl_map_add(&reading->firsts,
                        zl_view_of(row->children.items[0]->text));
    if (number == ZL_MAP_NONE ||
        (number == known && !begin_pattern(reading, row->children.items[0]))) {
        zl_node_free(tree);
        return false;
    }
    tree->children.count = 0;
    zl_node_free(tree);
    zl_node_free(take_first(row));
    return zl_node_add(reading->rests.items[number], row);
}

static zili_status add_line(struct reading *reading, zl_view line)
{
    zl_view found = expression_of(line);
    zl_node *tree = NULL;

    if (found.size == 0)
        return ZILI_OK;
    char *text = zl_copy_text(found.bytes, found.size);
    if (!text)
        return zl_no_memory(reading->err);
    zili_status status = parse(reading, text, &tree);
    zl_free(text);
    if (status || !tree)
        return status;
    return add_tree(reading, tree) ? ZILI_OK : zl_no_memory(reading->err);
}

/* ---- the file ---- */

static zili_status add_lines(struct reading *reading, zl_list_file *file)
{
    zili_status status = ZILI_OK;
    zl_view line;

    while (!status && zl_list_file_next(file, &line)) {
        reading->line = file->line;
        status = add_line(reading, line);
    }
    if (!status && reading->theme->patterns.count == 0)
        return zl_fail(reading->err, ZILI_EFORMAT,
                       "%s has no expression in it: write one on each line.",
                       reading->path);
    return status;
}

/* A theme whose patterns are the expressions. */
static zili_status read_list(zl_themes **out, const char *path,
                             zili_error *err)
{
    zl_themes *themes = zl_alloc(sizeof *themes);
    zl_theme theme = { .name = zl_copy_text(NAME, strlen(NAME)) };
    zl_list_file file;

    *out = NULL;
    if (!themes || !theme.name || !zl_array_push(&themes->list, theme)) {
        zl_free(theme.name);
        zl_themes_close(themes);
        return zl_no_memory(err);
    }
    struct reading reading = { .path = path,
                               .theme = &themes->list.items[0],
                               .err = err };
    zili_status status = zl_list_file_open(&file, path, err);
    if (!status)
        status = add_lines(&reading, &file);
    zl_list_file_close(&file);
    zl_map_clear(&reading.firsts);
    zl_array_clear(&reading.rests);
    if (status)
        zl_themes_close(themes);
    else
        *out = themes;
    return status;
}

/* ---- in the text ---- */

typedef ZL_ARRAY(zl_joined) joined_list;

/* Those of one segment are given away once the next begins. */
static void give_list(zl_joins *joins, joined_list *list)
{
    *joins = (zl_joins){ list->items, list->count };
    *list = (joined_list){ 0 };
}

static bool share_out(zl_joins *joins, const zili_corpus *corpus,
                      const zl_hits *hits)
{
    joined_list list = { 0 };
    uint32_t last = 0;
    bool enough = true;

    for (size_t i = 0; enough && i < hits->count; i++) {
        const zl_hit *hit = &hits->items[i];
        uint32_t begin, segment =
                            zl_corpus_segment_at(corpus, hit->begin, &begin);
        uint32_t end = begin + (uint32_t)(hit->end - hit->begin);
        if (segment != last)
            give_list(&joins[last], &list);
        last = segment;
        if (end - begin > 1)
            enough = zl_array_push(&list,
                                   ((zl_joined){ begin, end, ZL_NONE }));
    }
    if (zl_corpus_segments(corpus) > 0)
        give_list(&joins[last], &list);
    return enough;
}

zili_status zl_expressions_find(zl_joins *joins, const char *path,
                                const zili_corpus *corpus,
                                const zl_scope *scope, size_t threads,
                                zili_error *err)
{
    zl_themes *themes = NULL;
    zl_search *search = NULL;
    zl_hits hits = { 0 };
    zili_status status = read_list(&themes, path, err);
    zl_search_ask ask = { .text = "@" NAME,
                          .lists.themes = themes,
                          .corpus = corpus,
                          .within = zl_corpus_structure(corpus, "s") ? "s"
                                                                     : NULL,
                          .scope = scope };

    if (!status)
        status = zl_search_open(&search, &ask, err);
    if (!status)
        status = zl_search_all(search, threads, &hits, err);
    if (status == ZILI_EUSAGE)
        status = zl_fail(err, ZILI_EUSAGE,
                         "It takes too long to look for all expressions of "
                         "%s. Leave out those that begin with * or with what "
                         "most of the others begin with.",
                         path);
    if (!status && !share_out(joins, corpus, &hits))
        status = zl_no_memory(err);
    zl_array_clear(&hits);
    zl_search_close(search);
    zl_themes_close(themes);
    return status;
}
