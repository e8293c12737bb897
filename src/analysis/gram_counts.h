/* gram_counts.h -- how many skip-grams begin with each term, known before
 * they are gathered: what a position begins is a binomial number. */
#ifndef ZL_ANALYSIS_GRAM_COUNTS_H
#define ZL_ANALYSIS_GRAM_COUNTS_H

#include "analysis/gram_gather.h"

typedef struct zl_gram_counts {
    uint64_t *begun; /* by term; NULL: it was not worth counting */
    uint64_t all;
} zl_gram_counts;

/* How many skip-grams of n terms begin at a term that has `follow` terms
 * behind it in its unit. */
uint64_t zl_gram_choices(unsigned n, uint32_t skip, uint64_t follow);

/* Count what `plan` will gather of the stretches; where it has spots, at
 * most so many are gathered. False without memory. Clear in any case.
 * Time: O(tokens), on all threads. */
bool zl_gram_counts_make(zl_gram_counts *counts, const zl_gather_plan *plan,
                         const zl_stretches *stretches, size_t threads);
/* Fail because `found` is more than `most`. */
zili_status zl_gram_counts_refuse(uint64_t found, uint64_t most,
                                  const zl_gather_plan *plan, zili_error *err);
void zl_gram_counts_clear(zl_gram_counts *counts);

#endif
