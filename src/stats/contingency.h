/* contingency.h -- a 2×2 table and what is computed from it alone.
 *
 *              B       not B
 *     A       O11      O12     R1      E11 = R1·C1 / N
 *     not A   O21      O22     R2
 *              C1       C2      N
 *
 * What is not counted gives NAN, never a guess. Time: O(1) but where said. */
#ifndef ZL_STATS_CONTINGENCY_H
#define ZL_STATS_CONTINGENCY_H

#include <stdbool.h>

/* The greatest N: products of two counts, and of two such, are numbers. Counts
 * above 2^53 are taken as they are, though not every one of them can be told
 * from the next; exact tests and intervals, which need whole counts, give NAN
 * there. Of what is read from files less is accepted (zl_sheet_count). */
#define ZL_CONTINGENCY_MOST 1e100

typedef struct zl_contingency {
    double o11, r1, c1, n;
} zl_contingency;

/* Whether the four cells are counts that can be: none below 0, N above 0 and
 * at most ZL_CONTINGENCY_MOST. */
bool zl_contingency_possible(zl_contingency t);

/* Whether O11, R1, C1 and N at least are counts: none below 0, N above 0, and
 * an O11 of something. By some definitions of windows O11 can be above R1 or
 * C1; then there are no four cells, but E11 and what is made of these. */
bool zl_contingency_counted(zl_contingency t);

/* What is wrong with a table that cannot be, a clause; NULL where it can. */
const char *zl_contingency_fault(zl_contingency t);

/* These take what is counted; all others want a table that is possible. */
double zl_expected(zl_contingency t);       /* E11 */
double zl_mutual_information(zl_contingency t); /* lg2(O11/E11) */
double zl_log_dice(zl_contingency t);       /* 14 + lg2(2·O11/(R1+C1)) */
double zl_surplus(zl_contingency t);        /* O11 - E11, to the last digit */

double zl_jaccard(zl_contingency t);        /* O11/(R1+C1-O11) */
double zl_g2(zl_contingency t);             /* 2·Σ O·ln(O/E), four cells */
double zl_g2_p(double g2);                  /* χ²(1), upper tail */
double zl_g2_p_log10(double g2);            /* its logarithm to base 10 */

/* O·ln(O/E) - (O - E) for any cell, given E and O - E: never negative.
 * Measures are made of this and of the surplus. */
double zl_deviance(double expected, double surplus);

#endif
