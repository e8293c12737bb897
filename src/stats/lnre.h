/* lnre.h -- models of a vocabulary of which a text shows but a part (large
 * numbers of rare events).
 *
 * Types with a probability of x to x + dx number C·x^(-alpha-1)·dx, for x
 * from A to B: Zipf and Mandelbrot's law (A = 0: types without end), and the
 * same with a least probability, A above 0. What is expected of N tokens
 * follows by incomplete gamma functions.
 * S. Evert (2004), "A simple LNRE model for random character sequences", JADT
 * 2004, 411-422; R. H. Baayen (2001), Word Frequency Distributions. */
#ifndef ZL_STATS_LNRE_H
#define ZL_STATS_LNRE_H

#include "stats/spectrum.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ZL_LNRE_CLASSES 15 /* that a model is fitted to, at most */

typedef struct zl_lnre {
    double alpha;           /* 0 to 1; the slope of Zipf's law is 1/alpha */
    double lowest, highest; /* A and B */
    double scale;           /* C, so that probabilities sum up to 1 */
    double types;           /* S, of the whole population; may be INFINITY */
} zl_lnre;

/* The model with these parameters; all NAN unless 0 < alpha < 1 and
 * 0 <= A < B. Time: O(1). */
zl_lnre zl_lnre_of(double alpha, double lowest, double highest);

/* E[V] and E[V_m] of `tokens` tokens (Poisson sampling), m >= 1: types, and
 * types of frequency m. NAN where the model is. To 1e-10. Time: O(1), less
 * than 2 µs. */
double zl_lnre_expected(const zl_lnre *model, double tokens);
double zl_lnre_expected_class(const zl_lnre *model, double tokens,
                              uint64_t frequency);

/* The same numbers at once: E[V] in [0], and E[V_m] from [1] on. The ways,
 * from [1] on, do not depend on the tokens. `classes` is 1 to
 * 2·ZL_LNRE_CLASSES. Time: O(classes), and four incomplete gamma functions. */
void zl_lnre_ways(const zl_lnre *model, size_t classes, double *ways);
void zl_lnre_expected_all(const zl_lnre *model, double tokens,
                          const double *ways, size_t classes,
                          double *expected);

/* Var[V] = E[V(2N)] - E[V(N)], and Var[V_m] = E[V_m(N)] -
 * C(2m, m)/4^m·E[V_2m(2N)]. */
double zl_lnre_variance(const zl_lnre *model, double tokens);
double zl_lnre_variance_class(const zl_lnre *model, double tokens,
                              uint64_t frequency);

/* ---- fits ---- */

/* What shall be small, of V and V_1 to V_m, as zipfR has it. */
typedef enum zl_lnre_cost {
    /* The multivariate χ² of all, with their covariances: near to maximum
     * likelihood. */
    ZL_LNRE_GOF,
    /* χ² as if they were independent; variances of at least 9. */
    ZL_LNRE_CHISQ,
    /* The mean of the squares of their differences. */
    ZL_LNRE_MSE
} zl_lnre_cost;

typedef struct zl_lnre_fit {
    zl_lnre model;
    double cost;    /* what was made small */
    size_t classes; /* V_1 to this one were fitted */
    double alpha_error, lowest_error, highest_error; /* standard errors: of
                         ZL_LNRE_GOF alone; NAN where nothing is known */
    double x2, df, p; /* whether the text could be drawn from the model: Baayen
                         (2001), 3.3; classes with a variance of 5 or more */
    const char *reason;       /* why there is no fit, or NULL; a sentence */
    const char *error_reason; /* why there are no standard errors, or NULL */
} zl_lnre_fit;

/* The cost of a model: how far V and V_1 to V_`classes` are from it, at most
 * ZL_LNRE_CLASSES. NAN where the model gives no covariances. Time: O(1). */
double zl_lnre_distance(const zl_lnre *model, const zl_spectrum *spectrum,
                        zl_lnre_cost cost, size_t classes);

/* Fit a model with a least probability (`finite`) or without to a spectrum:
 * to V and V_1 to V_`classes`, or for 0 up to the first V_m below 3, at most
 * ZL_LNRE_CLASSES. Of several beginnings the best; the model with a least
 * probability begins from the other one too, and is never worse by the same
 * classes. Where the least probability is so small that the text does not know
 * it, the model is that without (A is 0, or next to it), and no standard errors
 * are given. A spectrum with fewer than 5 types that stand once, or with none
 * that stands twice, is refused.
 * Time: some thousand costs, less than .1 s. */
zl_lnre_fit zl_lnre_estimate(const zl_spectrum *spectrum, bool finite,
                             zl_lnre_cost cost, size_t classes);

/* Whether a spectrum could be drawn from a model of which `estimated`
 * parameters were estimated from it: X² with df degrees of freedom, p its
 * upper tail. NAN where the model gives no covariances. Time: O(1). */
void zl_lnre_test(const zl_lnre *model, const zl_spectrum *spectrum,
                  size_t estimated, double *x2, double *df, double *p);

#endif
