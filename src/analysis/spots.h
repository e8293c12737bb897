/* spots.h -- where the hits of a query stand, as terms see them. */
#ifndef ZL_ANALYSIS_SPOTS_H
#define ZL_ANALYSIS_SPOTS_H

#include "analysis/ask.h"
#include "analysis/terms.h"

/* Tokens of the corpus; begin is below end. */
typedef struct zl_spot {
    uint64_t begin, end;
} zl_spot;

typedef struct zl_spots {
    zl_spot *items; /* by begin */
    size_t count;
} zl_spots;

/* The hits of a query; where words are joined to one term a hit in one of
 * them is a hit of them all. Fails as zl_ask_hits(). Clear in any case.
 * Time: O(hits). */
ZILI_MUST_CHECK zili_status zl_spots_find(zl_spots *spots,
                                           const zl_ask *ask,
                                           const zl_terms *terms,
                                           const char *query,
                                           zili_error *err);

/* Make each spot begin and end with a token that is counted; those without
 * one go. Time: O(tokens in them). */
void zl_spots_shrink(zl_spots *spots, const zl_terms *terms);

/* The first spot that begins at or after `position`, or the count. */
size_t zl_spots_from(const zl_spots *spots, uint64_t position);

/* By spot the least end of it and of those after: the caller's, zl_free().
 * NULL without memory. Time: O(spots). */
uint64_t *zl_spots_ends(const zl_spots *spots);

void zl_spots_clear(zl_spots *spots);

#endif
