/* ask.c -- what analyses have in common: scope, themes, hits, notes. */
#include "ask.h"

#include "analysis/borders.h"
#include "analysis/headwords.h"
#include "analysis/settings.h"
#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"
#include "query/parse.h"

#include <inttypes.h>
#include <string.h>

/* ---- what queries say ---- */

static void see_tree(zl_ask *ask, const zl_node *node);

/* The patterns of the themes that `name` means, or where it is NULL of all. */
static void see_themes(zl_ask *ask, const char *name)
{
    for (size_t i = 0; ask->themes && i < ask->themes->list.count; i++) {
        const zl_theme *theme = &ask->themes->list.items[i];
        if (ask->seen[i] ||
            (name && !zl_themes_is(ask->themes, i, zl_view_of(name))))
            continue;
        ask->seen[i] = true;
        for (size_t k = 0; k < theme->patterns.count; k++)
            see_tree(ask, theme->patterns.items[k].tree);
    }
}

/* A theme holds no theme. */
static void see_tree(zl_ask *ask, const zl_node *node)
{
    ask->says_folds |= node->quoted || node->kind == ZL_NODE_REGEX ||
                       node->folds != ZL_FOLDS_UNSAID;
    ask->names_lemma |= node->kind == ZL_NODE_ATTRIBUTE &&
                        !node->structural && strcmp(node->text, "lemma") == 0;
    if (node->kind == ZL_NODE_THEME)
        see_themes(ask, node->text);
    for (size_t i = 0; i < node->children.count; i++)
        see_tree(ask, node->children.items[i]);
}

static zili_status open_themes(zl_ask *ask, const char *path, zili_error *err)
{
    zili_status status = zl_themes_open(&ask->themes, path, err);

    if (status)
        return status;
    ask->seen = zl_alloc_array(ask->themes->list.count, sizeof *ask->seen);
    return ask->seen ? ZILI_OK : zl_no_memory(err);
}

static zili_status open_lemmas(zl_ask *ask, const zili_question *question,
                               zili_error *err)
{
    return question->lemmas && ask->names_lemma && !ask->lemmas
               ? zl_lemmas_open(&ask->lemmas, question->lemmas, false, err)
               : ZILI_OK;
}

static zili_status see_query(zl_ask *ask, const char *query, zili_error *err)
{
    zl_node *tree = NULL;
    zili_status status = zl_parse_as(&tree, query, ask->language, err);

    if (!status)
        see_tree(ask, tree);
    zl_node_free(tree);
    return status;
}

static zili_status see_queries(zl_ask *ask, const zili_question *question,
                               zili_error *err)
{
    const zili_texts *queries = &question->queries;
    zili_status status = ZILI_OK;

    if (queries->count == 0)
        see_themes(ask, NULL);
    for (size_t i = 0; !status && i < queries->count; i++)
        status = see_query(ask, queries->items[i], err);
    return status ? status : open_lemmas(ask, question, err);
}

zili_status zl_ask_see(zl_ask *ask, const zili_question *question,
                       const char *query, zili_error *err)
{
    zili_status status = see_query(ask, query, err);

    return status ? status : open_lemmas(ask, question, err);
}

/* ---- a question ---- */

static zili_status read_language(zl_ask *ask, const zili_question *question,
                                 zili_error *err)
{
    if (question->simple && question->cql)
        return zl_fail(err, ZILI_EUSAGE,
                       "--simple and --cql are two languages; say one.");
    ask->language = question->simple ? ZL_LANGUAGE_SIMPLE
                    : question->cql  ? ZL_LANGUAGE_CQL
                                     : ZL_LANGUAGE_ANY;
    if (question->strategy &&
        zl_strategy_read(&ask->strategy, zl_view_of(question->strategy)))
        return zl_fail(err, ZILI_EUSAGE,
                       "--strategy is longest, shortest, standard or "
                       "traditional, not \"%s\".",
                       question->strategy);
    return ZILI_OK;
}

