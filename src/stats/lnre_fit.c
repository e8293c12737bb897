/* lnre_fit.c -- models of a vocabulary, fitted to what a text shows of it. */
#include "stats/fit.h"
#include "stats/lnre.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#define MOST ZL_LNRE_CLASSES

#define NO_LEAST (-60) /* ln of a probability that no text can know */

/* ---- how far a spectrum is from a model ---- */

/* What is expected of a text and of twice of it: V, and by class. */
typedef struct expectation {
    double ways[2 * MOST + 1], once[MOST + 1], twice[2 * MOST + 1];
} expectation;

static void expect(const zl_lnre *model, double tokens, size_t classes,
                   expectation *out)
{
    zl_lnre_ways(model, 2 * classes, out->ways);
    zl_lnre_expected_all(model, tokens, out->ways, classes, out->once);
    zl_lnre_expected_all(model, 2 * tokens, out->ways, 2 * classes,
                         out->twice);
}

/* What was counted less what is expected, of V (0) and V_1 to V_m. */
static void differences(const zl_spectrum *spectrum, const double *once,
                        size_t classes, double *difference)
{
    difference[0] = (double)spectrum->types - once[0];
    for (size_t m = 1; m <= classes; m++)
        difference[m] = zl_spectrum_types(spectrum, m) - once[m];
}

/* Their covariances, the lower half (Baayen 2001, 3.61-3.63): all follow from
 * what is expected of twice the text. */
static void covariances(const expectation *of, size_t classes, double *matrix)
{
    const double *twice = of->twice;
    size_t size = classes + 1;

    matrix[0] = twice[0] - of->once[0];
    for (size_t i = 1; i < size; i++) {
        matrix[i * size] = ldexp(twice[i], -(int)i);
        double ways = 1; /* C(i + j, i)/2^(i + j) */
        for (size_t k = 1; k <= i; k++)
            ways /= 2;
        for (size_t j = 1; j <= i; j++) {
            ways *= (double)(i + j) / (double)j / 2;
            matrix[i * size + j] = -ways * twice[i + j];
        }
        matrix[i * size + i] += of->once[i];
    }
}

static double gof(const zl_lnre *model, const zl_spectrum *spectrum,
                  size_t classes)
{
    double matrix[(MOST + 1) * (MOST + 1)], difference[MOST + 1];
    expectation of;

    expect(model, (double)spectrum->tokens, classes, &of);
    differences(spectrum, of.once, classes, difference);
    covariances(&of, classes, matrix);
    return zl_fit_distance(matrix, difference, classes + 1);
}

/* The types beyond the classes stand for V. */
static double chisq(const zl_lnre *model, const zl_spectrum *spectrum,
                    size_t classes)
{
    double difference[MOST + 1], sum = 0, ways = 1; /* C(2m, m)/4^m */
    expectation of;

    expect(model, (double)spectrum->tokens, classes, &of);
    double rest = of.twice[0] - of.once[0];
    differences(spectrum, of.once, classes, difference);
    for (size_t m = 1; m <= classes; m++) {
        ways *= ((double)m - .5) / (double)m;
        double variance = of.once[m] - ways * of.twice[2 * m];
        difference[0] -= difference[m];
        rest -= variance;
        sum += difference[m] * difference[m] / fmax(variance, 9);
    }
    return sum + difference[0] * difference[0] / fmax(rest, 9);
}

static double mse(const zl_lnre *model, const zl_spectrum *spectrum,
                  size_t classes)
{
    double difference[MOST + 1], sum = 0;
    expectation of;

    expect(model, (double)spectrum->tokens, classes, &of);
    differences(spectrum, of.once, classes, difference);
    for (size_t m = 0; m <= classes; m++)
        sum += difference[m] * difference[m];
    return sum / (double)(classes + 1);
}

/* ---- parameters without bounds ---- */

typedef struct task {
    const zl_spectrum *spectrum;
    zl_lnre_cost cost;
    size_t classes;
    bool finite;
} task;

/* ln(alpha/(1 - alpha)), ln B and ln A. */
static zl_lnre model_at(const task *search, const double *at)
{
    double lowest = search->finite ? exp(at[2]) : 0;

    return zl_lnre_of(1 / (1 + exp(-at[0])), lowest, exp(at[1]));
}

double zl_lnre_distance(const zl_lnre *model, const zl_spectrum *spectrum,
                        zl_lnre_cost cost, size_t classes)
{
    switch (cost) {
    case ZL_LNRE_GOF:
        return gof(model, spectrum, classes);
    case ZL_LNRE_CHISQ:
        return chisq(model, spectrum, classes);
    case ZL_LNRE_MSE:
        return mse(model, spectrum, classes);
    }
    return NAN;
}

/* Models whose probabilities are above 1 or below all reason are none. */
static double cost_of(void *user, const double *at)
{
    const task *search = user;

    if (!(fabs(at[0]) < 12) || !(at[1] < 5 && at[1] > -40) ||
        (search->finite && !(at[2] > NO_LEAST)))
        return INFINITY;
    zl_lnre model = model_at(search, at);
    if (!isfinite(model.alpha))
        return INFINITY;
    return zl_lnre_distance(&model, search->spectrum, search->cost,
                            search->classes);
}

/* What one beginning leads to, where it is the best so far. */
static void try_from(task *search, const double *from, double *least,
                     double *best)
{
    size_t count = search->finite ? 3 : 2;
    double at[ZL_FIT_MOST] = { from[0], from[1], from[2] };
    double cost = zl_fit_simplex(cost_of, search, at, count, .5);

    if (!(cost < *least))
        return;
    *least = cost;
    for (size_t k = 0; k < count; k++)
        best[k] = at[k];
}

