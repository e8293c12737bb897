/* keyness_notes.h -- what has to be said beside a comparison. */
#ifndef ZL_ANALYSIS_KEYNESS_NOTES_H
#define ZL_ANALYSIS_KEYNESS_NOTES_H

#include "analysis/keyness_ranks.h"

/* Documents are permuted without being asked for up to so many tokens: some
 * tenths of a second. */
#define ZL_KEY_APART_MOST UINT64_C(4000000)

/* All is lent. */
typedef struct zl_key_notes {
    const zl_sides *sides;
    const zl_key_ranks *ranks;
    const char *target, *reference, *against; /* as asked; NULL: not said */
    const char *adjustment, *statistic;
    const char *words; /* what is counted */
    const char *stop;  /* the list of stop words; NULL: none */
    bool n2_said, permutations_off, blocks;
    uint64_t seed, min_freq;
} zl_key_notes;

/* Sizes of both sides, tests, permutations, where documents and tokens
 * disagree, why numbers are missing. */
void zl_key_notes_add(const zl_key_notes *notes, zili_table *table);

#endif
