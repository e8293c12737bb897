/* beta.c -- tails and quantiles of the beta distribution.
 *
 * All is done with the log odds y of x: they have digits where x is near 1.
 * Their density is f(y) = x^a·(1 - x)^b/B(a, b), and its logarithm bends one
 * way only. */
#include "stats/beta.h"

#include "stats/contingency.h"
#include "stats/stirling.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>
#include <math.h>

#define LARGE 1000

double zl_share_of_odds(double log_odds)
{
    return log_odds < 0 ? exp(log_odds) / (1 + exp(log_odds))
                        : 1 / (1 + exp(-log_odds));
}

/* ---- density ---- */

/* What of a is more than x has of all: a - (a + b)·x, near the mean too. */
static double surplus(double log_odds, double a, double b)
{
    return a * zl_share_of_odds(-log_odds) - b * zl_share_of_odds(log_odds);
}

/* ln f at its mode, where x is a/(a + b). */
static double log_peak(double a, double b)
{
    return zl_stirling_rest(a + b) - zl_stirling_rest(a) -
           zl_stirling_rest(b) + .5 * (log(a / (2 * M_PI)) - log1p(a / b));
}

/* How far ln f is below that: a deviance, never negative, whose large terms do
 * not cancel (Loader 2000). */
static double fall(double log_odds, double a, double b)
{
    double n = a + b, more = surplus(log_odds, a, b);

    return zl_deviance(n * zl_share_of_odds(log_odds), more) +
           zl_deviance(n * zl_share_of_odds(-log_odds), -more);
}

static double density(double log_odds, double a, double b)
{
    return exp(log_peak(a, b) - fall(log_odds, a, b));
}

/* ---- tails ---- */

/* A place in the distribution: y, its x, 1 - x, and surplus. */
typedef struct place {
    double x, rest, slope, n;
} place;

/* f(y - u)/f(y). n·(ln(1 - x·(1 - e^-u)) + x·u) is what is left of its
 * logarithm without the slope; where x is near 1 it is written with 1 - x. */
static double falls_to(double u, place at)
{
    double left = at.x < .5 ? log1p(at.x * expm1(-u)) + at.x * u
                            : log1p(at.rest * expm1(u)) - at.rest * u;

    return exp(-at.slope * u - at.n * left);
}

/* The integral of that from `from` to `to`, Gauss and Legendre's. */
static double piece(double from, double to, place around)
{
    static const double at[] = {
        0.0950125098376374402, 0.2816035507792589132, 0.4580167776572273863,
        0.6178762444026437484, 0.7554044083550030339, 0.8656312023878317439,
        0.9445750230732325761, 0.9894009349916499326,
    };
    static const double weight[] = {
        0.1894506104550684963, 0.1826034150449235889, 0.1691565193950025382,
        0.1495959888165767321, 0.1246289712555338721, 0.0951585116824927849,
        0.0622535239386478929, 0.0271524594117540949,
    };
    double middle = (from + to) / 2, half = (to - from) / 2, sum = 0;

    for (int i = 0; i < 8; i++)
        sum += weight[i] * (falls_to(middle - half * at[i], around) +
                            falls_to(middle + half * at[i], around));
    return sum * half;
}

/* P(X <= x) for an x that is not above the mean, by its integral: f falls from
 * there on, and what it has lost forty e-folds further does not count. */
static double integral(double log_odds, double a, double b)
{
    place at = { zl_share_of_odds(log_odds), zl_share_of_odds(-log_odds),
                 surplus(log_odds, a, b), a + b };
    double bend = at.n * at.x * at.rest / 2, sum = 0;
    double far = 80 / (at.slope + sqrt(at.slope * at.slope + 160 * bend));

    for (int i = 0; i < 3; i++)
        sum += piece(far * i / 3, far * (i + 1) / 3, at);
    return sum * density(log_odds, a, b);
}

/* The same by GSL where a is small: its fraction does not converge where both
 * are large, and the other tail would lose digits. */
static double lower_tail(double log_odds, double a, double b)
{
    return a >= LARGE ? integral(log_odds, a, b)
                      : gsl_cdf_beta_P(zl_share_of_odds(log_odds), a, b);
}

/* 1 - X ~ Beta(b, a). */
double zl_beta_tail(double log_odds, double a, double b)
{
    return surplus(log_odds, a, b) >= 0 ? lower_tail(log_odds, a, b)
                                        : 1 - lower_tail(-log_odds, b, a);
}

/* ---- quantiles ---- */

/* Where a normal distribution has it that is as wide and as much awry
 * (Abramowitz and Stegun 26.5.22); a plain one where a or b is below 1. */
static double guess(double p, double a, double b)
{
    double z = gsl_cdf_ugaussian_Pinv(p);

    if (a < 1 || b < 1) {
        double more_a = a > 1 ? a - .5 : a / 2, more_b = b > 1 ? b - .5 : b / 2;
        return log(more_a / more_b) + z * sqrt(1 / more_a + 1 / more_b);
    }
    double inverse_a = 1 / (2 * a - 1), inverse_b = 1 / (2 * b - 1);
    double h = 2 / (inverse_a + inverse_b), bent = (z * z - 3) / 6;
    double half = z * sqrt(h + bent) / h +
                  (inverse_b - inverse_a) * (bent + 5. / 6 - 2 / (3 * h));
    return log(a / b) + 2 * half;
}

/* ln(x/(1 - x)) where ln x is known. */
static double odds_of_log(double log_x)
{
    return log_x - log(-expm1(log_x));
}

/* By Halley's way on the logarithm of the tail, whose steps find three times as
 * many digits each, and by halving where there is no step. The function of GSL
 * may end the program where it fails. */
static double search(double p, double a, double b)
{
    double low = -1100, high = 1100, at = guess(p, a, b);
    double width = sqrt(1 / a + 1 / b);

    for (int i = 0; i < 200 && high - low > 1e-14 * fabs(low); i++) {
        double there = zl_beta_tail(at, a, b);
        double slope = density(at, a, b) / there;
        double newton = log(there / p) / slope;
        double bent = newton * (surplus(at, a, b) - slope) / 2;
        double step = newton / (fabs(bent) < .5 ? 1 - bent : 1);
        if (fabs(step) <= 1e-5 * width)
            return at - step;
        if (there < p)
            low = at;
        else
            high = at;
        at -= step;
        if (!(at > low && at < high))
            at = (low + high) / 2;
    }
    return (low + high) / 2;
}

double zl_beta_log_odds(double p, double a, double b, bool upper)
{
    if (upper)
        return -zl_beta_log_odds(p, b, a, false);
    if (b == 1) /* P(X <= x) is x^a, */
        return odds_of_log(log(p) / a);
    if (a == 1) /* and here 1 - (1 - x)^b */
        return -odds_of_log(log1p(-p) / b);
    return search(p, a, b);
}
