/* corpus_walk.h -- everything that an open index can be asked. */
#ifndef CORPUS_WALK_H
#define CORPUS_WALK_H

#include "segment_walk.h"

#include "reader/beads.h"
#include "reader/corpus.h"
#include "reader/scope.h"

static inline void walk_line(uint64_t *sum, const char *text)
{
    walk_add(sum, text != NULL);
    walk_text(sum, zl_view_of(text));
}

static inline bool walk_write(void *sum, const void *bytes, size_t size)
{
    walk_text(sum, (zl_view){ bytes, size });
    return true;
}

static inline void walk_document(const zili_corpus *corpus, uint32_t i,
                                 uint64_t *sum)
{
    const zl_document *document = zl_corpus_document(corpus, i);
    zili_texts columns = zl_corpus_columns(corpus);
    zili_error err;

    walk_line(sum, document->name);
    walk_line(sum, document->path);
    walk_line(sum, document->digest);
    walk_add(sum, document->bytes);
    walk_add(sum, document->end - document->begin);
    for (size_t k = 0; k < columns.count; k++)
        walk_line(sum, zl_corpus_datum(corpus, i, columns.items[k]));
    if (document->name[0])
        walk_add(sum, (uint64_t)zili_corpus_cat(corpus, document->name,
                                                walk_write, sum, &err));
}

static inline void walk_areas(const zili_corpus *corpus, uint64_t *sum)
{
    for (uint32_t i = 0; i < zl_corpus_areas(corpus); i++) {
        const zl_area *area = zl_corpus_area(corpus, i);
        walk_line(sum, area->kind);
        walk_line(sum, area->lang);
        walk_add(sum, area->begin + area->end);
        walk_line(sum, zl_corpus_document(corpus, area->document)->name);
    }
}

static inline void walk_repairs(const zili_corpus *corpus, uint64_t *sum)
{
    for (uint32_t i = 0; i < zl_corpus_repairs(corpus); i++) {
        const zl_repair *repair = zl_corpus_repair(corpus, i);
        walk_line(sum, repair->removed);
        walk_line(sum, repair->inserted);
        walk_line(sum, repair->place);
        walk_add(sum, repair->document + repair->offset + repair->at);
    }
}

static inline void walk_scope(const zili_corpus *corpus, const char *where,
                              const char *region, const char *by,
                              uint64_t *sum)
{
    zl_scope *scope;
    zili_error err;

    walk_add(sum,
             (uint64_t)zl_scope_open(&scope, corpus, where, region, by, &err));
    for (size_t i = 0; scope && i < scope->count; i++)
        walk_add(sum, scope->intervals[i].begin + scope->intervals[i].end);
    for (size_t i = 0; scope && i < scope->groups * scope->by_count; i++)
        walk_line(sum, scope->keys[i]);
    for (size_t i = 0; scope && i < scope->groups; i++)
        walk_add(sum, scope->words[i]);
    zl_scope_close(scope);
}

static inline void walk_types(const zili_corpus *corpus, uint64_t *sum)
{
    for (uint32_t i = 0; i < zl_corpus_types(corpus); i++) {
        walk_text(sum, zl_corpus_form(corpus, i));
        walk_add(sum, zl_corpus_count(corpus, i));
    }
    for (uint64_t at = 0; at < zl_corpus_tokens(corpus); at++)
        walk_add(sum, zl_corpus_at(corpus, at));
}

static inline void walk_structure(const zili_corpus *corpus, const char *name,
                                  uint64_t *sum)
{
    const zl_structure *ranges = zl_corpus_structure(corpus, name);

    if (!ranges)
        return;
    for (uint32_t i = 0; i < zl_structure_count(ranges); i++) {
        walk_line(sum, zl_structure_attribute(ranges, i));
        walk_add(sum, zl_structure_begin(ranges, i));
        walk_add(sum, zl_structure_end(ranges, i));
    }
    for (uint64_t at = 0; at < zl_corpus_tokens(corpus); at++)
        walk_add(sum, zl_structure_at(ranges, at));
}

static inline void walk_beads(const zili_corpus *corpus, uint64_t *sum)
{
    size_t pairs = zl_corpus_pairs(corpus), beads = zl_corpus_beads(corpus);
    bool is_b = false;

    for (size_t i = 0; i < pairs; i++)
        walk_add(sum, zl_corpus_pair(corpus, i)->beads);
    for (size_t i = 0; i < beads; i++) {
        const zl_bead *bead = zl_corpus_bead(corpus, i);
        walk_add(sum, bead->a + bead->b + bead->by_hand);
        walk_add(sum, (uint64_t)((double)bead->confidence >= 0.5));
    }
    for (uint64_t at = 0; at < zl_corpus_tokens(corpus); at++)
        walk_add(sum, zl_corpus_bead_at(corpus, at, &is_b));
}

static inline uint64_t walk_corpus(const zili_corpus *corpus)
{
    uint64_t sum = 0;

    for (uint32_t i = 0; i < zl_corpus_segments(corpus); i++)
        walk_add(&sum, walk(zl_corpus_segment(corpus, i)));
    walk_add(&sum, zl_corpus_bytes(corpus));
    walk_add(&sum, zl_corpus_words(corpus));
    walk_line(&sum, zl_corpus_setting(corpus, "profile"));
    for (uint32_t i = 0; i < zl_corpus_documents(corpus); i++)
        walk_document(corpus, i, &sum);
    walk_areas(corpus, &sum);
    walk_repairs(corpus, &sum);
    walk_beads(corpus, &sum);
    walk_scope(corpus, NULL, NULL, NULL, &sum);
    walk_scope(corpus, "year > 1900", "all", "year, doc", &sum);
    walk_types(corpus, &sum);
    walk_structure(corpus, "doc", &sum);
    walk_structure(corpus, "region", &sum);
    walk_structure(corpus, "p", &sum);
    return sum;
}

#endif
