/* group_words.c -- the words of each group of a scope, in order. */
#include "analysis/group_words.h"

#include "analysis/borders.h"
#include "analysis/sizes.h"
#include "base/fail.h"
#include "base/work.h"

static bool read_tokens(zl_token_list *out, const zl_terms *terms,
                        uint32_t segment, uint32_t from, uint32_t to)
{
    uint32_t found[ZL_CHUNK_TOKENS];

    if (!zl_array_reserve(&out->items, to - from))
        return false;
    for (uint32_t size; from < to; from += size) {
        size = to - from < ZL_CHUNK_TOKENS ? to - from : ZL_CHUNK_TOKENS;
        zl_terms_read(terms, segment, from, from + size, found);
        for (uint32_t i = 0; i < size; i++)
            if (found[i] < terms->count)
                out->items.items[out->items.count++] = found[i];
    }
    return true;
}

static bool end_sentence(zl_token_list *out)
{
    size_t count = out->breaks.count;
    size_t last = count > 0 ? out->breaks.items[count - 1] : 0;

    return out->items.count == last ||
           zl_array_push(&out->breaks, out->items.count);
}

/* Words that no sentence holds belong to the next one. */
static bool read_stretch(zl_token_list *out, const zl_terms *terms,
                         const zl_borders *sentences,
                         const zl_stretch *stretch)
{
    uint32_t from = stretch->from;
    zl_unit_walk walk;

    if (sentences->ranges)
        for (bool on = zl_unit_walk_start(&walk, sentences, stretch); on;
             on = zl_unit_walk_next(&walk)) {
            if (!read_tokens(out, terms, stretch->segment, from, walk.to) ||
                !end_sentence(out))
                return false;
            from = walk.to;
        }
    return read_tokens(out, terms, stretch->segment, from, stretch->to) &&
           (!sentences->ranges || end_sentence(out));
}

/* Of each group where it ends. */
static bool read_groups(zl_token_list *out, const zl_terms *terms,
                        const zl_stretches *stretches,
                        const zl_borders *sentences, size_t groups)
{
    size_t i = 0;

    for (size_t group = 0; group < groups; group++) {
        for (; i < stretches->count && stretches->items[i].group == group; i++)
            if (!read_stretch(out, terms, sentences, &stretches->items[i]))
                return false;
        if (!zl_array_push(&out->ends, out->items.count))
            return false;
    }
    return true;
}

/* "en, 1960": what notes call a group. Two that look the same are told apart
 * by a blank. */
static bool name_groups(zl_token_list *out, const zl_scope *scope)
{
    zl_str name = { 0 };
    bool enough = true;

    out->has_docs = scope->by_count > 0;
    for (size_t group = 0; enough && group < scope->groups; group++) {
        zl_str_empty(&name);
        for (size_t i = 0; i < scope->by_count; i++)
            zl_str_format(&name, "%s%s", i ? ", " : "",
                          scope->keys[group * scope->by_count + i]);
        while (!name.failed &&
               zl_map_find(&out->docs, zl_str_view(&name)) != ZL_MAP_NONE)
            zl_str_add_byte(&name, ' ');
        enough = !name.failed &&
                 zl_map_add(&out->docs, zl_str_view(&name)) != ZL_MAP_NONE;
    }
    zl_str_clear(&name);
    return enough;
}

/* Where the corpus has sentences. */
static zili_status find_sentences(zl_borders *out, zl_token_list *list,
                                  const zl_ask *ask, zili_error *err)
{
    if (!zl_corpus_structure(ask->corpus, "s"))
        return ZILI_OK;
    list->has_sentences = true;
    return zl_borders_make(out, ask->corpus, "s", err);
}

/* All but the sentences, which are there, or empty. */
static zili_status read_words(zl_token_list *list, size_t *types,
                              const zl_ask *ask, const zl_counted *counted,
                              const zl_borders *sentences, zili_table *table,
                              zili_error *err)
{
    size_t threads = zl_work_threads(counted->question.threads);
    zl_stretches stretches = { 0 };
    zl_terms terms = { 0 };
    zili_status status = ZILI_OK;

    if (!zl_stretches_make(&stretches, ask->corpus, ask->scope))
        status = zl_no_memory(err);
    if (!status)
        status = zl_terms_make(&terms, ask->corpus, ask->scope, &stretches,
                               zl_counted_rules(counted), threads, err);
    if (!status && (!read_groups(list, &terms, &stretches, sentences,
                                 ask->scope->groups) ||
                    !name_groups(list, ask->scope)))
        status = zl_no_memory(err);
    if (!status)
        zl_terms_note(&terms, table);
    *types = terms.count;
    zl_terms_clear(&terms);
    zl_stretches_clear(&stretches);
    return status;
}

zili_status zl_group_words(zl_token_list *list, size_t *types,
                           const zl_ask *ask, const zl_counted *counted,
                           bool sentences, zili_table *table,
                           zili_error *err)
{
    zl_borders borders = { 0 };
    zili_status status = sentences ? find_sentences(&borders, list, ask, err)
                                   : ZILI_OK;

    *types = 0;
    if (!status)
        status = read_words(list, types, ask, counted, &borders, table, err);
    zl_borders_clear(&borders);
    return status;
}
