/* segdiff_place.h -- what lies between two boundaries that all ways share. */
#ifndef ZL_ANALYSIS_SEGDIFF_PLACE_H
#define ZL_ANALYSIS_SEGDIFF_PLACE_H

#include "analysis/segdiff_ways.h"

/* The next place of the paragraph; false at its end. Time: O(tokens). */
bool zl_ways_next_place(zl_ways *ways, zl_piece *place);

/* Whether all ways make one and the same token of this place. */
bool zl_ways_agree(const zl_ways *ways);

/* The tokens of the first way in this place that `way` has not. */
uint64_t zl_ways_changed(const zl_ways *ways, const zl_way *way);

/* ---- for reading ---- */

/* Append the tokens of a way that begin in `place`: 独立|自主. */
void zl_ways_add_cut(const zl_ways *ways, const zl_way *way, zl_piece place,
                     zl_str *out);

/* Append `place` with a few characters around it: 把[独立自主]放. */
void zl_ways_add_context(const zl_ways *ways, zl_piece place, zl_str *out);

#endif
