/* merge_walk.c -- the kept tokens of an input, with what stands behind. */
#include "merge_parts.h"

#include "index/layout.h"

void zl_merge_walk_start(zl_merge_walk *walk, const zl_merge_source *source,
                         const zl_body_attribute *attribute, bool with_glue)
{
    walk->source = source;
    walk->attribute = attribute;
    walk->span = 0;
    walk->token = source->spans.count ? source->spans.items[0].begin : 0;
    if (with_glue)
        zl_rising_start(&walk->exceptions, &source->body.glue_exceptions);
}

/* What the rules say; `after` is the type behind the last token. */
static void rule(const zl_body *body, const uint32_t *types, size_t count,
                 uint32_t after, uint32_t *glues)
{
    const uint8_t *rules = body->glue_rules;
    uint32_t blank = body->blank < body->glues.count ? body->blank
                                                     : ZL_BODY_NOTHING;

    for (size_t i = 0; i + 1 < count; i++) {
        bool none = rules[types[i]] & ZL_LAYOUT_NONE_AFTER ||
                    rules[types[i + 1]] & ZL_LAYOUT_NONE_BEFORE;
        glues[i] = none ? ZL_BODY_NOTHING : blank;
    }
    glues[count - 1] = zl_body_ruled_glue(body, types[count - 1], after);
}

/* The first token is the one at `begin`. */
static void except(zl_merge_walk *walk, uint32_t begin, size_t count,
                   uint32_t *glues)
{
    const zl_body *body = &walk->source->body;
    zl_rising_cursor *cursor = &walk->exceptions;

    zl_rising_seek(cursor, begin);
    while (cursor->at < begin + count) {
        uint64_t number =
            zl_packed_at(&body->glue_numbers, zl_rising_rank(cursor));
        if (number < body->glues.count)
            glues[cursor->at - begin] = (uint32_t)number;
        zl_rising_next(cursor);
    }
}

static void find_glues(zl_merge_walk *walk, const uint32_t *types,
                       size_t count, uint32_t *glues)
{
    const zl_body *body = &walk->source->body;
    uint32_t end = walk->token + (uint32_t)count;
    uint32_t after = end < body->tokens
                         ? zl_tokens_at(&walk->attribute->stream, end)
                         : UINT32_MAX;

    rule(body, types, count, after, glues);
    except(walk, walk->token, count, glues);
}

size_t zl_merge_walk_next(zl_merge_walk *walk, uint32_t *types,
                          uint32_t *glues, size_t room)
{
    const zl_merge_source *source = walk->source;

    while (walk->span < source->spans.count &&
           walk->token >= source->spans.items[walk->span].end)
        if (++walk->span < source->spans.count)
            walk->token = source->spans.items[walk->span].begin;
    if (walk->span == source->spans.count)
        return 0;
    size_t left = source->spans.items[walk->span].end - walk->token;
    size_t count = left < room ? left : room;
    if (walk->attribute)
        zl_tokens_copy(&walk->attribute->stream, walk->token,
                       walk->token + (uint32_t)count, types);
    if (glues)
        find_glues(walk, types, count, glues);
    walk->token += (uint32_t)count;
    return count;
}
