/* cells.h -- all that measures of one 2×2 table are made of. What is dear is
 * computed when the first of them needs it, and once. */
#ifndef ZL_STATS_CELLS_H
#define ZL_STATS_CELLS_H

#include "stats/contingency.h"

typedef struct zl_cells {
    zl_contingency table;
    bool possible;                /* the table; where it is not, all is NAN */
    double o11, o12, o21, o22;    /* what was counted */
    double r1, r2, c1, c2, n;     /* the margins */
    double e11, surplus;          /* R1·C1/N; O11 - E11 to the last digit */
    double mi, g2, low, high;     /* NAN until they are asked for, below */
} zl_cells;

/* Time: O(1). */
zl_cells zl_cells_of(zl_contingency table);

/* Mutual information; G²; the ends of the interval of confidence of the log
 * ratio, 95 % (ratio.h). Time: that of the first of these calls is what their
 * functions take, later ones O(1). */
double zl_cells_mi(zl_cells *cells);
double zl_cells_g2(zl_cells *cells);
double zl_cells_low(zl_cells *cells);
double zl_cells_high(zl_cells *cells);

#endif
