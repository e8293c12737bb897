/* opposite.h -- what stands on the other side of the beads in which lines of a
 * concordance lie. */
#ifndef ZL_ANALYSIS_OPPOSITE_H
#define ZL_ANALYSIS_OPPOSITE_H

#include "analysis/ask.h"

/* Of a line. */
typedef struct zl_opposite {
    uint64_t from, to; /* tokens; the same: there are none */
    zl_hit mark;       /* of them what the hit became, or the query asks for
                          there; empty: nobody knows */
    double confidence; /* of the bead; NAN: nobody said, or there is none */
} zl_opposite;

/* Start from { 0 }; clear in any case. */
typedef struct zl_opposites {
    const zili_corpus *corpus; /* NULL: none are asked for */
    ZL_ARRAY(zl_hits) marks;   /* by item: what the query asks for there */
} zl_opposites;

/* Find for each item what may be marked. Fails with ZILI_EUSAGE where no text
 * of the index is aligned, as zl_counterpart_hits(), and with ZILI_EFORMAT,
 * ZILI_ENOMEM. Time: of a query with :en that of what stands behind it. */
ZILI_MUST_CHECK zili_status zl_opposites_find(zl_opposites *out,
                                              const zl_ask *ask,
                                              const zl_items *items,
                                              zili_error *err);
void zl_opposites_clear(zl_opposites *opposites);

/* For a hit of an item; it lies in the bead in which it begins. Threads may ask
 * at once. Time: O(log beads + log marks). */
zl_opposite zl_opposites_at(const zl_opposites *opposites, size_t item,
                            zl_hit hit);

#endif
