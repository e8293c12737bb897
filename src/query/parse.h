/* parse.h -- the text of a query → its tree.
 *
 *     query  = branch { "|" branch }
 *     branch = item { item }            one after the other
 *     item   = word [ flags ] | exact [ flags ] | string [ flags ]
 *            | theme [ flags ] | "(" query ")" [ flags ]
 *     word   = characters, "*" for any of them, "?" for one; where Unicode
 *              cuts a word (self-reliance) its pieces must touch
 *     exact  = '"' word { word } '"'    as written: nothing folded or wild
 *     string = '~"' characters '"'      however they are cut
 *     theme  = "@" name { "/" name }
 *     flags  = "%" ( "c" | "d" | "v" ) { "c" | "d" | "v" }
 *
 * Flags stand right behind, at the end of the word; what they name is folded
 * and nothing else: case, diacritics, variants (text/fold.h). Without any,
 * words and strings fold %cv and what is exact nothing. Those of a bracket or
 * a theme count for all in it that has none. Any other % is text.
 *
 * In quotes \" and \\ stand for those two. Exact words have a \ before each of
 * * ? + | ( ) [ ] { } ^ $ too, which are kept for patterns.
 *
 * Blanks part items. */
#ifndef ZL_QUERY_PARSE_H
#define ZL_QUERY_PARSE_H

#include "query/caret.h"
#include "query/tree.h"

#include <zili/error.h>

#define ZL_QUERY_SIZE_LIMIT 65536
#define ZL_QUERY_DEPTH_LIMIT 64
#define ZL_QUERY_ITEM_LIMIT 256 /* words of a phrase, characters in quotes */

/* On success `*out` is the caller's. Fails with ZILI_EUSAGE and three lines:
 * the sentence with the column, the query, a caret below; ZILI_ENOMEM.
 * Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_parse(zl_node **out, const char *text,
                                     zili_error *err);

#endif
