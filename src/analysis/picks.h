/* picks.h -- some of the terms of a scope: the most frequent, or a list. */
#ifndef ZL_ANALYSIS_PICKS_H
#define ZL_ANALYSIS_PICKS_H

#include "analysis/counted.h"
#include "table/table.h"

typedef struct zl_picks {
    uint32_t *terms; /* the number of each */
    uint32_t count;
    uint32_t *of; /* by term: its place among these, or ZL_NONE */
} zl_picks;

/* What is asked for. */
typedef struct zl_pick_rules {
    const char *list; /* a file with a term a line; NULL: the frequent ones */
    uint64_t most;    /* frequent ones: at most so many; 0: all */
    uint64_t least;   /* that occur so often */
    bool exact;       /* terms of the list are forms, not folded */
} zl_pick_rules;

/* Choose. The frequent ones come by falling count, equal ones in the order of
 * the terms; those of a list as they stand there, each once. Empty lines and
 * those that begin with # say nothing; what the scope does not hold is named
 * in a note. Clear in any case. Fails with ZILI_EUSAGE where nothing is left,
 * ZILI_EIO, ZILI_EFORMAT (a file of more than 64 MiB), ZILI_ENOMEM.
 * Time: O(terms log terms). */
ZILI_MUST_CHECK zili_status zl_picks_make(zl_picks *picks,
                                          const zl_terms *terms,
                                          const zl_pick_rules *rules,
                                          zili_table *table,
                                          zili_error *err);
void zl_picks_clear(zl_picks *picks);

/* Number them anew as they are first met in the text: order[i] is the place
 * that the new i-th one had. A permutation. */
void zl_picks_arrange(zl_picks *picks, const uint32_t *order,
                      uint32_t *scratch);

#endif
