/* spreads.h -- measures of dispersion of words or queries in parts. */
#ifndef ZL_ANALYSIS_SPREADS_H
#define ZL_ANALYSIS_SPREADS_H

#include "analysis/figures.h"
#include "analysis/partition.h"
#include "stats/dispersion.h"

/* Of which the measures are taken. */
typedef struct zl_spreads {
    ZL_ARRAY(const zl_dispersion *) measures;
    zl_partition partition;
    zl_standings standings;
    const uint32_t *shown; /* by row: the term; NULL: items; lent as these: */
    const zl_terms *terms;
    const zl_items *items;
    zl_str *label; /* of the row that was asked for last */
} zl_spreads;

/* Of these, a row for each item of `standings`: not from a file, so there is
 * no open(). */
extern const zl_figures_kind zl_figures_spreads;

/* What a row is called; lent until the next one is asked for. */
const char *zl_spreads_label(const void *it, size_t row);

#endif
