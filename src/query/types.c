/* types.c -- the positions of many types as one rising stream: a heap. */
#include "cursor.h"

#include "base/mem.h"

#include <string.h>


struct types {
    zl_cursor cursor;
    zl_postings *heap; /* the least `at` on top */
    size_t count;
};

/* Let the top sink to its place. */
static void sink(struct types *types, size_t i)
{
    zl_postings moving = types->heap[i];
    size_t child;

    while ((child = 2 * i + 1) < types->count) {
        if (child + 1 < types->count &&
            types->heap[child + 1].at < types->heap[child].at)
            child++;
        if (types->heap[child].at >= moving.at)
            break;
        types->heap[i] = types->heap[child];
        i = child;
    }
    types->heap[i] = moving;
}

static void show_top(struct types *types)
{
    uint64_t at = types->count ? types->heap[0].at : ZL_END;

    types->cursor.hit = (zl_hit){ at, at == ZL_END ? ZL_END : at + 1, 0, 0 };
}

/* The top list has moved: it finds its place, or leaves the heap. */
static void settle_top(struct types *types)
{
    if (types->heap[0].at == ZL_NONE)
        types->heap[0] = types->heap[--types->count];
    if (types->count)
        sink(types, 0);
}

static void types_next(zl_cursor *self)
{
    struct types *types = (struct types *)self;

    zl_postings_next(&types->heap[0]);
    settle_top(types);
    show_top(types);
}

static void types_seek(zl_cursor *self, uint64_t position)
{
    struct types *types = (struct types *)self;

    position = position < ZL_NONE ? position : ZL_NONE;
    while (types->count && types->heap[0].at < position) {
        zl_postings_seek(&types->heap[0], (uint32_t)position);
        settle_top(types);
    }
    show_top(types);
}

static void types_free(zl_cursor *self)
{
    zl_free(((struct types *)self)->heap);
    zl_free(self);
}

zl_cursor *zl_cursor_types(const zili_corpus *corpus, const uint32_t *types,
                           size_t count)
{
    struct types *all = zl_alloc(sizeof *all);
    zl_postings *heap = zl_alloc_array(count, sizeof *heap);

    if (!all || !heap) {
        zl_free(all);
        zl_free(heap);
        return NULL;
    }
    *all = (struct types){
        .cursor = { .next = types_next,
                    .seek = types_seek,
                    .free = types_free },
        .heap = heap,
        .count = count,
    };
    for (size_t i = 0; i < count; i++)
        zl_postings_start(
            &heap[i], zl_segment_attribute(zl_corpus_segment(corpus, 0), 0),
            types[i]);
    for (size_t i = count / 2; i-- > 0;)
        sink(all, i);
    show_top(all);
    return &all->cursor;
}
