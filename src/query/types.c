/* types.c -- the positions of many types as one rising stream: a heap. */
#include "cursor.h"

#include "base/mem.h"

#include <string.h>

/* One type's list of positions, and where we stand in it. */
struct list {
    uint32_t at; /* the position */
    uint32_t type;
    uint32_t next; /* its index in the list */
};

struct types {
    zl_cursor cursor;
    const zili_corpus *corpus;
    struct list *heap; /* the least `at` on top */
    size_t count;
};

/* Let the top sink to its place. */
static void sink(struct types *types, size_t i)
{
    struct list moving = types->heap[i];
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
    uint32_t at = types->count ? types->heap[0].at : ZL_END;

    types->cursor.hit = (zl_hit){ at, at == ZL_END ? ZL_END : at + 1, 0, 0 };
}

/* The top list goes to its entry number `next`, or leaves the heap. */
static void move_top(struct types *types, uint32_t next)
{
    struct list *top = &types->heap[0];

    if (next < zl_corpus_count(types->corpus, top->type)) {
        top->next = next;
        top->at = zl_corpus_position(types->corpus, top->type, next);
    } else {
        *top = types->heap[--types->count];
    }
    if (types->count)
        sink(types, 0);
}

static void types_next(zl_cursor *self)
{
    struct types *types = (struct types *)self;

    move_top(types, types->heap[0].next + 1);
    show_top(types);
}

/* The first entry at or after `position`, at or behind `from`. */
static uint32_t first_from(const struct types *types, const struct list *list,
                           uint32_t position)
{
    uint32_t low = list->next;
    uint32_t high = zl_corpus_count(types->corpus, list->type);

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (zl_corpus_position(types->corpus, list->type, middle) < position)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void types_seek(zl_cursor *self, uint32_t position)
{
    struct types *types = (struct types *)self;

    while (types->count && types->heap[0].at < position)
        move_top(types, first_from(types, &types->heap[0], position));
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
    struct list *heap = zl_alloc_array(count, sizeof *heap);

    if (!all || !heap) {
        zl_free(all);
        zl_free(heap);
        return NULL;
    }
    *all = (struct types){
        .cursor = { .next = types_next,
                    .seek = types_seek,
                    .free = types_free },
        .corpus = corpus,
        .heap = heap,
        .count = count,
    };
    for (size_t i = 0; i < count; i++)
        heap[i] = (struct list){ zl_corpus_position(corpus, types[i], 0),
                                 types[i], 0 };
    for (size_t i = count / 2; i-- > 0;)
        sink(all, i);
    show_top(all);
    return &all->cursor;
}
