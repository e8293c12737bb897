/* fit.h -- where a function of a few numbers is least, and how sharply.
 *
 * Written here because the minimisers of GSL take memory that a test cannot
 * refuse, and end the program where they fail. */
#ifndef ZL_STATS_FIT_H
#define ZL_STATS_FIT_H

#include <stdbool.h>
#include <stddef.h>

#define ZL_FIT_MOST 3 /* parameters */

/* What shall become least. NAN and INFINITY are never least. */
typedef double zl_fit_cost(void *user, const double *at);

/* From `at`, with first steps of `step`, downhill; then again from there,
 * until that gives no more than 1e-13 of the cost. Gives the cost, and `at`
 * where it is. A local minimum to about the root of the precision of the cost;
 * INFINITY where the cost is never finite.
 * J. A. Nelder and R. Mead (1965), "A simplex method for function
 * minimization", Computer Journal 7, 308-313. Time: some hundred costs. */
double zl_fit_simplex(zl_fit_cost *cost, void *user, double *at, size_t count,
                      double step);

/* The value, its gradient and its second derivatives, [row][column]. False
 * where there is no value. */
typedef struct zl_fit_shape {
    double value, slope[ZL_FIT_MOST], curve[ZL_FIT_MOST][ZL_FIT_MOST];
} zl_fit_shape;
typedef bool zl_fit_function(void *user, const double *at,
                             zl_fit_shape *shape);

/* The minimum near `at`, by Newton's method with damping (D. W. Marquardt
 * 1963, Journal of SIAM 11, 431-441), to the precision of the slope. False
 * where it does not get there in 200 steps. */
bool zl_fit_newton(zl_fit_function *function, void *user, double *at,
                   size_t count, zl_fit_shape *shape);

/* The second derivatives of a cost at `at` by differences, with steps of
 * `step`; some five digits of them. */
void zl_fit_curve(zl_fit_cost *cost, void *user, const double *at,
                  size_t count, double step,
                  double curve[ZL_FIT_MOST][ZL_FIT_MOST]);

/* The inverse of a symmetric matrix, into its place. False where it is not
 * positive definite, and then it is not touched. */
bool zl_fit_invert(double matrix[ZL_FIT_MOST][ZL_FIT_MOST], size_t count);

/* b·M⁻¹·b of a positive definite M, `size` rows of `size`, of which the lower
 * half is read and is overwritten, as is b. NAN where it is not positive
 * definite. Time: O(size³). */
double zl_fit_distance(double *matrix, double *b, size_t size);

/* A straight line through points by least squares: y = intercept + slope·x. */
typedef struct zl_line {
    double intercept, slope;
    double intercept_error, slope_error; /* standard errors; NAN below 3 */
    double r2;                           /* the share that is explained */
} zl_line;

/* NAN where all x are the same. Time: O(count). */
zl_line zl_fit_line(const double *x, const double *y, size_t count);

#endif
