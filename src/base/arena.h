/* arena.h -- texts that stay where they are until all are released. */
#ifndef ZL_BASE_ARENA_H
#define ZL_BASE_ARENA_H

#include "depot.h"
#include "text.h"

/* Start from { 0 }. A text costs its bytes and a zero byte. */
typedef struct zl_arena {
    struct zl_arena_block *blocks; /* the last one first */
    size_t left;                   /* bytes of the last one */
    size_t held;                   /* bytes of those in memory */
} zl_arena;

/* A copy, followed by a zero byte; NULL without memory. */
const char *zl_arena_add(zl_arena *arena, zl_view text);

/* The same in a depot: what is more than memory shall hold goes to files. */
const char *zl_arena_store(zl_arena *arena, zl_depot *depot, zl_view text);

/* Let the system have the pages of what lies in files. */
void zl_arena_ease(const zl_arena *arena);

void zl_arena_clear(zl_arena *arena);

#endif
