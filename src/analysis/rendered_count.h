/* rendered_count.h -- which renderings there are, how many occurrences became
 * each, and in how many beads it stands. */
#ifndef ZL_ANALYSIS_RENDERED_COUNT_H
#define ZL_ANALYSIS_RENDERED_COUNT_H

#include "analysis/rendered.h"

/* A term on one side, and words of the other that it became; those with the
 * same stems are the same. */
typedef struct zl_rendered_row {
    uint32_t form;
    bool b_side;    /* of the term */
    uint32_t words; /* a number for these, among those of their side */
    uint64_t count; /* occurrences that became this */
    uint64_t linked;      /* beads in which one did … */
    uint32_t last;        /* … and the last of them */
    uint64_t beads, both; /* in which these words stand; and the term too */
} zl_rendered_row;

typedef struct zl_rendered_counts {
    ZL_ARRAY(zl_rendered_row) rows; /* as they come first */
    uint32_t *of;   /* by occurrence: its row; ZL_NONE */
    uint64_t beads; /* with both sides */
} zl_rendered_counts;

/* Fails with ZILI_ENOMEM; clear in any case. Time: O(words of the beads). */
ZILI_MUST_CHECK zili_status zl_rendered_count(zl_rendered_counts *out,
                                              const zl_ask *ask,
                                              const zl_parallel *parallel,
                                              const zl_renderings *renderings,
                                              zili_error *err);
void zl_rendered_counts_clear(zl_rendered_counts *counts);

#endif
