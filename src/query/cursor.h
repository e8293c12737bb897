/* cursor.h -- one protocol for every stream of hits.
 *
 * A word, a phrase, a theme, a filter: all are the same small object, so that
 * any combination works and each is tested alone. */
#ifndef ZL_QUERY_CURSOR_H
#define ZL_QUERY_CURSOR_H

#include "reader/corpus.h"
#include "reader/scope.h"

#define ZL_END ZL_NOWHERE

/* The tokens [begin, end); of the first, `skip` bytes do not belong to the
 * hit, of the last, `trim` bytes: a string may begin and end inside words. */
typedef struct zl_hit {
    uint64_t begin, end;
    uint32_t skip, trim;
} zl_hit;

/* Hits in order of begin, then skip, then end.
 *
 * A new cursor already stands on its first hit. Past the last one hit.begin
 * is ZL_END and stays so; moving it then is allowed. `failed` is set where
 * memory ran out: ask once, at the end. */
typedef struct zl_cursor zl_cursor;

struct zl_cursor {
    zl_hit hit;
    bool failed;
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

/* Every constructor below gives NULL without memory, takes over the cursors
 * it is given (also then), and lends everything else. */

/* The positions of any of `count` types, each a hit of one token.
 * Time: O(log count) a hit. `types` is copied. */
zl_cursor *zl_cursor_types(const zili_corpus *corpus, const uint32_t *types,
                           size_t count);

/* The hits of `base` that lie in one interval of `scope`. */
zl_cursor *zl_cursor_in_scope(zl_cursor *base, const zl_scope *scope);

/* The hits of `base` that share no token: of those that begin together the
 * longest, then the next one behind it. */
zl_cursor *zl_cursor_longest(zl_cursor *base);

#endif
