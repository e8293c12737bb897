/* ca.h -- correspondence analysis: rows and columns of a table of counts as
 * points of one map. */
#ifndef ZL_STATS_CA_H
#define ZL_STATS_CA_H

#include <zili/error.h>

#include <stdbool.h>
#include <stddef.h>

/* The points of the rows, or of the columns: `count` of them. Numbers of a
 * point on an axis are [point][axis]. */
typedef struct zl_ca_points {
    size_t count;
    double *mass;         /* share of the whole table */
    double *distance;     /* χ², from the average profile */
    double *inertia;      /* mass·distance², parts of the whole inertia */
    double *principal;    /* coordinates, in units of distance */
    double *standard;     /* the same, of mean square 1 on each axis */
    double *contribution; /* mass·principal²/λ: shares of an axis, sum 1 */
    double *cos2;         /* principal²/distance²: shares of a point's own */
} zl_ca_points;

typedef struct zl_ca {
    size_t axes;      /* that are there: at most the smaller side less 1 */
    size_t shown;     /* of which the points have numbers */
    double *inertias; /* λ of each axis, falling: squares of singular values */
    double inertia;   /* of the whole: χ²/N */
    double chi2, df;  /* that rows and columns are independent */
    double log10_p;   /* of it: lg10 of the upper tail */
    zl_ca_points rows, columns;
} zl_ca;

/* Analyse `counts`, [row][column], none below 0, on the first `shown` axes
 * (0: all). S = (P - r·cᵀ)/√(r·cᵀ) = U·Σ·Vᵀ; rows are at U·Σ/√r, columns at
 * V·Σ/√c. An axis points to where its row of greatest distance along it is
 * above 0, so results are the same bytes in every run. Axes with less than
 * 1e-13 of the first inertia are none: what is printed of an axis has an
 * error of some 1e-15 of the first inertia.
 *
 * ZILI_EUSAGE where the table has fewer than 2 rows or columns, a row or a
 * column of nothing (the sentence says which), a number below 0 or not
 * finite, or where all rows are alike. ZILI_ENOMEM. On failure and after
 * zl_ca_clear() `ca` holds nothing. The cos² of a point without distance is 0.
 *
 * J.-P. Benzecri (1973), L'analyse des donnees; M. Greenacre (2017),
 * Correspondence Analysis in Practice.
 * Time: O(m²·n), m the smaller side; 500 × 5,000 in less than a second. */
zili_status zl_ca_init(zl_ca *ca, const double *counts, size_t rows,
                       size_t columns, size_t shown, zili_error *err);
void zl_ca_clear(zl_ca *ca);

#endif
