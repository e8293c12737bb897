/* arrangement.h -- the ways in which some of all documents can bear a label:
 * every one of them where they are few, otherwise some by chance. */
#ifndef ZL_STATS_ARRANGEMENT_H
#define ZL_STATS_ARRANGEMENT_H

#include <stdbool.h>
#include <stdint.h>

typedef struct zl_arrangement {
    uint32_t all, chosen; /* documents, and those with the label */
    double outcomes; /* all!/(chosen!·(all - chosen)!); INFINITY from 1e308 */
    bool exact;           /* every outcome is tried, once */
    uint64_t tries;       /* how many arrangements there are to make */
    uint64_t seed;
} zl_arrangement;

/* `most` is how many outcomes are few; where there are more, so many are
 * taken by chance. chosen <= all. */
zl_arrangement zl_arrangement_of(uint32_t all, uint32_t chosen, uint64_t most,
                                 uint64_t seed);

/* Make the one of number `index`, below `tries`: the documents with the label
 * come first in `order`, which has room for all. It is the same whoever makes
 * it and when. Time: O(all). */
void zl_arrangement_make(const zl_arrangement *arrangement, uint64_t index,
                         uint32_t *order);

/* The p-value where `far` of the tries reach as far as what was found. Exact:
 * far/outcomes, what was found being one of them; otherwise
 * (far + 1)/(tries + 1), which is never 0: B. Phipson and G. K. Smyth (2010),
 * "Permutation p-values should never be zero", Statistical Applications in
 * Genetics and Molecular Biology 9, 39. */
double zl_arrangement_p(bool exact, uint64_t far, uint64_t tries);

#endif
