/* parse.h -- the text of a query → its tree.
 *
 *     query  = branch { "|" branch }
 *     branch = item { item }            one after the other
 *     item   = word | string | theme | "(" query ")"
 *     word   = characters, "*" for any of them, "?" for one; where Unicode
 *              cuts a word (self-reliance) its pieces must touch
 *     string = '~"' characters '"'      \" and \\ for those two
 *     theme  = "@" name { "/" name }
 *
 * Blanks part items. */
#ifndef ZL_QUERY_PARSE_H
#define ZL_QUERY_PARSE_H

#include "query/tree.h"

#include <zili/error.h>

#define ZL_QUERY_SIZE_LIMIT 65536
#define ZL_QUERY_DEPTH_LIMIT 64
#define ZL_QUERY_ITEM_LIMIT 256 /* words of a phrase, characters of a string */

/* On success `*out` is the caller's. Fails with ZILI_EUSAGE and three lines:
 * the sentence with the column, the query, a caret below; ZILI_ENOMEM.
 * Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_parse(zl_node **out, const char *text,
                                     zili_error *err);

/* Fail with a caret at byte `column` of `text`. */
zili_status zl_query_fail(zili_error *err, const char *text, size_t column,
                          const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
