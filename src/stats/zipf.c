/* zipf.c -- laws of how frequency falls with rank. */
#include "stats/zipf.h"

#include "base/mem.h"

#include <gsl/gsl_sf_zeta.h>
#include <math.h>

/* ---- sums over ranks ---- */

/* What the likelihood is made of, L = ln(r + b), Q = 1/(r + b): sums weighted
 * by f, and means under the law. */
typedef struct totals {
    double f_l, f_q, f_qq;
    double l, q, ll, lq, qq; /* means */
    double log_whole;        /* ln Σ (r + b)^-a */
} totals;

typedef struct ranking {
    const zl_spectrum *spectrum;
    bool is_zipf; /* b stays 0 */
} ranking;

static void add_rank(totals *sums, double f, double a, double distance,
                     double *whole)
{
    double l = log(distance), q = 1 / distance, p = exp(-a * l);

    *whole += p;
    sums->l += p * l;
    sums->q += p * q;
    sums->ll += p * l * l;
    sums->lq += p * l * q;
    sums->qq += p * q * q;
    sums->f_l += f * l;
    sums->f_q += f * q;
    sums->f_qq += f * q * q;
}

/* The frequencies fall as ranks rise: from the last class to the first. */
static totals sum_ranks(const zl_spectrum *spectrum, double a, double b)
{
    totals sums = { 0 };
    double rank = 1, whole = 0;

    for (size_t i = spectrum->count; i-- > 0;) {
        const zl_class *class = &spectrum->classes[i];
        for (uint64_t k = 0; k < class->types; k++, rank++)
            add_rank(&sums, (double)class->frequency, a, rank + b, &whole);
    }
    sums.l /= whole;
    sums.q /= whole;
    sums.ll /= whole;
    sums.lq /= whole;
    sums.qq /= whole;
    sums.log_whole = log(whole);
    return sums;
}

/* -ln likelihood, its slope and its curve in a and b. */
static bool likelihood(void *user, const double *at, zl_fit_shape *shape)
{
    const ranking *ranked = user;
    double n = (double)ranked->spectrum->tokens;
    double a = at[0], b = ranked->is_zipf ? 0 : at[1];

    if (!(b > -1) || !(fabs(a) < 1e3) || !(b < 1e12))
        return false;
    totals s = sum_ranks(ranked->spectrum, a, b);
    shape->value = a * s.f_l + n * s.log_whole;
    shape->slope[0] = s.f_l - n * s.l;
    shape->slope[1] = a * (s.f_q - n * s.q);
    shape->curve[0][0] = n * (s.ll - s.l * s.l);
    shape->curve[0][1] = s.f_q - n * s.q + n * a * (s.lq - s.l * s.q);
    shape->curve[1][0] = shape->curve[0][1];
    shape->curve[1][1] = n * (a * (a + 1) * s.qq - a * a * s.q * s.q) -
                         a * s.f_qq;
    return isfinite(shape->value);
}

/* ---- Zipf, Zipf-Mandelbrot ---- */

static zl_zipf refuse(const char *reason)
{
    return (zl_zipf){ NAN, NAN, NAN, NAN, NAN, reason };
}

static zl_zipf fit(const zl_spectrum *spectrum, bool is_zipf)
{
    ranking ranked = { spectrum, is_zipf };
    double at[ZL_FIT_MOST] = { 1, 1 };
    zl_fit_shape shape = { 0 };
    size_t count = is_zipf ? 1 : 2;

    if (!zl_fit_newton(likelihood, &ranked, at, count, &shape) ||
        !zl_fit_invert(shape.curve, count))
        return refuse("The likelihood has no greatest value.");
    return (zl_zipf){ .a = at[0],
                      .b = is_zipf ? 0 : at[1],
                      .a_error = sqrt(shape.curve[0][0]),
                      .b_error = is_zipf ? 0 : sqrt(shape.curve[1][1]),
                      .likelihood = -shape.value };
}

zl_zipf zl_zipf_fit(const zl_spectrum *spectrum)
{
    if (spectrum->types < 2)
        return refuse("Fewer than 2 types have no order.");
    if (spectrum->count < 2)
        return refuse("All types have the same frequency.");
    return fit(spectrum, true);
}

zl_zipf zl_zipf_mandelbrot_fit(const zl_spectrum *spectrum)
{
    if (spectrum->types < 3)
        return refuse("Fewer than 3 types are too few for two parameters.");
    if (spectrum->count < 2)
        return refuse("All types have the same frequency.");
    return fit(spectrum, false);
}

/* ---- a line through logarithms ---- */

bool zl_zipf_line(const zl_spectrum *spectrum, zl_line *line)
{
    size_t types = (size_t)spectrum->types, rank = 0;
    double *x = zl_alloc_array(types, 2 * sizeof *x), *y = x + types;

    if (!x)
        return false;
    for (size_t i = spectrum->count; i-- > 0;)
        for (uint64_t k = 0; k < spectrum->classes[i].types; k++, rank++) {
            x[rank] = log10((double)rank + 1);
            y[rank] = log10((double)spectrum->classes[i].frequency);
        }
    *line = zl_fit_line(x, y, types);
    zl_free(x);
    return true;
}

/* ---- the power law ---- */

typedef struct sample {
    double types, logs, least; /* Σ 1, Σ ln f, over f >= least */
} sample;

/* -ln likelihood. Within these bounds GSL's ζ does not fail. */
static double power_cost(void *user, const double *at)
{
    const sample *drawn = user;
    double a = 1 + exp(at[0]);

    if (!(at[0] > -20 && a < 25))
        return INFINITY;
    return a * drawn->logs + drawn->types * log(gsl_sf_hzeta(a, drawn->least));
}

zl_power_law zl_power_law_fit(const zl_spectrum *spectrum, uint64_t least)
{
    zl_power_law law = { .a = NAN, .a_error = NAN, .likelihood = NAN };
    sample drawn = { .least = (double)(least ? least : 1) };
    double at[ZL_FIT_MOST] = { 0 }, curve[ZL_FIT_MOST][ZL_FIT_MOST];

    for (size_t i = 0; i < spectrum->count; i++) {
        const zl_class *class = &spectrum->classes[i];
        if (class->frequency < least)
            continue;
        drawn.types += (double)class->types;
        drawn.logs += (double)class->types * log((double)class->frequency);
    }
    law.types = drawn.types;
    if (drawn.types == 0)
        law.reason = "No type is so frequent.";
    else if (!(drawn.logs > drawn.types * log(drawn.least) * (1 + 1e-12)))
        law.reason = "No type is more frequent than the least frequency.";
    if (law.reason)
        return law;
    law.likelihood = -zl_fit_simplex(power_cost, &drawn, at, 1, .5);
    zl_fit_curve(power_cost, &drawn, at, 1, 1e-3, curve);
    law.a = 1 + exp(at[0]);
    if (law.a > 24.9 || !(curve[0][0] > 0)) {
        law.reason = "The frequencies fall faster than a power law.";
        law.a = law.likelihood = NAN;
    } else {
        law.a_error = exp(at[0]) / sqrt(curve[0][0]);
    }
    return law;
}
