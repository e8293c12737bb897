/* keyness_blocks.c -- sentences or paragraphs, which can be permuted where
 * documents are too few. */
#include "analysis/keyness_sides.h"

#include "analysis/borders.h"
#include "base/array.h"
#include "base/fail.h"
#include "base/mem.h"

/* The stretches of a pool, each cut where a unit ends: a group each. */
typedef struct pieces {
    ZL_ARRAY(zl_stretch) items;
    ZL_ARRAY(bool) is_target;
    uint64_t tokens;
} pieces;

static bool cut(pieces *cuts, const zl_borders *borders, const zl_pool *pool)
{
    bool enough = true;

    for (size_t i = 0; enough && i < pool->stretches.count; i++) {
        zl_stretch piece = pool->stretches.items[i];
        bool is_target = pool->is_target[piece.group];
        zl_unit_walk walk;
        bool on = zl_unit_walk_start(&walk, borders, &piece);
        for (; enough && on; on = zl_unit_walk_next(&walk)) {
            zl_stretch part = { piece.segment, walk.from, walk.to,
                                piece.document, (uint32_t)cuts->items.count };
            cuts->tokens += walk.to - walk.from;
            enough = zl_array_push(&cuts->items, part) &&
                     zl_array_push(&cuts->is_target, is_target);
        }
    }
    return enough;
}

/* What has no words is no block. */
static void leave_out_empty(zl_blocks *blocks)
{
    size_t *begins = blocks->tables.begins, kept = 0;

    for (size_t i = 0; i < blocks->count; i++) {
        if (begins[i] == begins[i + 1])
            continue;
        begins[kept] = begins[i];
        blocks->is_target[kept++] = blocks->is_target[i];
    }
    if (begins)
        begins[kept] = begins[blocks->count];
    blocks->count = blocks->tables.groups = kept;
}

/* `cuts` are taken over. */
static bool count(zl_blocks *blocks, const zl_terms *terms, pieces *cuts,
                  size_t threads)
{
    zl_stretches stretches = { .items = cuts->items.items,
                               .count = cuts->items.count,
                               .tokens = cuts->tokens };

    blocks->is_target = cuts->is_target.items;
    blocks->count = stretches.count;
    blocks->made = true;
    bool enough = zl_tables_make(&blocks->tables, terms, &stretches,
                                 stretches.count, 0, 0, threads);
    if (enough)
        leave_out_empty(blocks);
    zl_stretches_clear(&stretches);
    return enough;
}

zili_status zl_blocks_make(zl_pool *pool, const char *within, size_t threads,
                           zili_error *err)
{
    zl_borders borders;
    pieces cuts = { 0 };
    zili_status status = zl_borders_make(&borders, pool->corpus, within, err);

    if (!status && !cut(&cuts, &borders, pool)) {
        zl_array_clear(&cuts.items);
        zl_array_clear(&cuts.is_target);
        status = zl_no_memory(err);
    }
    if (!status && !count(&pool->blocks, &pool->terms, &cuts, threads))
        status = zl_no_memory(err);
    zl_borders_clear(&borders);
    return status;
}

void zl_blocks_clear(zl_blocks *blocks)
{
    zl_tables_clear(&blocks->tables);
    zl_free(blocks->is_target);
    *blocks = (zl_blocks){ 0 };
}
