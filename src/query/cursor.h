/* cursor.h -- a stream of hits. */
#ifndef ZL_QUERY_CURSOR_H
#define ZL_QUERY_CURSOR_H

#include "query/hits.h"
#include "reader/corpus.h"
#include "reader/scope.h"

#define ZL_END ZL_NOWHERE

/* Hits in order of begin, then skip.
 *
 * A new cursor already stands on its first hit. Past the last one hit.begin
 * is ZL_END and stays so; moving it then is allowed. Where it had to give up,
 * it has come to its end and `failed` is set: ask once, at the end, by
 * zl_cursor_status(). */
typedef struct zl_cursor zl_cursor;

struct zl_cursor {
    zl_hit hit;
    bool failed;
    const zili_error *error; /* why; NULL: memory ran out */
    void (*next)(zl_cursor *self);
    /* To the first hit that begins at or after `position`; never back. */
    void (*seek)(zl_cursor *self, uint64_t position);
    void (*free)(zl_cursor *self);
};

void zl_cursor_next(zl_cursor *cursor);
void zl_cursor_seek(zl_cursor *cursor, uint64_t position);
void zl_cursor_free(zl_cursor *cursor); /* NULL is allowed */

static inline bool zl_cursor_ended(const zl_cursor *cursor)
{
    return cursor->hit.begin == ZL_END;
}

/* ZILI_OK, or why the cursor gave up: ZILI_ENOMEM, and ZILI_EUSAGE where the
 * query takes too long. */
ZILI_MUST_CHECK zili_status zl_cursor_status(const zl_cursor *cursor,
                                             zili_error *err);

#endif
