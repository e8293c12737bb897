/* lnre.c -- models of a vocabulary of which a text shows but a part. */
#include "stats/lnre.h"

#include <gsl/gsl_sf_gamma.h>
#include <math.h>

zl_lnre zl_lnre_of(double alpha, double lowest, double highest)
{
    if (!(alpha > 0 && alpha < 1 && lowest >= 0 && lowest < highest &&
          isfinite(highest)))
        return (zl_lnre){ NAN, NAN, NAN, NAN, NAN };
    double from = lowest > 0 ? pow(lowest / highest, 1 - alpha) : 0;
    double scale = (1 - alpha) / (1 - from) * pow(highest, alpha - 1);
    double types = lowest > 0
                       ? scale / alpha *
                             (pow(lowest, -alpha) - pow(highest, -alpha))
                       : INFINITY;
    return (zl_lnre){ alpha, lowest, highest, scale, types };
}

/* Γ(a, from) - Γ(a, to) over Γ(a), a > 0: of the two tails that which does
 * not cancel. With such arguments GSL's functions do not fail. */
static double gamma_between(double a, double from, double to)
{
    gsl_sf_result low = { 0, 0 }, high = { 0, 0 };

    if (from > a) {
        gsl_sf_gamma_inc_Q_e(a, from, &low);
        gsl_sf_gamma_inc_Q_e(a, to, &high);
        return low.val - high.val;
    }
    gsl_sf_gamma_inc_P_e(a, from, &low);
    gsl_sf_gamma_inc_P_e(a, to, &high);
    return high.val - low.val;
}

/* x^-alpha·(1 - e^(-N·x)), which is 0 at 0. */
static double edge(double alpha, double x, double tokens)
{
    return x > 0 ? pow(x, -alpha) * -expm1(-tokens * x) : 0;
}

static bool is_model(const zl_lnre *model, double tokens)
{
    return isfinite(model->alpha) && tokens >= 0 && tokens < 1e18;
}

/* ∫ (1 - e^(-N·x))·g(x) dx, by parts. */
double zl_lnre_expected(const zl_lnre *model, double tokens)
{
    double alpha = model->alpha;

    if (!is_model(model, tokens))
        return NAN;
    double edges = edge(alpha, model->lowest, tokens) -
                   edge(alpha, model->highest, tokens);
    double inside = pow(tokens, alpha) * tgamma(1 - alpha) *
                    gamma_between(1 - alpha, tokens * model->lowest,
                                  tokens * model->highest);
    return model->scale / alpha * (edges + inside);
}

double zl_lnre_expected_class(const zl_lnre *model, double tokens,
                              uint64_t frequency)
{
    double a = (double)frequency - model->alpha;

    if (!is_model(model, tokens) || frequency == 0)
        return NAN;
    double ways = lgamma(a) - lgamma((double)frequency + 1);
    return model->scale * pow(tokens, model->alpha) * exp(ways) *
           gamma_between(a, tokens * model->lowest, tokens * model->highest);
}

/* ---- all classes at once ---- */

#define MOST (2 * ZL_LNRE_CLASSES)

/* Of x: P(a, x) and Q(a, x), by class m, where a is m - alpha. */
typedef struct tails {
    double lower[MOST + 1], upper[MOST + 1];
} tails;

/* P(a, x) is P(a + 1, x) + x^a·e^(-x)/Γ(a + 1), and Q(a + 1, x) as much more
 * than Q(a, x): sums alone, in which nothing cancels. */
static void find_tails(double alpha, double x, size_t classes, tails *out)
{
    gsl_sf_result low = { 0, 0 }, high = { 0, 0 };
    double step[MOST + 1];

    step[1] = exp((1 - alpha) * log(x) - x - lgamma(2 - alpha));
    for (size_t m = 1; m < classes; m++)
        step[m + 1] = step[m] * x / ((double)m + 1 - alpha);
    gsl_sf_gamma_inc_P_e((double)classes - alpha, x, &low);
    out->lower[classes] = low.val;
    for (size_t m = classes; m-- > 1;)
        out->lower[m] = out->lower[m + 1] + step[m];
    gsl_sf_gamma_inc_Q_e(1 - alpha, x, &high);
    out->upper[1] = high.val;
    for (size_t m = 1; m < classes; m++)
        out->upper[m + 1] = out->upper[m] + step[m];
}

void zl_lnre_ways(const zl_lnre *model, size_t classes, double *ways)
{
    ways[1] = tgamma(1 - model->alpha);
    for (size_t m = 1; m < classes; m++)
        ways[m + 1] = ways[m] * ((double)m - model->alpha) / ((double)m + 1);
}

void zl_lnre_expected_all(const zl_lnre *model, double tokens,
                          const double *ways, size_t classes, double *expected)
{
    double from = tokens * model->lowest, alpha = model->alpha;
    tails low, high;

    for (size_t m = 0; m <= classes; m++)
        expected[m] = NAN;
    if (!is_model(model, tokens))
        return;
    find_tails(alpha, from, classes, &low);
    find_tails(alpha, tokens * model->highest, classes, &high);
    double before = model->scale * pow(tokens, alpha);
    for (size_t m = 1; m <= classes; m++)
        expected[m] = before * ways[m] *
                      (from > (double)m - alpha
                           ? low.upper[m] - high.upper[m]
                           : high.lower[m] - low.lower[m]);
    double edges = edge(alpha, model->lowest, tokens) -
                   edge(alpha, model->highest, tokens);
    expected[0] = (model->scale * edges + expected[1]) / alpha;
}

double zl_lnre_variance(const zl_lnre *model, double tokens)
{
    return zl_lnre_expected(model, 2 * tokens) -
           zl_lnre_expected(model, tokens);
}

double zl_lnre_variance_class(const zl_lnre *model, double tokens,
                              uint64_t frequency)
{
    double m = (double)frequency;
    double ways = exp(lgamma(2 * m + 1) - 2 * lgamma(m + 1) - 2 * m * log(2));

    return zl_lnre_expected_class(model, tokens, frequency) -
           ways * zl_lnre_expected_class(model, 2 * tokens, 2 * frequency);
}
