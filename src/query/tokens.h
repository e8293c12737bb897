/* tokens.h -- the tokens and structures of a segment, read here and there.
 *
 * A match looks at a token several times, and at its neighbours: so blocks are
 * decoded once and kept for a while. For one thread. */
#ifndef ZL_QUERY_TOKENS_H
#define ZL_QUERY_TOKENS_H

#include "base/array.h"
#include "reader/segment.h"

/* What is read, by number; everything is lent by the segment. */
typedef struct zl_sources {
    const zl_segment *segment;
    ZL_ARRAY(const zl_attribute *) attributes; /* number 0 is the first one */
    ZL_ARRAY(const zl_ranges *) ranges;
} zl_sources;

/* The number of what is read, new or old; ZL_NONE without memory. */
uint32_t zl_sources_attribute(zl_sources *sources,
                              const zl_attribute *attribute);
uint32_t zl_sources_ranges(zl_sources *sources, const zl_ranges *ranges);
void zl_sources_clear(zl_sources *sources);

enum { ZL_TOKENS_BLOCK = 128, ZL_TOKENS_LINES = 64 };

/* Blocks of the types of an attribute, each where its number says. */
typedef struct zl_token_lines {
    const zl_attribute *attribute;
    uint32_t blocks[ZL_TOKENS_LINES]; /* ZL_NONE: none */
    uint32_t types[ZL_TOKENS_LINES][ZL_TOKENS_BLOCK];
} zl_token_lines;

/* A stretch of text that lies in one range, or before one and in none. */
typedef struct zl_stretch {
    uint32_t begin, end; /* where it is in none, `begin` is any of its places */
    uint32_t range;      /* or the one behind it, or the count */
    bool inside;
} zl_stretch;

/* The stretches of a structure that were looked at last. */
typedef struct zl_layer {
    uint32_t asked; /* the last position the cursor was asked for */
    uint32_t next;  /* of those below: the next to be forgotten */
    zl_stretch recent[4];
    zl_ranges_cursor cursor;
} zl_layer;

/* Begin to look; the ranges are lent. */
void zl_layer_start(zl_layer *layer, const zl_ranges *ranges);

typedef struct zl_tokens {
    uint32_t count; /* of the segment */
    zl_token_lines *lines; /* by number of the attribute */
    zl_layer *layers;      /* by number of the ranges */
    const zl_segment *segment;
} zl_tokens;

/* Begin to read; `sources` is lent. False without memory. Clear it in any
 * case. */
bool zl_tokens_open(zl_tokens *tokens, const zl_sources *sources);
void zl_tokens_clear(zl_tokens *tokens);

void zl_token_lines_fill(zl_token_lines *lines, uint32_t block,
                         uint32_t tokens);
zl_stretch zl_layer_find(zl_layer *layer, uint32_t position);

/* The type of the token at `position` < count. */
static inline uint32_t zl_tokens_type(zl_tokens *tokens, uint32_t attribute,
                                      uint32_t position)
{
    zl_token_lines *lines = &tokens->lines[attribute];
    uint32_t block = position / ZL_TOKENS_BLOCK;
    uint32_t line = block % ZL_TOKENS_LINES;

    if (lines->blocks[line] != block)
        zl_token_lines_fill(lines, block, tokens->count);
    return lines->types[line][position % ZL_TOKENS_BLOCK];
}

/* The stretch that holds `position`. */
static inline zl_stretch zl_layer_at(zl_layer *layer, uint32_t position)
{
    for (uint32_t i = 0; i < 4; i++)
        if (layer->recent[i].begin <= position &&
            position < layer->recent[i].end)
            return layer->recent[i];
    return zl_layer_find(layer, position);
}

static inline zl_stretch zl_tokens_stretch(zl_tokens *tokens, uint32_t ranges,
                                           uint32_t position)
{
    return zl_layer_at(&tokens->layers[ranges], position);
}

/* Whether a range begins, or with `closing` ends, between the tokens before
 * `position` and at it; `*range` is which. */
bool zl_tokens_edge(zl_tokens *tokens, uint32_t ranges, uint32_t position,
                    bool closing, uint32_t *range);

/* Whether nothing stands between the token at `position` > 0 and the one
 * before it. */
bool zl_tokens_touch(const zl_tokens *tokens, uint32_t position);

#endif
