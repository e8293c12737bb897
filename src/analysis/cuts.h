/* cuts.h -- Chinese characters as a string and as a word, side by side.
 *
 * A word that the segmentation has cut is not found as a word. For a query
 * that is one Chinese word or string this counts both, and says how the
 * occurrences that are no word are cut: 独立|自主 5, with an example each. */
#ifndef ZL_ANALYSIS_CUTS_H
#define ZL_ANALYSIS_CUTS_H

#include "analysis/ask.h"
#include "base/map.h"

typedef struct zl_cut_count {
    uint64_t times;
    zl_hit first; /* where it has times */
} zl_cut_count;

/* Start from { 0 }. Not `asked` where the query is something else. */
typedef struct zl_cuts {
    bool asked;
    uint64_t *string; /* occurrences, by group */
    uint64_t *word;   /* those that are one token, by group */
    zl_map forms;     /* the other cuts, "独立|自主", in order of appearance */
    ZL_ARRAY(zl_cut_count) list; /* by form, and by group in each */
    const zl_ask *ask;
} zl_cuts;

/* Fails as zl_ask_hits(). Release in any case. */
ZILI_MUST_CHECK zili_status zl_cuts_find(zl_cuts *cuts, const zl_ask *ask,
                                         const char *query, zili_error *err);
void zl_cuts_clear(zl_cuts *cuts);

/* The columns string, word, cuts, examples, and their cells. */
void zl_cuts_columns(zili_table *table);
void zl_cuts_cells(const zl_cuts *cuts, size_t group, zili_table *table);

/* Where string and word differ, say so, and what to do: a dictionary is of use
 * to the cut zili alone. Nothing is said where every character is a token, and
 * a query for a word is one for its characters. */
void zl_cuts_note(const zl_cuts *cuts, const char *query, zili_table *table);

#endif