static double find_without(task *search, double *best)
{
    static const double alphas[] = { -1, 0, 1.5 }, highest[] = { -6, -3 };
    double least = INFINITY;

    for (size_t i = 0; i < 6; i++)
        try_from(search, (double[]){ alphas[i % 3], highest[i / 3], 0 },
                 &least, best);
    return least;
}

/* The model without a least probability is this one where that goes to 0: it
 * begins there too, and ends there where nothing is better. */
static double find_finite(task *search, double *best)
{
    static const double alphas[] = { -1, 0, 1.5 };
    static const double highest[] = { -6, -3 }, lowest[] = { -16, -11 };
    double least = INFINITY, without[ZL_FIT_MOST] = { 0 };
    double sight = -log((double)search->spectrum->tokens);
    const double behind[] = { sight - 2, sight - 8, -60, NO_LEAST + 1 };
    task wider = *search;

    for (size_t i = 0; i < 12; i++)
        try_from(
            search,
            (double[]){ alphas[i % 3], highest[i / 3 % 2], lowest[i / 6] },
            &least, best);
    wider.finite = false;
    double limit = find_without(&wider, without);
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++)
        try_from(search, (double[]){ without[0], without[1], behind[i] },
                 &least, best);
    if (least < limit * (1 - 1e-9) || !isfinite(limit))
        return least;
    best[0] = without[0];
    best[1] = without[1];
    best[2] = -INFINITY;
    return limit;
}

/* ---- standard errors ---- */

/* X² is -2·ln of the likelihood but for a constant: the covariances of the
 * parameters are the inverse of half its second derivatives. */
static void estimate_errors(task *search, const double *at, zl_lnre_fit *fit)
{
    double curve[ZL_FIT_MOST][ZL_FIT_MOST], alpha = fit->model.alpha;
    size_t count = search->finite ? 3 : 2;

    if (search->cost != ZL_LNRE_GOF) {
        fit->error_reason = "Standard errors follow from the cost gof alone.";
        return;
    }
    bool known = !search->finite ||
                 fit->model.lowest * (double)search->spectrum->tokens >= 1e-6;
    if (known)
        zl_fit_curve(cost_of, search, at, count, 2e-3, curve);
    if (!known || (search->finite && !(curve[2][2] > 1e-6))) {
        fit->error_reason = "The text does not know the least probability.";
        return;
    }
    if (!zl_fit_invert(curve, count)) {
        fit->error_reason = "The cost is flat where it is least.";
        return;
    }
    fit->alpha_error = alpha * (1 - alpha) * sqrt(2 * curve[0][0]);
    fit->highest_error = fit->model.highest * sqrt(2 * curve[1][1]);
    if (search->finite)
        fit->lowest_error = fit->model.lowest * sqrt(2 * curve[2][2]);
}

/* ---- the whole ---- */

void zl_lnre_test(const zl_lnre *model, const zl_spectrum *spectrum,
                  size_t estimated, double *x2, double *df, double *p)
{
    double tokens = (double)spectrum->tokens;
    size_t classes = 0;

    while (classes < MOST &&
           zl_lnre_variance_class(model, tokens, classes + 1) >= 5)
        classes++;
    if (classes < MOST && classes < estimated + 2)
        classes = estimated + 2;
    *x2 = gof(model, spectrum, classes);
    *df = (double)(classes + 1 - estimated);
    *p = *x2 >= 0 ? gsl_cdf_chisq_Q(*x2, *df) : NAN;
}

/* As zipfR has it where nothing is asked, judged by its results: 15, or up to
 * the first that has fewer than three types. */
static size_t classes_of(const zl_spectrum *spectrum, size_t parameters,
                         size_t asked)
{
    size_t classes = 1;

    if (asked > parameters)
        return asked < MOST ? asked : MOST;
    while (classes < MOST && zl_spectrum_types(spectrum, classes) >= 3)
        classes++;
    return classes < parameters + 2 ? parameters + 2 : classes;
}

static zl_lnre_fit refuse(const char *reason)
{
    return (zl_lnre_fit){ .model = { NAN, NAN, NAN, NAN, NAN },
                          .cost = NAN,
                          .alpha_error = NAN,
                          .lowest_error = NAN,
                          .highest_error = NAN,
                          .x2 = NAN,
                          .df = NAN,
                          .p = NAN,
                          .reason = reason,
                          .error_reason = reason };
}

zl_lnre_fit zl_lnre_estimate(const zl_spectrum *spectrum, bool finite,
                             zl_lnre_cost cost, size_t classes)
{
    size_t parameters = finite ? 3 : 2;
    task search = { spectrum, cost, 0, finite };
    double at[ZL_FIT_MOST] = { 0 };

    search.classes = classes_of(spectrum, parameters, classes);
    if (zl_spectrum_types(spectrum, 1) < 5 ||
        zl_spectrum_types(spectrum, 2) < 1)
        return refuse("It needs five types that stand once and one that "
                      "stands twice.");
    zl_lnre_fit fit = refuse(NULL);
    fit.cost = finite ? find_finite(&search, at) : find_without(&search, at);
    if (!isfinite(fit.cost))
        return refuse("No model is near this spectrum.");
    fit.model = model_at(&search, at);
    fit.classes = search.classes;
    estimate_errors(&search, at, &fit);
    zl_lnre_test(&fit.model, spectrum, parameters, &fit.x2, &fit.df, &fit.p);
    return fit;
}
