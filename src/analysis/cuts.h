/* cuts.h -- Chinese characters as a string and as a word, side by side.
 *
 * A word that the segmentation has cut is not found as a word. For a query
 * that is one Chinese word or string this counts both, and says how the
 * occurrences that are no word are cut: 独立|自主 5. */
#ifndef ZL_ANALYSIS_CUTS_H
#define ZL_ANALYSIS_CUTS_H

#include "analysis/ask.h"
#include "base/map.h"

/* Start from { 0 }. Not `asked` where the query is something else. */
typedef struct zl_cuts {
    bool asked;
    uint64_t *string; /* occurrences, by group */
    uint64_t *word;   /* those that are one token, by group */
    zl_map forms;     /* the other cuts, "独立|自主", in order of appearance */
    ZL_ARRAY(uint64_t) counts;   /* by form, and by group in each */
    ZL_ARRAY(uint32_t) examples; /* by form: the first position */
    const zl_ask *ask;
} zl_cuts;

/* Fails as zl_ask_hits(). Release in any case. */
ZILI_MUST_CHECK zili_status zl_cuts_find(zl_cuts *cuts, const zl_ask *ask,
                                         const char *query, zili_error *err);
void zl_cuts_clear(zl_cuts *cuts);

/* The columns string, word, cuts, and their cells. */
void zl_cuts_columns(zili_table *table);
void zl_cuts_cells(const zl_cuts *cuts, size_t group, zili_table *table);

/* Where string and word differ, say so and what to do; not where every
 * character is a token, and a query for a word is one for its characters. */
void zl_cuts_note(const zl_cuts *cuts, const char *query, zili_table *table);

#endif
