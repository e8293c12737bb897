/* reckon.h -- how many hits there are, where the index tells it. */
#ifndef ZL_QUERY_RECKON_H
#define ZL_QUERY_RECKON_H

#include "query/ready.h"
#include "reader/scope.h"

/* Set `count` to the hits that a segment has in the scope (NULL: all of it),
 * where the query is one token of some types; false where it is not, or where
 * to look through them costs less. Time: O(types · intervals · log
 * postings). */
bool zl_ready_reckon(const zl_ready *ready, const zl_scope *scope,
                     uint32_t segment, uint64_t *count);

#endif
