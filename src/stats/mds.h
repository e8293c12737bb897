/* mds.h -- points in few dimensions whose distances are near to given ones. */
#ifndef ZL_STATS_MDS_H
#define ZL_STATS_MDS_H

#include <zili/error.h>

#include <stdbool.h>
#include <stddef.h>

/* Of more points all eigenvalues take long, and only those of the dimensions
 * are found unless all are asked for. */
#define ZL_MDS_WHOLE 1000

typedef struct zl_mds {
    size_t count, dimensions;
    double *points; /* [point][dimension] */
    double *values; /* the eigenvalues that are known, falling; below 0 where
                       the distances are not those of any points; less than
                       1e-13 of the first is 0 */
    size_t known;   /* all `count` of them, or those of the dimensions */
    double whole;   /* the sum of all, whether known or not: the trace */
    double fit, fit_positive; /* what the dimensions hold of Σ|values|, and of
                                 those above 0: 0 to 1, as cmdscale() of R;
                                 NAN where not all are known */
} zl_mds;

/* Classical scaling of `distances`, [point][point], symmetric and 0 on the
 * diagonal, in at most `dimensions`: eigenvectors of -J·D²·J/2 times the
 * roots of their values, J = 1 - 1/n. Dimensions without anything above 0 are
 * none. Turned as zl_eigen_orient() does, so the same bytes in every run and
 * for any number of threads. Of Euclidean distances this is principal
 * component analysis: value/(n - 1) is the variance along a dimension.
 *
 * All eigenvalues are known of up to ZL_MDS_WHOLE points, or where `all` says
 * so; or where the dimensions are more than a tenth of the points.
 *
 * ZILI_EUSAGE for fewer than 2 points, distances that are missing, negative or
 * not symmetric, or that are all 0; ZILI_ENOMEM. On failure and after
 * zl_mds_clear() `mds` holds nothing.
 * W. S. Torgerson (1952), "Multidimensional scaling: I. Theory and method",
 * Psychometrika 17, 401-419; J. C. Gower (1966), Biometrika 53, 325-338.
 * Time: O(count³) where all values are known: .8 s for 1,000 points; otherwise
 * some tens of times O(count²·dimensions). */
zili_status zl_mds_init(zl_mds *mds, const double *distances, size_t count,
                        size_t dimensions, bool all, size_t threads,
                        zili_error *err);
void zl_mds_clear(zl_mds *mds);

#endif
