/* rendered_terms.c -- the terms of an item that are rendered. */
#include "analysis/rendered_terms.h"

#include "base/fail.h"
#include "base/mem.h"

#include <string.h>

typedef struct finder {
    zl_render_terms *out;
    const zl_ask *ask;
    const zl_item *item;
    zl_hits hits; /* of the item */
    zl_hits own;  /* of an expression */
    bool *taken;  /* by hit of the item */
    zl_str text;
} finder;

/* ---- names ---- */

/* The words of a hit, folded; a blank where anything stands between. */
static void add_words(zl_str *text, const zili_corpus *corpus, zl_hit hit)
{
    for (uint64_t at = hit.begin; at < hit.end; at++) {
        zl_str_add(text, zl_corpus_fold_at(corpus, at));
        if (at + 1 < hit.end && zl_corpus_glue(corpus, at).size > 0)
            zl_str_add_byte(text, ' ');
    }
}

/* What stands in all of the hits, or `other` where that differs. */
static char *name_of(finder *all, const zl_hits *hits, const char *other)
{
    zl_str *text = &all->text;
    size_t first = 0;

    zl_str_empty(text);
    for (size_t i = 0; i < hits->count; i++) {
        size_t begin = text->size;
        add_words(text, all->ask->corpus, hits->items[i]);
        if (text->failed)
            return NULL;
        if (i == 0)
            first = text->size;
        else if (text->size - begin != first ||
                 memcmp(text->bytes, text->bytes + begin, first) != 0)
            return zl_copy_text(other, strlen(other));
        text->size = first;
    }
    return zl_copy_text(text->bytes, first);
}

/* `name` and `hits` are given away. */
static bool add_term(finder *all, char *name, zl_hits *hits)
{
    zl_render_term term = { name, *hits };

    if (name && zl_array_push(all->out, term)) {
        *hits = (zl_hits){ 0 };
        return true;
    }
    zl_free(name);
    return false;
}

/* ---- expressions ---- */

static bool is_same(zl_hit a, zl_hit b)
{
    return a.begin == b.begin && a.end == b.end && a.skip == b.skip &&
           a.trim == b.trim;
}

static bool is_in_language(const finder *all, zl_hit hit, const char *lang)
{
    const zl_interval *in = zl_scope_at(all->ask->scope, hit.begin);

    return !lang ||
           (in &&
            strcmp(zl_corpus_area(all->ask->corpus, in->area)->lang, lang) ==
                0);
}

/* The hits of the item that the expression finds, and none before it did. */
static bool take_hits(finder *all, const char *lang, zl_hits *hits)
{
    size_t k = 0;

    for (size_t i = 0; i < all->hits.count; i++) {
        zl_hit hit = all->hits.items[i];
        while (k < all->own.count && all->own.items[k].begin < hit.begin)
            k++;
        for (size_t j = k; j < all->own.count && !all->taken[i] &&
                           all->own.items[j].begin == hit.begin;
             j++)
            if (is_same(all->own.items[j], hit) &&
                is_in_language(all, hit, lang)) {
                all->taken[i] = true;
                if (!zl_array_push(hits, hit))
                    return false;
            }
    }
    return true;
}

static zili_status add_pattern(finder *all, const zl_pattern *pattern,
                               zili_error *err)
{
    zl_ask ask = *all->ask;
    zl_hits hits = { 0 };

    ask.language = ZL_LANGUAGE_ANY;
    ask.strategy = 0;
    all->own.count = 0;
    zili_status status = zl_ask_all(&ask, pattern->text, &all->own, err);
    if (!status && !take_hits(all, pattern->lang, &hits))
        status = zl_no_memory(err);
    if (!status && hits.count > 0 &&
        !add_term(all, name_of(all, &hits, pattern->text), &hits))
        status = zl_no_memory(err);
    zl_array_clear(&hits);
    return status;
}

/* Hits that no expression finds by itself, under the name of the theme. */
static bool add_rest(finder *all)
{
    zl_hits hits = { 0 };
    bool whole = true;

    for (size_t i = 0; whole && i < all->hits.count; i++)
        if (!all->taken[i])
            whole = zl_array_push(&hits, all->hits.items[i]);
    whole = whole &&
            (hits.count == 0 ||
             add_term(all, name_of(all, &hits, all->item->name), &hits));
    zl_array_clear(&hits);
    return whole;
}

static zili_status add_theme(finder *all, zili_error *err)
{
    const zl_themes *themes = all->ask->themes;
    zl_view name = zl_view_of(all->item->query + 1);
    zili_status status = ZILI_OK;

    all->taken = zl_alloc_array(all->hits.count, sizeof *all->taken);
    if (!all->taken)
        return zl_no_memory(err);
    for (size_t i = 0; !status && i < themes->list.count; i++) {
        const zl_theme *theme = &themes->list.items[i];
        if (!zl_themes_is(themes, i, name))
            continue;
        for (size_t k = 0; !status && k < theme->patterns.count; k++)
            status = add_pattern(all, &theme->patterns.items[k], err);
    }
    return !status && !add_rest(all) ? zl_no_memory(err) : status;
}

/* ---- all ---- */

static zili_status find(finder *all, zili_error *err)
{
    const zl_item *item = all->item;
    zili_status status = zl_ask_all(all->ask, item->query, &all->hits, err);

    if (status)
        return status;
    if (item->query[0] == '@' && all->ask->themes)
        return add_theme(all, err);
    return add_term(all, zl_copy_text(item->name, strlen(item->name)),
                    &all->hits)
               ? ZILI_OK
               : zl_no_memory(err);
}

zili_status zl_render_terms_find(zl_render_terms *terms, const zl_ask *ask,
                                 const zl_item *item, zili_error *err)
{
    finder all = { .out = terms, .ask = ask, .item = item };
    zili_status status = find(&all, err);

    zl_array_clear(&all.hits);
    zl_array_clear(&all.own);
    zl_free(all.taken);
    zl_str_clear(&all.text);
    return status;
}

void zl_render_terms_clear(zl_render_terms *terms)
{
    for (size_t i = 0; i < terms->count; i++) {
        zl_free(terms->items[i].name);
        zl_array_clear(&terms->items[i].hits);
    }
    zl_array_clear(terms);
}
