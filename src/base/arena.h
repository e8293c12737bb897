/* arena.h -- texts that stay where they are until all are released. */
#ifndef ZL_BASE_ARENA_H
#define ZL_BASE_ARENA_H

#include "text.h"

/* Start from { 0 }. A text costs its bytes and a zero byte. */
typedef struct zl_arena {
    struct zl_arena_block *blocks; /* the last one first */
    size_t left;                   /* bytes of the last one */
} zl_arena;

/* A copy, followed by a zero byte; NULL without memory. */
const char *zl_arena_add(zl_arena *arena, zl_view text);

void zl_arena_clear(zl_arena *arena);

#endif
