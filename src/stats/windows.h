/* windows.h -- the share of types among tokens (TTR) in pieces of a text of
 * equal length, so that texts of different length can be compared. */
#ifndef ZL_STATS_WINDOWS_H
#define ZL_STATS_WINDOWS_H

#include "stats/lexis.h"

/* Covington and McFall (2010), "Cutting the Gordian knot: the moving-average
 * type-token ratio (MATTR)", Journal of Quantitative Linguistics 17, 94-100:
 * the mean TTR of all N - w + 1 windows of w tokens. NAN where w is 0 or above
 * N. Time: O(tokens). */
double zl_mattr(zl_lexis *lexis, size_t w);

/* Johnson (1944): the mean TTR of the first N/w pieces of w tokens; what is
 * left at the end is dropped. NAN and time as above. */
double zl_msttr(zl_lexis *lexis, size_t w);

#endif
