/* centres.h -- the nodes whose collocates are counted: queries, and words
 * that were found as collocates. */
#ifndef ZL_ANALYSIS_CENTRES_H
#define ZL_ANALYSIS_CENTRES_H

#include "analysis/spots.h"
#include "base/array.h"

typedef struct zl_centre {
    char *name;        /* the query, or the word as it is shown */
    const char *query; /* lent; NULL: all tokens of a term */
    uint32_t term;     /* that one */
    uint64_t depth;    /* 1: a query; 2: a collocate of one; … */
} zl_centre;

typedef struct zl_centres {
    ZL_ARRAY(zl_centre) list;
    zl_map names; /* each stands once */
} zl_centres;

/* A node more, where none has its name. False without memory; clear in any
 * case. */
bool zl_centres_add_query(zl_centres *centres, const char *query);
bool zl_centres_add_term(zl_centres *centres, const zl_terms *terms,
                         uint32_t term, uint64_t depth);

/* Where a node stands. Fails as zl_spots_find(); clear in any case. Time: of
 * a query O(hits), of a term O(tokens of the scope). */
ZILI_MUST_CHECK zili_status zl_centre_spots(const zl_centre *centre,
                                            zl_spots *spots, const zl_ask *ask,
                                            const zl_terms *terms,
                                            const zl_stretches *stretches,
                                            zili_error *err);

void zl_centres_clear(zl_centres *centres);

#endif
