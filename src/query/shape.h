/* shape.h -- what every match of a pattern must have, and where.
 *
 * A need is a set of types of which a token must be there, so many tokens
 * behind the beginning of the match, or a range that must begin there: whoever
 * looks for matches looks for the rarest of them. */
#ifndef ZL_QUERY_SHAPE_H
#define ZL_QUERY_SHAPE_H

#include "query/tree.h"
#include "query/typeset.h"

typedef struct zl_need {
    const zl_typeset *types; /* sealed, and lent by the program; NULL: … */
    const zl_ranges *ranges; /* … one of these begins with the token */
    uint32_t source;         /* attribute of the types, of the sources */
    uint32_t condition;      /* of the program that these types are, + 1 */
    uint32_t least, most;    /* tokens before it */
    size_t column;           /* of the query, to be shown */
} zl_need;

typedef struct zl_shape {
    uint32_t least, most; /* tokens of a match, up to ZL_QUERY_SPAN_LIMIT */
    ZL_ARRAY(zl_need) needs;
    bool exact; /* all matches are `least` long, and what meets the needs is
                   one */
} zl_shape;

/* Start from { 0 }: what matches no token. */
void zl_shape_clear(zl_shape *shape);

/* How many tokens meet it. */
static inline uint64_t zl_need_tokens(const zl_need *need)
{
    return need->types ? need->types->tokens : zl_ranges_count(need->ranges);
}

/* A token that has one of the types; false without memory. */
bool zl_shape_add_token(zl_shape *shape, zl_need need);

/* The place where a range begins. */
bool zl_shape_add_place(zl_shape *shape, zl_need need);

/* Any token. */
void zl_shape_add_any(zl_shape *shape, uint32_t least, uint32_t most);

/* Put `before`, which is cleared, in front. False without memory. */
bool zl_shape_put_before(zl_shape *shape, zl_shape *before);

/* The same `least` to `most` times. False without memory. */
bool zl_shape_repeat(zl_shape *shape, uint32_t least, uint32_t most);

/* The need of types with the fewest tokens, NULL: none. */
const zl_need *zl_shape_rarest(const zl_shape *shape);

/* ---- alternatives ---- */

/* Shapes of which a match has one: their rarest needs together are one. Start
 * from { 0 }. */
typedef struct zl_shapes {
    uint32_t count;
    bool open;     /* one of them needs nothing */
    zl_shape only; /* the first */
    zl_shape all;  /* without needs */
    zl_need need;
    zl_typeset types; /* of the need */
} zl_shapes;

/* Add `shape`, which is cleared. False without memory. */
bool zl_shapes_add(zl_shapes *shapes, zl_shape *shape);

/* Make one of them, in `out`, which is { 0 }. Where several have needs, these
 * are now `types`, sealed, for the caller to keep; else that is NULL. The
 * shapes are cleared. False without memory. */
bool zl_shapes_join(zl_shapes *shapes, const zl_segment *segment,
                    const zl_attribute *attribute, zl_shape *out,
                    zl_typeset **types);
void zl_shapes_clear(zl_shapes *shapes);

#endif
