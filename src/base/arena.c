/* arena.c -- texts that stay where they are until all are released. */
#include "arena.h"

#include "mem.h"

#include <string.h>

#define BLOCK ((size_t)64 << 10)

struct zl_arena_block {
    struct zl_arena_block *next;
    size_t size;
    char bytes[];
};

static bool add_block(zl_arena *arena, size_t size)
{
    struct zl_arena_block *block = zl_alloc(sizeof *block + size);

    if (!block)
        return false;
    *block = (struct zl_arena_block){ arena->blocks, size };
    arena->blocks = block;
    arena->left = size;
    return true;
}

const char *zl_arena_add(zl_arena *arena, zl_view text)
{
    size_t needed = text.size + 1;

    if (needed > arena->left &&
        !add_block(arena, needed > BLOCK ? needed : BLOCK))
        return NULL;
    struct zl_arena_block *block = arena->blocks;
    char *copy = block->bytes + (block->size - arena->left);
    if (text.size)
        memcpy(copy, text.bytes, text.size);
    copy[text.size] = 0;
    arena->left -= needed;
    return copy;
}

void zl_arena_clear(zl_arena *arena)
{
    while (arena->blocks) {
        struct zl_arena_block *next = arena->blocks->next;
        zl_free(arena->blocks);
        arena->blocks = next;
    }
    arena->left = 0;
}
