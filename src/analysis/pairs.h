/* pairs.h -- items and where they stand, for tables of two of them. */
#ifndef ZL_ANALYSIS_PAIRS_H
#define ZL_ANALYSIS_PAIRS_H

#include "analysis/units.h"
#include "stats/contingency.h"

/* One item's hits, and the units that hold one. */
typedef struct zl_pair_side {
    ZL_ARRAY(zl_hit) hits;
    uint8_t *units; /* a bitmap */
    uint32_t unit_count;
} zl_pair_side;

typedef struct zl_pairs {
    zl_items items;
    zl_units units;
    zl_pair_side *sides; /* `count`, one for each item */
    size_t count;
    const zl_ask *ask;
} zl_pairs;

/* Find all hits of the question's items. Fails as zl_items_make(),
 * zl_units_make() and zl_ask_hits(). Close in any case. */
ZILI_MUST_CHECK zili_status zl_pairs_open(zl_pairs *pairs, const zl_ask *ask,
                                          const zili_question *question,
                                          zili_error *err);
void zl_pairs_close(zl_pairs *pairs);

/* Units with both, with a, with b, all. Time: O(units / 8). */
zl_contingency zl_pairs_units(const zl_pairs *pairs, size_t a, size_t b);

/* surface_union (Evert): O11 the hits of b that begin within `window` words
 * of a hit of a, R1 the words there, C1 the hits of b that do not begin in a
 * hit of a, N the words of the scope outside hits of a. Windows are clipped
 * at the region. Fails with ZILI_ENOMEM. Time: O(tokens of the scope). */
ZILI_MUST_CHECK zili_status zl_pairs_window(const zl_pairs *pairs, size_t a,
                                            size_t b, uint64_t window,
                                            zl_contingency *out,
                                            zili_error *err);

#endif
