/* parse_check.h -- how much a query asks for, before anyone tries. */
#ifndef ZL_QUERY_PARSE_CHECK_H
#define ZL_QUERY_PARSE_CHECK_H

#include "query/tree.h"

#include <zili/error.h>

/* Refuse, with ZILI_EUSAGE and the column, a `tree` of the query `whole` that
 * has more than ZL_QUERY_STEP_LIMIT words and comparisons where its repetition
 * is written out (of those that an index makes one set of, as a | b | c and
 * [word="a" | word="b"], ZL_QUERY_LIST_SHARE count as one), a pattern that can
 * match no token or needs more than ZL_QUERY_SPAN_LIMIT.
 * Time: O(nodes). */
ZILI_MUST_CHECK zili_status zl_check_tree(const zl_node *tree,
                                          const char *whole, zili_error *err);

#endif
