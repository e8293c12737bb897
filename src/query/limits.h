/* limits.h -- how far a match may reach.
 *
 * Without a word of the query, to the end of the paragraph; what stands
 * between two paragraphs is taken as one. `within` names another structure,
 * and outside of it there is no match. Nothing goes on in the next document.
 */
#ifndef ZL_QUERY_LIMITS_H
#define ZL_QUERY_LIMITS_H

#include "query/site.h"

/* Of a query, in one segment. */
typedef struct zl_limits {
    const zl_ranges *documents, *ranges; /* `ranges` may be NULL: none */
    uint32_t count;  /* of ranges that follow each other */
    bool named;      /* by the query */
    bool never;      /* the segment has not what the query names */
    uint32_t tokens; /* at most */
} zl_limits;

/* Those of the clauses of `query`, or of any pattern, as ZL_NODE_QUERY says.
 * Fails with ZILI_EUSAGE where no segment has what it names. */
ZILI_MUST_CHECK zili_status zl_limits_find(zl_limits *out,
                                           const zl_site *site,
                                           const zl_node *query);

/* The ranges at whose beginnings a text can be cut so that no match is. */
static inline const zl_ranges *zl_limits_cuts(const zl_limits *limits)
{
    return limits->ranges && limits->count == 1 ? limits->ranges
                                                : limits->documents;
}

/* For asking; one thread. */
typedef struct zl_reach {
    const zl_limits *limits;
    zl_layer documents, ranges;
} zl_reach;

void zl_reach_start(zl_reach *reach, const zl_limits *limits);

/* Where a match must have ended that begins at `begin`; 0: none may begin
 * there. `*within` is not before that, and the same for all places in the
 * range, or document, that `begin` is in. */
uint32_t zl_reach_stop(zl_reach *reach, uint32_t begin, uint32_t *within);

/* No match that has the token begins before this. Both are asked for rising
 * tokens; for others zl_reach_start() once more. */
uint32_t zl_reach_begin(zl_reach *reach, uint32_t token);

/* So many tokens a match has room for, about. */
double zl_limits_room(const zl_limits *limits, uint32_t tokens);

#endif