static zili_status cut_insertions(zl_ask *ask, const char *how,
                                  zili_error *err)
{
    bool only = how && strcmp(how, "only") == 0;

    if (!how || strcmp(how, "count") == 0)
        return ZILI_OK;
    if (!only && strcmp(how, "exclude") != 0)
        return zl_fail(err, ZILI_EUSAGE,
                       "--insertions is count, exclude or only, not \"%s\".",
                       how);
    ask->insertions = only ? "insertions alone" : "without insertions";
    return zl_scope_cut(ask->scope, ask->corpus, "insertion", only, err);
}

zili_status zl_ask_open(zl_ask *ask, const zili_corpus *corpus,
                        const zili_question *question, zili_error *err)
{
    *ask = (zl_ask){ .corpus = corpus, .threads = question->threads };
    zili_status status = read_language(ask, question, err);
    if (!status)
        status = zl_scope_open(&ask->scope, corpus, question->where,
                               question->region, question->by, err);
    if (!status)
        status = cut_insertions(ask, question->insertions, err);
    if (!status && question->themes)
        status = open_themes(ask, question->themes, err);
    if (!status)
        status = see_queries(ask, question, err);
    if (status)
        zl_ask_close(ask);
    return status;
}

void zl_ask_close(zl_ask *ask)
{
    zl_scope_close(ask->scope);
    zl_themes_close(ask->themes);
    zl_free(ask->seen);
    zl_lemmas_close(ask->lemmas);
    *ask = (zl_ask){ 0 };
}

zili_status zl_ask_within(zl_ask *ask, const zili_question *question,
                          zili_error *err)
{
    ask->within = question->within;
    if (!ask->within || zl_borders_word(ask->within))
        return ZILI_OK;
    return zl_fail(err, ZILI_EUSAGE,
                   "--within is s (sentence), p (paragraph), region or doc, "
                   "not \"%s\".",
                   ask->within);
}

zl_search_ask zl_ask_of_search(const zl_ask *ask, const char *query)
{
    return (zl_search_ask){ .text = query,
                            .language = ask->language,
                            .strategy = ask->strategy,
                            .lists = { ask->themes, ask->lemmas },
                            .corpus = ask->corpus,
                            .within = ask->within,
                            .scope = ask->scope,
                            .threads = ask->threads };
}

zili_status zl_ask_hits(const zl_ask *ask, const char *query, zl_cursor **out,
                        zili_error *err)
{
    zl_search_ask search = zl_ask_of_search(ask, query);

    return zl_query_ask(out, &search, err);
}

zili_status zl_ask_search(const zl_ask *ask, const char *query,
                          zl_search **out, zili_error *err)
{
    zl_search_ask search = zl_ask_of_search(ask, query);

    return zl_search_open(out, &search, err);
}

zili_status zl_ask_all(const zl_ask *ask, const char *query, zl_hits *hits,
                       zili_error *err)
{
    zl_search *search;
    zili_status status = zl_ask_search(ask, query, &search, err);

    if (!status)
        status = zl_search_all(search, zl_work_threads(ask->threads), hits,
                               err);
    zl_search_close(search);
    return status;
}

zili_status zl_ask_for_query(const zili_question *question, zili_error *err)
{
    if (question->queries.count > 0)
        return ZILI_OK;
    return zl_fail(err, ZILI_EUSAGE,
                   "What shall be looked for? Give a query, as in "
                   "'self-relian*' or '~\"自力更生\"'.");
}

/* ---- items ---- */

static char *copy(const char *text)
{
    return zl_copy_text(text, strlen(text));
}

static char *label_of(const zl_theme *theme)
{
    zl_str label = { 0 };

    if (theme->label_zh)
        zl_str_add_text(&label, theme->label_zh);
    if (theme->label_zh && theme->label_en)
        zl_str_add_text(&label, " ");
    if (theme->label_en)
        zl_str_add_text(&label, theme->label_en);
    if (label.size == 0)
        zl_str_add_text(&label, theme->name);
    if (label.failed)
        zl_str_clear(&label);
    return label.bytes;
}

