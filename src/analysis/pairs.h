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

/* How many hits of an item begin in each unit: `counts` has room for
 * units.count. Time: O(units + hits). */
void zl_pairs_counts(const zl_pairs *pairs, size_t item, double *counts);

/* Units with both, with a, with b, all. Time: O(units / 8). */
zl_contingency zl_pairs_units(const zl_pairs *pairs, size_t a, size_t b);

/* What lies near the hits of one item: surface_union (Evert). Windows are
 * clipped at the region. */
typedef struct zl_nearness {
    uint8_t *marks; /* by position */
    double words;   /* words of the scope outside the hits */
    double near;    /* those that lie in a window */
} zl_nearness;

/* Mark what lies within `window` words of a hit of `a`. Fails with
 * ZILI_ENOMEM; release in any case. Time: O(tokens of the scope). */
ZILI_MUST_CHECK zili_status zl_nearness_make(zl_nearness *nearness,
                                             const zl_pairs *pairs, size_t a,
                                             uint64_t window,
                                             zili_error *err);
void zl_nearness_clear(zl_nearness *nearness);

/* O11 the words near `a` with which a hit of `b` begins, R1 all words near
 * `a`, C1 the words outside `a` with which a hit of `b` begins, N all words
 * outside `a`. Several hits that begin in one word count once; a hit that
 * begins with punctuation counts where its first word stands.
 * Time: O(hits of b). */
zl_contingency zl_pairs_window(const zl_pairs *pairs,
                               const zl_nearness *nearness, size_t b);

#endif
