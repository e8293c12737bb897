/* labels.h -- the tokens of each line that its query has labelled.
 *
 * A query may name tokens of the hit, a:[], and mark one as the target, @[]. */
#ifndef ZL_ANALYSIS_LABELS_H
#define ZL_ANALYSIS_LABELS_H

#include "analysis/lines.h"

/* Start from { 0 }; release with zl_labels_clear(). */
typedef struct zl_labels {
    zl_map names;     /* of all items */
    bool target;      /* some item has one */
    size_t count;     /* labels, and one more with a target */
    uint64_t *places; /* by number of the line, so many each: positions in the
                         corpus, the target last; ZL_NOWHERE: on no token */
} zl_labels;

void zl_labels_clear(zl_labels *labels);

/* Find what stands on which token of the `shown` lines that are shown first.
 * Fails with ZILI_EUSAGE where no item has a label or a target, as
 * zl_search_open() and zl_search_marks_find(). Time: O(lines), each as its hit
 * is long. */
ZILI_MUST_CHECK zili_status zl_labels_find(zl_labels *labels, const zl_ask *ask,
                                          const zl_items *items,
                                          const zl_lines *lines, size_t shown,
                                          zili_error *err);

/* The i-th of a line, by number. */
static inline uint64_t zl_labels_at(const zl_labels *labels, size_t number,
                                   size_t i)
{
    return labels->places[number * labels->count + i];
}

#endif
