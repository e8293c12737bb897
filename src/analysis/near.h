/* near.h -- what stands near the hits of a query, counted by term.
 *
 * surface_union (Evert): a token is near where at most so many counted tokens
 * stand from it up to a hit on its right, or back to a hit on its left, in
 * the same unit; once, however many hits are near. Tokens of hits are never
 * near, but stand in the way like all others. */
#ifndef ZL_ANALYSIS_NEAR_H
#define ZL_ANALYSIS_NEAR_H

#include "analysis/borders.h"
#include "analysis/spots.h"

typedef struct zl_near {
    uint64_t *near; /* by term: its tokens near a hit */
    uint64_t *node; /* by term: its tokens in hits */
    uint64_t size;  /* all tokens near a hit that are counted */
    uint64_t nodes; /* all tokens in hits that are counted */
} zl_near;

/* Count the tokens up to `left` before and `right` behind the `spots`. The
 * same for any number of threads. False without memory; clear in any case.
 * Time: O(tokens of the documents with hits). */
bool zl_near_make(zl_near *near, const zl_terms *terms,
                  const zl_stretches *stretches, const zl_borders *borders,
                  const zl_spots *spots, uint32_t left, uint32_t right,
                  size_t threads);
void zl_near_clear(zl_near *near);

#endif
