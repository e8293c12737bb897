/* collocates.h -- the collocates of one or several nodes, counted and
 * ranked. */
#ifndef ZL_ANALYSIS_COLLOCATES_H
#define ZL_ANALYSIS_COLLOCATES_H

#include "analysis/centres.h"
#include "analysis/company.h"
#include "analysis/counted.h"
#include "analysis/scores.h"

/* What zili colloc is asked. */
typedef struct zl_colloc_options {
    zl_counted counted;
    const char *window, *measures;
    int definition; /* a zl_definition */
    int adjust;     /* 0: none, or of zl_adjustment_names */
    uint64_t depth; /* 0: name no node where there is one query */
} zl_colloc_options;

extern const char *const zl_adjustment_names[];

/* A collocate of a node. */
typedef struct zl_collocate {
    uint32_t term, centre;
    uint64_t rank;
    double value; /* of the first measure */
    double p, adjusted;
} zl_collocate;

/* The answer; its rows are made later. */
typedef struct zl_collocates {
    zl_ask ask;
    zl_stretches stretches;
    zl_terms terms;
    zl_borders borders;
    zl_centres centres;
    bool named; /* a column says which node */
    zl_chosen_list choice;
    /* Of the node that is being counted. */
    zl_spots spots;
    zl_company company;
    zl_collocate *rows;
    size_t count, tests;
    /* Of all: the rows that are shown. */
    ZL_ARRAY(zl_collocate) shown;
    ZL_ARRAY(zl_contingency) tables; /* by row shown */
    size_t found;                    /* shown or not */
    uint64_t hits, whole; /* N of a node whose windows hold all words */
    zl_scores scores;
    bool adjusts;
} zl_collocates;

/* Whether windows reach across the ends of all units. */
bool zl_collocates_unclipped(const zl_colloc_options *asked);

/* Count the collocates of all nodes into `shown` and `tables`, node by node,
 * in each by the first measure. The scope is opened; the rest is zeros, and
 * whoever asks clears it in any case. The same for any number of threads.
 * Fails with ZILI_EUSAGE (options that make no sense), and as
 * zl_terms_make() and zl_spots_find(). Time: as zl_company_make(), for each
 * node. */
ZILI_MUST_CHECK zili_status zl_collocates_count(zl_collocates *answer,
                                                const zl_colloc_options *asked,
                                                zili_error *err);

#endif
