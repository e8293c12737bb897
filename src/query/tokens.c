/* tokens.c -- the tokens and structures of a segment, read here and there. */
#include "query/tokens.h"

#include "base/mem.h"

/* ---- what is read ---- */

uint32_t zl_sources_attribute(zl_sources *sources,
                              const zl_attribute *attribute)
{
    for (size_t i = 0; i < sources->attributes.count; i++)
        if (sources->attributes.items[i] == attribute)
            return (uint32_t)i;
    if (!zl_array_push(&sources->attributes, attribute))
        return ZL_NONE;
    return (uint32_t)sources->attributes.count - 1;
}

uint32_t zl_sources_ranges(zl_sources *sources, const zl_ranges *ranges)
{
    for (size_t i = 0; i < sources->ranges.count; i++)
        if (sources->ranges.items[i] == ranges)
            return (uint32_t)i;
    if (!zl_array_push(&sources->ranges, ranges))
        return ZL_NONE;
    return (uint32_t)sources->ranges.count - 1;
}

void zl_sources_clear(zl_sources *sources)
{
    zl_array_clear(&sources->attributes);
    zl_array_clear(&sources->ranges);
}

/* ---- reading ---- */

static void start_lines(zl_token_lines *lines, const zl_attribute *attribute)
{
    lines->attribute = attribute;
    for (uint32_t i = 0; i < ZL_TOKENS_LINES; i++)
        lines->blocks[i] = ZL_NONE;
}

bool zl_tokens_open(zl_tokens *tokens, const zl_sources *sources)
{
    size_t attributes = sources->attributes.count;
    size_t ranges = sources->ranges.count;

    *tokens = (zl_tokens){
        .count = zl_segment_tokens(sources->segment),
        .lines = zl_alloc_array(attributes, sizeof *tokens->lines),
        .layers = zl_alloc_array(ranges, sizeof *tokens->layers),
        .segment = sources->segment,
    };
    if (!tokens->lines || !tokens->layers)
        return false;
    for (size_t i = 0; i < attributes; i++)
        start_lines(&tokens->lines[i], sources->attributes.items[i]);
    for (size_t i = 0; i < ranges; i++)
        zl_layer_start(&tokens->layers[i], sources->ranges.items[i]);
    return true;
}

void zl_tokens_clear(zl_tokens *tokens)
{
    zl_free(tokens->lines);
    zl_free(tokens->layers);
    *tokens = (zl_tokens){ 0 };
}

void zl_token_lines_fill(zl_token_lines *lines, uint32_t block,
                         uint32_t tokens)
{
    uint32_t from = block * ZL_TOKENS_BLOCK, line = block % ZL_TOKENS_LINES;
    uint32_t size = tokens - from;

    zl_attribute_copy(lines->attribute, from,
                      from + (size < ZL_TOKENS_BLOCK ? size : ZL_TOKENS_BLOCK),
                      lines->types[line]);
    lines->blocks[line] = block;
}

/* ---- structures ---- */

void zl_layer_start(zl_layer *layer, const zl_ranges *ranges)
{
    layer->asked = layer->next = 0;
    for (uint32_t i = 0; i < 4; i++)
        layer->recent[i] = (zl_stretch){ 0 };
    zl_ranges_start(&layer->cursor, ranges);
}

/* Forwards the cursor goes from range to range; backwards is rare. */
zl_stretch zl_layer_find(zl_layer *layer, uint32_t position)
{
    zl_ranges_cursor *cursor = &layer->cursor;
    const zl_ranges *ranges = cursor->ranges;
    uint32_t begin = ZL_NONE, end = ZL_NONE, range;

    if (position >= layer->asked) {
        range = zl_ranges_seek(cursor, position);
        layer->asked = position;
        begin = cursor->begin;
        end = cursor->end;
    } else {
        range = zl_ranges_from(ranges, position);
    }
    if (range == zl_ranges_count(ranges)) {
        begin = end = ZL_NONE;
    } else if (begin == ZL_NONE) {
        begin = zl_ranges_begin(ranges, range);
        end = zl_ranges_end(ranges, range);
    }
    zl_stretch found = { begin, end, range, true };
    if (begin > position)
        found = (zl_stretch){ position, begin, range, false };
    layer->recent[layer->next] = found;
    layer->next = (layer->next + 1) % 4;
    return found;
}

bool zl_tokens_edge(zl_tokens *tokens, uint32_t ranges, uint32_t position,
                    bool closing, uint32_t *range)
{
    if (position < closing || position - closing >= tokens->count)
        return false;
    zl_stretch found =
        zl_tokens_stretch(tokens, ranges, position - closing);
    *range = found.range;
    return found.inside &&
           (closing ? found.end == position : found.begin == position);
}

bool zl_tokens_touch(const zl_tokens *tokens, uint32_t position)
{
    return zl_segment_glue(tokens->segment, position - 1).size == 0;
}
