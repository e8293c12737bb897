/* merge_count.c -- how often the types of an input occur in what is kept. */
#include "merge_count.h"

#include "base/mem.h"

#define BLOCK 1024 /* tokens that are looked at together */

/* One way through the kept documents of a source. */
struct scan {
    zl_merge *merge;
    const zl_merge_source *source;
    const zl_body_attribute *attribute;
    zl_merge_count *count;
    bool words;       /* glue is looked at */
    bool all;         /* counts are not known from the input */
    uint32_t *seen;   /* by type: the last document that had it, from 1 */
    uint32_t *groups; /* by type: the first place of its key … */
    uint32_t *group_seen, *group_docs; /* … and by that place */
    zl_merge_walk walk;
};

/* ---- what the input says itself ---- */

static void copy_numbers(const zl_packed *from, uint32_t *to, uint32_t count)
{
    zl_packed_copy(from, 0, count, to);
}

static void copy_counts(zl_merge_count *count,
                        const zl_body_attribute *attribute)
{
    copy_numbers(&attribute->counts, count->counts, attribute->types);
    copy_numbers(&attribute->docs, count->docs, attribute->types);
    copy_numbers(&attribute->key_docs, count->key_docs, attribute->types);
}

/* ---- types of one key ---- */

static void find_groups(struct scan *scan)
{
    const zl_body_attribute *attribute = scan->attribute;
    uint32_t first = 0;
    zl_view key = { 0 };

    for (uint32_t i = 0; i < attribute->types; i++) {
        uint32_t type = zl_body_sorted(attribute, i);
        zl_view next = zl_body_key(attribute, type);
        if (i == 0 || !zl_view_same(next, key))
            first = i;
        key = next;
        scan->groups[type] = first;
    }
}

static void give_key_docs(const struct scan *scan)
{
    for (uint32_t i = 0; i < scan->attribute->types; i++)
        scan->count->key_docs[i] = scan->group_docs[scan->groups[i]];
}

/* ---- the tokens ---- */

static void count_type(struct scan *scan, uint32_t type, uint32_t document)
{
    uint32_t group = scan->groups[type];

    scan->count->counts[type]++;
    scan->count->docs[type] += scan->seen[type] != document;
    scan->seen[type] = document;
    scan->group_docs[group] += scan->group_seen[group] != document;
    scan->group_seen[group] = document;
}

static bool is_none(const zl_merge_source *source, uint32_t glue)
{
    return glue == ZL_BODY_NOTHING ||
           zl_texts_at(&source->body.glues, glue).size == 0;
}

static uint32_t number_of(const zl_merge_source *source, uint32_t glue)
{
    return source
        ->glues[glue == ZL_BODY_NOTHING ? source->body.glues.count : glue];
}

/* What stands behind the tokens; `last` is whether the document ends with
 * them, `touched` whether nothing stands before the first. Gives that for
 * the next. */
static bool count_glue(struct scan *scan, const uint32_t *types,
                       const uint32_t *glues, size_t size, bool last,
                       bool touched)
{
    uint64_t *counts = scan->merge->content.glue_counts.items;

    for (size_t i = 0; i < size; i++) {
        scan->count->before[types[i]] += touched;
        touched = is_none(scan->source, glues[i]) && !(last && i + 1 == size);
        scan->count->after[types[i]] += touched;
        counts[number_of(scan->source, glues[i])]++;
    }
    return touched;
}

/* The tokens up to `end`, of the document with this number from 1. */
static bool scan_document(struct scan *scan, uint32_t end, uint32_t document)
{
    uint32_t types[BLOCK], glues[BLOCK];
    bool touched = false;

    while (scan->walk.token < end) {
        uint32_t left = end - scan->walk.token;
        size_t size = zl_merge_walk_next(&scan->walk, types,
                                         scan->words ? glues : NULL,
                                         left < BLOCK ? left : BLOCK);
        if (size == 0)
            return false;
        for (size_t i = 0; scan->all && i < size; i++)
            count_type(scan, types[i], document);
        if (scan->words)
            touched = count_glue(scan, types, glues, size,
                                 scan->walk.token == end, touched);
        zl_merge_note_read(scan->merge, size * 2);
        zl_content_note_done(&scan->merge->content, size);
    }
    return scan->walk.token == end;
}

static bool scan_span(struct scan *scan, const zl_merge_span *span)
{
    for (uint32_t i = span->document; i < span->documents; i++) {
        uint32_t end = zl_merge_document_end(scan->source, i);
        if (end > span->end || !zl_content_goes_on(&scan->merge->content))
            return false;
        if (end > scan->walk.token && !scan_document(scan, end, i + 1))
            return false;
    }
    return scan->walk.token == span->end;
}

static bool scan_all(struct scan *scan)
{
    const zl_merge_source *source = scan->source;

    zl_merge_walk_start(&scan->walk, source, scan->attribute, scan->words);
    for (size_t i = 0; i < source->spans.count; i++) {
        const zl_merge_span *span = &source->spans.items[i];
        scan->walk.span = i;
        scan->walk.token = span->begin;
        if (!scan_span(scan, span)) {
            zl_merge_damaged(scan->merge, source);
            return false;
        }
    }
    return true;
}

/* ---- all of it ---- */

static bool make_room(zl_merge_count *count, uint32_t types)
{
    count->counts = zl_alloc_array(types, sizeof *count->counts);
    count->docs = zl_alloc_array(types, sizeof *count->docs);
    count->key_docs = zl_alloc_array(types, sizeof *count->key_docs);
    count->before = zl_alloc_array(types, sizeof *count->before);
    count->after = zl_alloc_array(types, sizeof *count->after);
    return count->counts && count->docs && count->key_docs && count->before &&
           count->after;
}

static bool make_scan_room(struct scan *scan)
{
    uint32_t types = scan->attribute->types;

    scan->seen = zl_alloc_array(types, sizeof *scan->seen);
    scan->groups = zl_alloc_array(types, sizeof *scan->groups);
    scan->group_seen = zl_alloc_array(types, sizeof *scan->group_seen);
    scan->group_docs = zl_alloc_array(types, sizeof *scan->group_docs);
    return scan->seen && scan->groups && scan->group_seen && scan->group_docs;
}

static bool count_all(struct scan *scan)
{
    bool good = make_scan_room(scan);

    if (!good)
        zl_content_lack_memory(&scan->merge->content);
    if (good && scan->all)
        find_groups(scan);
    good = good && scan_all(scan);
    if (good && scan->all)
        give_key_docs(scan);
    zl_free(scan->seen);
    zl_free(scan->groups);
    zl_free(scan->group_seen);
    zl_free(scan->group_docs);
    return good;
}

bool zl_merge_count_make(zl_merge_count *count, zl_merge *merge,
                         const zl_merge_source *source,
                         const zl_body_attribute *attribute, bool words)
{
    struct scan scan = { .merge = merge,
                         .source = source,
                         .attribute = attribute,
                         .count = count,
                         .words = words,
                         .all = !source->whole };

    if (!make_room(count, attribute->types)) {
        zl_content_lack_memory(&merge->content);
        return false;
    }
    if (source->whole)
        copy_counts(count, attribute);
    return (source->whole && !words) || count_all(&scan);
}

void zl_merge_count_clear(zl_merge_count *count)
{
    zl_free(count->counts);
    zl_free(count->docs);
    zl_free(count->key_docs);
    zl_free(count->before);
    zl_free(count->after);
    *count = (zl_merge_count){ 0 };
}
