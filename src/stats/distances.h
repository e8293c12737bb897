/* distances.h -- what the distances between the hits of a word say of how it
 * is spread.
 *
 * The corpus is a ring: d_1 is the way from the last hit over the end to the
 * first one, d_i that from the hit before. All need hits and their places;
 * without they give NAN. Time: O(hits). */
#ifndef ZL_STATS_DISTANCES_H
#define ZL_STATS_DISTANCES_H

#include "stats/dispersion.h"

/* Savický and Hlaváčová (2002), "Measures of word commonness", Journal of
 * Quantitative Linguistics 9, 215-231: average reduced frequency, average
 * waiting time, average logarithmic distance; and the frequencies after the
 * two latter. */
double zl_arf(const zl_spread *spread);
double zl_awt(const zl_spread *spread);
double zl_f_awt(const zl_spread *spread);
double zl_ald(const zl_spread *spread);
double zl_f_ald(const zl_spread *spread);

/* Washtell (2007): the mean nearness of the nearest hit in the same part,
 * over that which chance would give. NAN where no part has two hits. */
double zl_washtell(const zl_spread *spread);

/* Whether the places are known, rise, and lie in the parts. */
bool zl_places_fit(const zl_places *places);

#endif
