/* ties.h -- a table of collocates: which words are tied to which nodes, and
 * how strongly. */
#ifndef ZL_CHART_TIES_H
#define ZL_CHART_TIES_H

#include "data.h"

/* Two words, once, though each may be a node with the other as collocate. */
typedef struct zl_tie {
    uint32_t a, b;
    double value;    /* the stronger one */
    bool to_a, to_b; /* which of them is the collocate */
} zl_tie;

typedef struct zl_tied_word {
    const char *name;
    bool node;
    double count;   /* as a collocate: the most; NAN: not known */
    double nearest; /* the strongest share of its ties */
    uint32_t ties;
} zl_tied_word;

typedef struct zl_ties {
    zl_map names;        /* owns them */
    zl_tied_word *words; /* nodes as they come, then by falling strength */
    zl_tie *items;
    size_t count, left_out; /* left out: rows without a finite value */
    const char *measure;    /* the column of values */
    const char *frequency;  /* that of counts, or NULL */
    double weakest, strongest;
    double least, most; /* counts above 0; NAN: none */
    int arrow;          /* 1: from node to collocate; -1: to the node; 0 */
} zl_ties;

/* Read columns `node` and `collocate`, a measure (`column`, or the first
 * column of numbers that is no count) and, where it is there, how often the
 * collocate is near the node. Release with zl_ties_clear(); failures stay in
 * the plan. Time: O(rows log rows). */
void zl_ties_read(zl_plan *plan, const zili_table *table, const char *column,
                  zl_ties *out);
void zl_ties_clear(zl_ties *ties);

/* From 0, the weakest tie, to 1, the strongest. */
double zl_ties_share(const zl_ties *ties, double value);

#endif