static void free_item(zl_item item)
{
    zl_free(item.query);
    zl_free(item.name);
    zl_free(item.label);
}

static bool is_there(const zl_items *items, const char *name)
{
    for (size_t i = 0; i < items->count; i++)
        if (strcmp(items->items[i].name, name) == 0)
            return true;
    return false;
}

/* Takes over the texts, any of which may be NULL for want of memory. What is
 * asked for twice is one item: it does not stand together with itself. */
static zili_status add_item(zl_items *items, zl_item item, zili_error *err)
{
    bool whole = item.query && item.name && item.label;

    if (whole && !is_there(items, item.name) && zl_array_push(items, item))
        return ZILI_OK;
    bool again = whole && is_there(items, item.name);
    free_item(item);
    return again ? ZILI_OK : zl_no_memory(err);
}

static zili_status add_theme(zl_items *items, const zl_theme *theme,
                             zili_error *err)
{
    zl_str query = { 0 };

    zl_str_format(&query, "@%s", theme->name);
    if (query.failed)
        zl_str_clear(&query);
    return add_item(items,
                    (zl_item){ query.bytes, copy(theme->name),
                               label_of(theme) },
                    err);
}

/* A query "@name" is called as the theme is. */
static zili_status add_query(zl_items *items, const zl_ask *ask,
                             const char *query, zili_error *err)
{
    size_t theme = SIZE_MAX;

    if (query[0] == '@' && ask->themes)
        theme = zl_themes_find(ask->themes, zl_view_of(query + 1));
    if (theme != SIZE_MAX)
        return add_theme(items, &ask->themes->list.items[theme], err);
    return add_item(items,
                    (zl_item){ copy(query), copy(query), copy(query) }, err);
}

/* Of those who count nothing but queries and themes. */
static zili_status check_lemmas(const zl_ask *ask,
                                const zili_question *question,
                                zili_error *err)
{
    bool asks = question->queries.count > 0 || ask->themes;

    if (!question->lemmas || !asks || ask->names_lemma)
        return ZILI_OK;
    return zl_fail(err, ZILI_EUSAGE,
                   "--lemmas does nothing here: it says what [lemma=\"be\"] "
                   "means, and no query or theme names a lemma.");
}

zili_status zl_items_make(zl_items *items, const zl_ask *ask,
                          const zili_question *question, zili_error *err)
{
    const zili_texts *queries = &question->queries;
    zili_status status = check_lemmas(ask, question, err);

    *items = (zl_items){ 0 };
    if (queries->count == 0 && !ask->themes)
        return zl_fail(err, ZILI_EUSAGE,
                       "Give queries, or a file of themes: --themes F.");
    for (size_t i = 0; !status && i < queries->count; i++)
        status = add_query(items, ask, queries->items[i], err);
    if (queries->count > 0)
        return status;
    for (size_t i = 0; !status && i < ask->themes->list.count; i++)
        if (ask->themes->list.items[i].patterns.count > 0)
            status = add_theme(items, &ask->themes->list.items[i], err);
    return status;
}

void zl_items_clear(zl_items *items)
{
    for (size_t i = 0; i < items->count; i++)
        free_item(items->items[i]);
    zl_array_clear(items);
}

/* ---- the table ---- */

void zl_ask_group_columns(const zl_ask *ask, zili_table *table)
{
    for (size_t i = 0; i < ask->scope->by_count; i++)
        zl_table_data_column(table, (zl_column){ .name = ask->scope->by[i],
                                                 .type = ZILI_TEXT });
}

void zl_ask_group_cells(const zl_ask *ask, size_t group, zili_table *table)
{
    size_t count = ask->scope->by_count;

    for (size_t i = 0; i < count; i++)
        zl_table_add_text(table,
                          zl_view_of(ask->scope->keys[group * count + i]));
}

void zl_ask_count_columns(zili_table *table)
{
    zl_table_column(table, (zl_column){ "count", ZILI_INTEGER, ZL_RIGHT, 0 });
    zl_table_column(table,
                    (zl_column){ "per_million", ZILI_REAL, ZL_RIGHT, 1 });
    zl_table_column(table, (zl_column){ "docs", ZILI_INTEGER, ZL_RIGHT, 0 });
}

