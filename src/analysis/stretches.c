/* stretches.c -- the text of a scope, document by document. */
#include "analysis/stretches.h"

#include "base/array.h"
#include "base/mem.h"

typedef ZL_ARRAY(zl_stretch) stretch_list;

/* ---- making ---- */

/* What touches the last stretch and belongs to it is added there. */
static bool add_stretch(stretch_list *list, zl_stretch stretch)
{
    zl_stretch *last = list->count ? &list->items[list->count - 1] : NULL;

    if (last && last->segment == stretch.segment && last->to == stretch.from &&
        zl_stretch_goes_on(last, &stretch)) {
        last->to = stretch.to;
        return true;
    }
    return zl_array_push(list, stretch);
}

/* Cut from..to of a segment at the ends of documents; `documents` stand in
 * the segments before. */
static bool cut_stretch(stretch_list *list, const zl_segment *segment,
                        uint32_t documents, zl_stretch stretch)
{
    const zl_ranges *docs = zl_segment_ranges_named(segment, "doc");
    uint32_t count = zl_ranges_count(docs), end = stretch.to;

    for (uint32_t i = zl_ranges_from(docs, stretch.from); stretch.from < end;
         i++) {
        uint32_t doc_end = i < count ? zl_ranges_end(docs, i) : end;
        stretch.document = documents + i;
        stretch.to = doc_end < end ? doc_end : end;
        if (stretch.to > stretch.from && !add_stretch(list, stretch))
            return false;
        stretch.from = stretch.to;
    }
    return true;
}

/* An interval and all that is in it, segment by segment. `before` has the
 * documents before each segment. */
static bool cut_interval(stretch_list *list, const zili_corpus *corpus,
                         const uint32_t *before, zl_interval interval)
{
    while (interval.begin < interval.end) {
        zl_stretch stretch = { .group = interval.group };
        stretch.segment =
            zl_corpus_segment_at(corpus, interval.begin, &stretch.from);
        const zl_segment *segment = zl_corpus_segment(corpus, stretch.segment);
        uint64_t left = zl_segment_tokens(segment) - stretch.from;
        uint64_t size = interval.end - interval.begin;
        size = size < left ? size : left;
        stretch.to = stretch.from + (uint32_t)size;
        if (!size ||
            !cut_stretch(list, segment, before[stretch.segment], stretch))
            return size == 0;
        interval.begin += size;
    }
    return true;
}

static uint32_t *count_documents(const zili_corpus *corpus)
{
    uint32_t segments = zl_corpus_segments(corpus), documents = 0;
    uint32_t *before = zl_alloc_array(segments, sizeof *before);

    for (uint32_t i = 0; before && i < segments; i++) {
        before[i] = documents;
        documents += zl_segment_documents(zl_corpus_segment(corpus, i));
    }
    return before;
}

static bool cut_scope(stretch_list *list, const zili_corpus *corpus,
                      const zl_scope *scope)
{
    uint32_t *before = count_documents(corpus);
    bool enough = before != NULL;

    for (size_t i = 0; enough && i < scope->count; i++)
        enough = cut_interval(list, corpus, before, scope->intervals[i]);
    zl_free(before);
    return enough;
}

/* ---- order ---- */

/* Those of one group together, in their order: by counting. */
static bool order_by_group(zl_stretches *stretches, const stretch_list *list,
                           size_t groups)
{
    size_t *next = zl_alloc_array(groups + 1, sizeof *next);

    stretches->items = zl_alloc_array(list->count, sizeof *stretches->items);
    if (next && stretches->items) {
        for (size_t i = 0; i < list->count; i++)
            next[list->items[i].group + 1]++;
        for (size_t i = 0; i < groups; i++)
            next[i + 1] += next[i];
        for (size_t i = 0; i < list->count; i++)
            stretches->items[next[list->items[i].group]++] = list->items[i];
        stretches->count = list->count;
    }
    bool enough = next && stretches->items;
    zl_free(next);
    return enough;
}

static uint64_t count_tokens(const zili_corpus *corpus)
{
    uint64_t tokens = 0;

    for (uint32_t i = 0; i < zl_corpus_segments(corpus); i++)
        tokens += zl_segment_tokens(zl_corpus_segment(corpus, i));
    return tokens;
}

bool zl_stretches_make(zl_stretches *stretches, const zili_corpus *corpus,
                       const zl_scope *scope)
{
    stretch_list list = { 0 };

    *stretches = (zl_stretches){ 0 };
    bool enough = cut_scope(&list, corpus, scope) &&
                  order_by_group(stretches, &list, scope->groups);
    for (size_t i = 0; i < stretches->count; i++)
        stretches->tokens += zl_stretch_tokens(&stretches->items[i]);
    stretches->whole = stretches->tokens == count_tokens(corpus);
    zl_array_clear(&list);
    return enough;
}

void zl_stretches_clear(zl_stretches *stretches)
{
    zl_free(stretches->items);
    *stretches = (zl_stretches){ 0 };
}

/* ---- jobs ---- */

bool zl_jobs_make(zl_jobs *jobs, const zl_stretches *stretches, size_t from,
                  size_t to, uint64_t tokens)
{
    ZL_ARRAY(size_t) begins = { 0 };
    uint64_t held = 0;
    bool enough = zl_array_push(&begins, from);

    for (size_t i = from; enough && i < to; i++) {
        const zl_stretch *stretch = &stretches->items[i];
        if (held >= tokens && !zl_stretch_goes_on(stretch - 1, stretch)) {
            enough = zl_array_push(&begins, i);
            held = 0;
        }
        held += zl_stretch_tokens(stretch);
    }
    enough = enough && zl_array_push(&begins, to);
    *jobs = (zl_jobs){ begins.items, from < to ? begins.count - 1 : 0 };
    return enough;
}

void zl_jobs_clear(zl_jobs *jobs)
{
    zl_free(jobs->begins);
    *jobs = (zl_jobs){ 0 };
}
