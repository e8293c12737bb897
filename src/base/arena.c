/* arena.c -- texts that stay where they are until all are released. */
#include "arena.h"

#include "mem.h"

#include <string.h>

#define BLOCK ((size_t)64 << 10)
#define FILE_BLOCK ((size_t)16 << 20)

struct zl_arena_block {
    struct zl_arena_block *next;
    size_t size;
    bool in_file;
    char bytes[];
};

static size_t whole_of(const struct zl_arena_block *block)
{
    return sizeof *block + block->size;
}

static bool is_full(const zl_arena *arena, const zl_depot *depot, size_t size)
{
    return depot->path && depot->most && arena->held + size > depot->most;
}

static bool add_block(zl_arena *arena, zl_depot *depot, size_t size)
{
    bool in_file = is_full(arena, depot, size > BLOCK ? size : BLOCK);
    size_t least = in_file ? FILE_BLOCK - sizeof *arena->blocks : BLOCK;

    if (size < least)
        size = least;
    struct zl_arena_block *block =
        in_file ? zl_depot_map(depot, sizeof *block + size)
                : zl_alloc(sizeof *block + size);
    if (!block)
        return false;
    *block = (struct zl_arena_block){ arena->blocks, size, in_file };
    arena->blocks = block;
    arena->left = size;
    arena->held += in_file ? 0 : size;
    return true;
}

const char *zl_arena_store(zl_arena *arena, zl_depot *depot, zl_view text)
{
    size_t needed = text.size + 1;

    if (needed > arena->left && !add_block(arena, depot, needed))
        return NULL;
    struct zl_arena_block *block = arena->blocks;
    char *copy = block->bytes + (block->size - arena->left);
    if (text.size)
        memcpy(copy, text.bytes, text.size);
    copy[text.size] = 0;
    arena->left -= needed;
    return copy;
}

const char *zl_arena_add(zl_arena *arena, zl_view text)
{
    zl_depot memory = { 0 };

    return zl_arena_store(arena, &memory, text);
}

void zl_arena_ease(const zl_arena *arena)
{
    for (struct zl_arena_block *block = arena->blocks, *next; block;
         block = next) {
        next = block->next;
        if (block->in_file)
            zl_depot_ease(block, whole_of(block));
    }
}

void zl_arena_clear(zl_arena *arena)
{
    while (arena->blocks) {
        struct zl_arena_block *block = arena->blocks;
        arena->blocks = block->next;
        if (block->in_file)
            zl_depot_unmap(block, whole_of(block));
        else
            zl_free(block);
    }
    arena->left = arena->held = 0;
}
