/* partners.c -- which regions of an index are aligned with each other. */
#include "bitext/partners.h"

#include "base/fail.h"

#include <stdlib.h>
#include <string.h>

bool zl_partners_possible(const zili_corpus *corpus)
{
    const char *first = NULL;

    for (uint32_t i = 0; i < zl_corpus_segments(corpus); i++) {
        const zl_ranges *languages =
            zl_segment_ranges(zl_corpus_segment(corpus, i), 2);
        for (uint32_t k = 0; k < zl_ranges_values(languages); k++) {
            const char *language = zl_ranges_value_text(languages, k);
            if (first && strcmp(first, language) != 0)
                return true;
            first = language;
        }
    }
    return false;
}

/* ---- documents ---- */

/* Whether it is known what the region is written in. */
static bool has_language(const zl_area *area)
{
    return *area->lang && strcmp(area->lang, "und") != 0;
}

/* Stretches of one text that are in another language are mostly quotations: two
 * of no other kind are a translation where they are all there is, and one is
 * not five times as long as the other. */
static bool may_be_translated(const zili_corpus *corpus,
                              const zl_candidate *one, size_t regions)
{
    enum { TIMES = 5 };
    const zl_area *a = zl_corpus_area(corpus, one->first);
    const zl_area *b = zl_corpus_area(corpus, one->second);
    uint64_t left = a->end - a->begin, right = b->end - b->begin;

    if (strcmp(a->kind, b->kind) != 0)
        return true;
    return regions == 2 && left <= TIMES * right && right <= TIMES * left;
}

static bool add_document(zl_candidates *all, const zili_corpus *corpus,
                         const zl_scope *scope, size_t *next)
{
    const zl_area *first = NULL;
    size_t regions = 0;
    zl_candidate one = { 0, ZL_NONE, ZL_NONE, SIZE_MAX };

    one.document =
        zl_corpus_area(corpus, scope->intervals[*next].area)->document;
    for (; *next < scope->count; (*next)++) {
        uint32_t region = scope->intervals[*next].area;
        const zl_area *area = zl_corpus_area(corpus, region);
        if (area->document != one.document)
            break;
        if (!has_language(area))
            continue;
        regions++;
        if (!first) {
            first = area;
            one.first = region;
        } else if (one.second == ZL_NONE &&
                   strcmp(area->lang, first->lang) != 0) {
            one.second = region;
        }
    }
    if (one.second != ZL_NONE && !may_be_translated(corpus, &one, regions))
        one.second = ZL_NONE;
    return !first || zl_array_push(all, one);
}

static zili_status list_documents(zl_candidates *all,
                                  const zili_corpus *corpus, zili_error *err)
{
    zl_scope *scope;
    zili_status status =
        zl_scope_open(&scope, corpus, NULL, NULL, NULL, err);
    bool enough = true;

    if (status)
        return status;
    for (size_t i = 0; enough && i < scope->count;)
        enough = add_document(all, corpus, scope, &i);
    zl_scope_close(scope);
    return enough ? ZILI_OK : zl_no_memory(err);
}

/* ---- pairs ---- */

static int by_region(const void *left, const void *right)
{
    const zl_partner *one = left, *two = right;

    return (one->a > two->a) - (one->a < two->a);
}

/* Each pair of documents once, from the document that comes first. */
static bool add_partners(zl_partner_list *out, const zl_candidates *all)
{
    for (size_t i = 0; i < all->count; i++) {
        const zl_candidate *one = &all->items[i];
        uint32_t b = one->second;
        if (one->other != SIZE_MAX)
            b = one->other > i ? all->items[one->other].first : ZL_NONE;
        if (b != ZL_NONE && !zl_array_push(out, (zl_partner){ one->first, b }))
            return false;
    }
    if (out->count)
        qsort(out->items, out->count, sizeof *out->items, by_region);
    return true;
}

zili_status zl_partners_find(zl_partner_list *out, const zili_corpus *corpus,
                             const char *pairs, zili_error *err)
{
    zl_candidates all = { 0 };
    zili_status status = ZILI_OK;

    if (zl_partners_possible(corpus) || pairs)
        status = list_documents(&all, corpus, err);
    if (!status && pairs)
        status = strcmp(pairs, "names") == 0
                     ? zl_partners_by_name(&all, corpus, err)
                     : zl_partners_by_table(&all, corpus, pairs, err);
    if (!status && !add_partners(out, &all))
        status = zl_no_memory(err);
    zl_array_clear(&all);
    return status;
}
