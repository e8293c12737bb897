/* scope_marked.c -- a scope without what a structure marks, or with that
 * alone. */
#include "reader/scope.h"

#include "base/array.h"
#include "base/fail.h"
#include "base/mem.h"

typedef struct cutter {
    const zili_corpus *corpus;
    zl_scope *scope;
    ZL_ARRAY(zl_interval) kept;
} cutter;

static bool keep(cutter *all, zl_interval interval, uint64_t begin,
                 uint64_t end)
{
    uint64_t *words = &all->scope->words[interval.group];

    if (begin >= end)
        return true;
    interval.begin = begin;
    interval.end = end;
    all->scope->tokens[interval.group] += end - begin;
    for (uint64_t at = begin; at < end; at++)
        *words += zl_corpus_is_word(all->corpus, at);
    return zl_array_push(&all->kept, interval);
}

/* The pieces of an interval that ranges of `marks` cover, or do not cover. */
static bool cut(cutter *all, zl_interval interval, const zl_structure *marks,
                bool marked)
{
    uint32_t count = zl_structure_count(marks);
    uint64_t at = interval.begin;

    for (uint32_t i = zl_structure_from(marks, at); i < count; i++) {
        uint64_t begin = zl_structure_begin(marks, i);
        uint64_t end = zl_structure_end(marks, i);
        if (begin >= interval.end)
            break;
        begin = begin > at ? begin : at;
        end = end < interval.end ? end : interval.end;
        if (!(marked ? keep(all, interval, begin, end)
                     : keep(all, interval, at, begin)))
            return false;
        at = end;
    }
    return marked || keep(all, interval, at, interval.end);
}

zili_status zl_scope_cut(zl_scope *scope, const zili_corpus *corpus,
                         const char *structure, bool marked, zili_error *err)
{
    const zl_structure *marks = zl_corpus_structure(corpus, structure);
    cutter all = { .corpus = corpus, .scope = scope };
    bool whole = true;

    if (!marks && !marked)
        return ZILI_OK;
    for (size_t i = 0; i < scope->groups; i++)
        scope->tokens[i] = scope->words[i] = 0;
    for (uint32_t i = 0; i < zl_corpus_segments(corpus); i++)
        scope->whole[i] = ZL_NONE;
    for (size_t i = 0; whole && marks && i < scope->count; i++)
        whole = cut(&all, scope->intervals[i], marks, marked);
    if (!whole) {
        zl_array_clear(&all.kept);
        return zl_no_memory(err);
    }
    zl_free(scope->intervals);
    scope->intervals = all.kept.items;
    scope->count = all.kept.count;
    return ZILI_OK;
}
