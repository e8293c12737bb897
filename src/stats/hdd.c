/* hdd.c -- the types that a sample of a text would have. */
#include "stats/hdd.h"

#include <math.h>

#define FIRST 35 /* tokens of a sample, for vocd */
#define LAST 50

/* ln P0: of d tokens, one after the other, none is of this type. */
static double log_absent(double n, double f, size_t d)
{
    double sum = 0;

    if (n - f < (double)d)
        return -INFINITY;
    for (size_t i = 0; i < d; i++)
        sum += log1p(-f / (n - (double)i));
    return sum;
}

double zl_types_expected(const zl_lexis *lexis, size_t d)
{
    double sum = 0;

    if (d == 0 || d > lexis->words.count)
        return NAN;
    for (size_t i = 0; i < lexis->classes; i++) {
        zl_frequency_class class = lexis->spectrum[i];
        sum -= class.types * expm1(log_absent(lexis->n, class.f, d));
    }
    return sum;
}

/* ---- D ---- */

/* D/n·(√(1 + 2·n/D) - 1), which is 2/(√(1 + 2·n/D) + 1); and its derivative
 * by ln D. */
static double curve(double log_d, double n, double *slope)
{
    double ratio = 2 * n * exp(-log_d), root = sqrt(1 + ratio);

    *slope = ratio / root / ((root + 1) * (root + 1));
    return 2 / (root + 1);
}

/* Half the derivative, by ln D, of the sum of squares. */
static double pull(const double *ttr, double log_d)
{
    double sum = 0, slope;

    for (int n = FIRST; n <= LAST; n++) {
        double above = curve(log_d, n, &slope) - ttr[n - FIRST];
        sum += above * slope;
    }
    return sum;
}

/* Each curve falls short below its D and is too high above: the sum of
 * squares has one valley, and it lies between the D of single points. */
double zl_vocd(const zl_lexis *lexis)
{
    double ttr[LAST - FIRST + 1], low = INFINITY, high = -INFINITY;

    if (lexis->words.count < LAST)
        return NAN;
    if (lexis->pairs == 0)
        return INFINITY;
    for (int n = FIRST; n <= LAST; n++) {
        double share = zl_types_expected(lexis, (size_t)n) / n;
        double log_d = log(n * share * share / (2 * (1 - share)));
        ttr[n - FIRST] = share;
        low = fmin(low, log_d);
        high = fmax(high, log_d);
    }
    for (int i = 0; i < 200 && high - low > 1e-15 * fabs(high); i++) {
        double middle = (low + high) / 2;
        if (pull(ttr, middle) < 0)
            low = middle;
        else
            high = middle;
    }
    return exp((low + high) / 2);
}
