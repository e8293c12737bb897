/* gather.h -- lines of one content together, and lines ranked by content. */
#ifndef ZL_ANALYSIS_GATHER_H
#define ZL_ANALYSIS_GATHER_H

#include "analysis/context.h"
#include "analysis/lines.h"

typedef struct zl_group {
    char *text; /* folded words with blanks between; "" for nothing */
    uint64_t lines;
} zl_group;

/* Start from { 0 }. */
typedef struct zl_groups {
    ZL_ARRAY(zl_group) list; /* the largest first, ties in byte order */
    uint32_t *of;            /* of the line that is shown as the i-th */
} zl_groups;

/* Put lines together that have the same word at the place `key` ("1R",
 * "node", see standing.h), the largest group first; lines of a group keep
 * their order. Fails with ZILI_EUSAGE, ZILI_ENOMEM; clear in any case. Time:
 * O(lines + groups log groups). */
ZILI_MUST_CHECK zili_status zl_lines_group(zl_lines *lines, const zl_ask *ask,
                                           const char *key, zl_groups *groups,
                                           zili_error *err);
void zl_groups_clear(zl_groups *groups);

/* Put the lines first that have most hits of `query` in their context (hits
 * that lie wholly in it, and not in the node); ties keep their order. On
 * success each line has its score; on failure the order is as it was. Fails as
 * zl_ask_hits(). Time: O(lines · log hits), and the hits counted. */
ZILI_MUST_CHECK zili_status zl_lines_rank(zl_lines *lines, const zl_ask *ask,
                                          const char *query,
                                          const zl_context *context,
                                          zili_error *err);

#endif