void zl_ask_count_cells(const zl_ask *ask, size_t group, uint64_t count,
                        uint64_t docs, zili_table *table)
{
    uint64_t words = ask->scope->words[group];

    zl_table_add_integer(table, (int64_t)count);
    if (words)
        zl_table_add_real(table, 1e6 * (double)count / (double)words);
    else
        zl_table_add_missing(table);
    zl_table_add_integer(table, (int64_t)docs);
}

/* ", with ICU's words" where they stood in, and "a.txt:HASH / b.txt:HASH" →
 * " with a.txt, b.txt": info has the hashes. */
static void name_words(const zili_corpus *corpus, zl_str *names)
{
    zl_view rest = zl_view_of(zl_corpus_setting(corpus, "dictionaries"));
    zl_view each;

    if (zl_settings_icu_words(corpus))
        zl_str_add_text(names, ", with ICU's words");
    while (zl_view_next(&rest, '/', &each)) {
        const char *colon = memrchr(each.bytes, ':', each.size);
        zl_str_add_text(names, names->size ? ", " : " with ");
        zl_str_add(names, colon ? zl_view_cut(each, 0,
                                              (size_t)(colon - each.bytes))
                                : each);
    }
}

void zl_ask_note(const zl_ask *ask, zili_table *table)
{
    zl_str chinese = { 0 };
    uint64_t words = 0;

    name_words(ask->corpus, &chinese);
    for (size_t i = 0; i < ask->scope->groups; i++)
        words += ask->scope->words[i];
    zl_table_add_note(table,
                      "scope: %s%s%s; %" PRIu64 " words; profile %s%s; folded: "
                      "case, width, traditional/simplified%s",
                      ask->scope->words_for_it, ask->insertions ? ", " : "",
                      ask->insertions ? ask->insertions : "", words,
                      zl_corpus_setting(ask->corpus, "profile"),
                      zl_str_text(&chinese),
                      ask->says_folds ? ", unless quotes or flags say otherwise"
                                      : "");
    if (chinese.failed)
        zl_table_fail(table);
    zl_str_clear(&chinese);
    if (ask->lemmas)
        zl_lemmas_note(ask->lemmas, "lemmas of queries",
                       "any other word is its own lemma", table);
    zl_settings_note(ask->corpus, table);
}

const char *zl_ask_mixed_language(const zl_ask *ask)
{
    const zl_scope *scope = ask->scope;
    const char *first = NULL;

    for (size_t i = 0; i < scope->count; i++) {
        const char *lang =
            zl_corpus_area(ask->corpus, scope->intervals[i].area)->lang;
        if (first && strcmp(first, lang) != 0)
            return first;
        first = lang;
    }
    return NULL;
}

void zl_ask_cut(zili_table *table, uint64_t limit, const char *what)
{
    size_t rows = zili_table_rows(table);

    if (limit && rows > limit) {
        zl_table_cut(table, (size_t)limit);
        zl_table_add_note(table,
                          "%" PRIu64 " of %zu %s shown; --limit 0 shows all",
                          limit, rows, what);
    }
}

zili_status zl_ask_answer(const zili_corpus *corpus, const void *options,
                          zl_fill *fill, const char *rows, zili_table **out,
                          zili_error *err)
{
    const zili_question *question = options;
    zl_ask ask;

    *out = NULL;
    zili_status status = zl_ask_open(&ask, corpus, question, err);
    if (status)
        return status;
    zili_table *table = zl_table_new();
    status = check_lemmas(&ask, question, err);
    if (!status)
        status = table ? fill(&ask, options, table, err) : zl_no_memory(err);
    if (status) {
        zili_table_free(table);
    } else {
        zl_ask_note(&ask, table);
        if (rows)
            zl_ask_cut(table, question->limit, rows);
        status = zl_table_finish(table, out, err);
    }
    zl_ask_close(&ask);
    return status;
}
