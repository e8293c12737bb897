/* heaps.c -- how the vocabulary of a text grows. */
#include "stats/heaps.h"

#include "base/mem.h"

#include <math.h>

/* ---- counting ---- */

bool zl_growth_count(const uint32_t *words, size_t count, uint32_t types,
                     zl_growth *points, size_t point_count)
{
    uint64_t *seen = zl_alloc_array(types, sizeof *seen);
    uint64_t having[4] = { 0 }; /* types by how often, at most 3 */
    size_t at = 0;

    if (!seen)
        return false;
    for (size_t i = 0; i < point_count; i++) {
        for (; at < count && at < points[i].tokens; at++) {
            uint64_t before = seen[words[at]]++;
            if (before > 0 && before < 3)
                having[before]--;
            if (before < 3)
                having[before + 1]++;
        }
        points[i].types = having[1] + having[2] + having[3];
        points[i].once = having[1];
        points[i].twice = having[2];
    }
    zl_free(seen);
    return true;
}

/* ---- points with logarithms ---- */

typedef struct curve {
    double *n, *v; /* in one piece */
    size_t count;
} curve;

static bool take_logs(curve *logs, const zl_growth *points, size_t count)
{
    logs->count = 0;
    logs->n = zl_alloc_array(count, 2 * sizeof *logs->n);
    if (!logs->n)
        return false;
    logs->v = logs->n + count;
    for (size_t i = 0; i < count; i++) {
        if (points[i].tokens == 0 || points[i].types == 0)
            continue;
        logs->n[logs->count] = log((double)points[i].tokens);
        logs->v[logs->count++] = log((double)points[i].types);
    }
    return true;
}

static double squares(const curve *logs, double k, double beta)
{
    double sum = 0;

    for (size_t i = 0; i < logs->count; i++) {
        double rest = exp(logs->v[i]) - k * exp(beta * logs->n[i]);
        sum += rest * rest;
    }
    return sum;
}

static zl_heaps refuse(const char *reason)
{
    return (zl_heaps){ NAN, NAN, NAN, NAN, NAN, reason };
}

static zl_heaps fit_line(const curve *logs)
{
    zl_line line = zl_fit_line(logs->n, logs->v, logs->count);
    zl_heaps heaps = { .k = exp(line.intercept), .beta = line.slope };

    if (logs->count < 3 || isnan(line.slope))
        return refuse("Fewer than 3 points do not show how a text grows.");
    heaps.k_error = heaps.k * line.intercept_error;
    heaps.beta_error = line.slope_error;
    heaps.squares = squares(logs, heaps.k, heaps.beta);
    return heaps;
}

/* ---- least squares of V ---- */

/* Half of the sum of squares as a function of ln k and beta; its second
 * derivatives without the part that has the residuals (Gauss-Newton). */
static bool half_squares(void *user, const double *at, zl_fit_shape *shape)
{
    const curve *logs = user;

    *shape = (zl_fit_shape){ 0 };
    for (size_t i = 0; i < logs->count; i++) {
        double here = exp(at[0] + at[1] * logs->n[i]), n = logs->n[i];
        double rest = here - exp(logs->v[i]);
        shape->value += rest * rest / 2;
        shape->slope[0] += rest * here;
        shape->slope[1] += rest * here * n;
        shape->curve[0][0] += here * here;
        shape->curve[0][1] += here * here * n;
        shape->curve[1][1] += here * here * n * n;
    }
    shape->curve[1][0] = shape->curve[0][1];
    return isfinite(shape->value);
}

static zl_heaps fit_squares(curve *logs)
{
    zl_heaps start = fit_line(logs);
    double at[ZL_FIT_MOST] = { log(start.k), start.beta };
    zl_fit_shape shape = { 0 };

    if (start.reason)
        return start;
    if (!zl_fit_newton(half_squares, logs, at, 2, &shape) ||
        !zl_fit_invert(shape.curve, 2))
        return refuse("The sum of squares has no least value.");
    double variance = 2 * shape.value / ((double)logs->count - 2);
    double k = exp(at[0]);
    return (zl_heaps){ k,
                       at[1],
                       k * sqrt(variance * shape.curve[0][0]),
                       sqrt(variance * shape.curve[1][1]),
                       2 * shape.value,
                       NULL };
}

/* ---- either ---- */

bool zl_heaps_by_logarithms(const zl_growth *points, size_t count,
                            zl_heaps *heaps)
{
    curve logs;

    if (!take_logs(&logs, points, count))
        return false;
    *heaps = fit_line(&logs);
    zl_free(logs.n);
    return true;
}

bool zl_heaps_by_squares(const zl_growth *points, size_t count,
                         zl_heaps *heaps)
{
    curve logs;

    if (!take_logs(&logs, points, count))
        return false;
    *heaps = fit_squares(&logs);
    zl_free(logs.n);
    return true;
}
