/* query.h -- the text of a query → a cursor over its hits in a corpus. */
#ifndef ZL_QUERY_QUERY_H
#define ZL_QUERY_QUERY_H

#include "query/cursor.h"
#include "query/themes.h"

/* The hits of `text` in `scope`; parse.h has the grammar. Its words, and those
 * of a theme's patterns, are cut as those of the corpus were. Where several
 * matches begin at one place the longest is the hit. A query that is nothing
 * but a theme gives hits that share no token, the longest first.
 *
 * On success `*out` is the caller's; it lends `corpus` and `scope`. Fails
 * with ZILI_EUSAGE (column and caret), ZILI_ENOMEM, ZILI_EIO.
 * Time: O(types × words of the query), then per hit. */
ZILI_MUST_CHECK zili_status zl_query(zl_cursor **out, const char *text,
                                     const zl_themes *themes,
                                     const zili_corpus *corpus,
                                     const zl_scope *scope, zili_error *err);

#endif
