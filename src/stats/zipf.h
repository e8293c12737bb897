/* zipf.h -- laws of how frequency falls with rank, and how well they are
 * known. */
#ifndef ZL_STATS_ZIPF_H
#define ZL_STATS_ZIPF_H

#include "stats/fit.h"
#include "stats/spectrum.h"

#include <stdbool.h>
#include <stdint.h>

/* The tokens of a text as drawn from p(r) ~ (r + b)^-a, r = 1 to V: the r-th
 * type in the order of frequency has rank r. Standard errors are those of
 * maximum likelihood, from the second derivatives (observed information);
 * they hold the ranks to be known, so they are too small. */
typedef struct zl_zipf {
    double a, b;             /* b is 0 for Zipf's law */
    double a_error, b_error; /* standard errors */
    double likelihood;       /* ln, Σ f·ln p(r), without the coefficient */
    const char *reason;      /* why there is no fit, or NULL; a sentence */
} zl_zipf;

/* Zipf's law, by maximum likelihood. G. K. Zipf (1949), Human Behavior and the
 * Principle of Least Effort. Fewer than 2 types or all of one frequency have
 * NAN and a reason. Time: some ten times O(V). */
zl_zipf zl_zipf_fit(const zl_spectrum *spectrum);

/* Zipf and Mandelbrot's law, b > -1. B. Mandelbrot (1953), "An informational
 * theory of the statistical structure of languages". Fewer than 3 types, or
 * frequencies whose likelihood rises with b for ever, as those that fall
 * exponentially do, have NAN and a reason. Time: some fifty times O(V). */
zl_zipf zl_zipf_mandelbrot_fit(const zl_spectrum *spectrum);

/* lg10 f = intercept + slope·lg10 r by least squares over all types: what many
 * print as Zipf's law. The low frequencies, where types share f in long
 * stairs, decide it; its errors and r2 mean little. Time: O(V). False without
 * memory. */
bool zl_zipf_line(const zl_spectrum *spectrum, zl_line *line);

/* The frequencies of types as drawn from p(f) = f^-a/ζ(a, least), f >= least:
 * a by maximum likelihood. A. Clauset, C. R. Shalizi and M. E. J. Newman
 * (2009), "Power-law distributions in empirical data", SIAM Review 51,
 * 661-703. */
typedef struct zl_power_law {
    double a, a_error, likelihood; /* of the types with f >= least */
    double types;                  /* how many they are */
    const char *reason;            /* why there is no fit, or NULL */
} zl_power_law;

/* Where all such types have the least frequency there is none. Time: O(number
 * of classes). */
zl_power_law zl_power_law_fit(const zl_spectrum *spectrum, uint64_t least);

#endif
