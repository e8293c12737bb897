/* fit.c -- where a function of a few numbers is least, and how sharply. */
#include "stats/fit.h"

#include <math.h>
#include <string.h>

/* ---- downhill ---- */

typedef struct vertex {
    double at[ZL_FIT_MOST], cost;
} vertex;

typedef struct simplex {
    zl_fit_cost *cost;
    void *user;
    size_t count;
    vertex corners[ZL_FIT_MOST + 1]; /* the best first */
} simplex;

static double cost_at(simplex *all, const double *at)
{
    double cost = all->cost(all->user, at);

    return isnan(cost) ? INFINITY : cost;
}

/* Put the last corner where it belongs. */
static void sort_last(simplex *all, size_t last)
{
    for (; last > 0 && all->corners[last].cost < all->corners[last - 1].cost;
         last--) {
        vertex better = all->corners[last];
        all->corners[last] = all->corners[last - 1];
        all->corners[last - 1] = better;
    }
}

static void begin(simplex *all, const double *at, double step)
{
    for (size_t i = 0; i <= all->count; i++) {
        vertex *corner = &all->corners[i];
        memcpy(corner->at, at, all->count * sizeof *at);
        if (i > 0)
            corner->at[i - 1] += step;
        corner->cost = cost_at(all, corner->at);
        sort_last(all, i);
    }
}

/* The point `far` times as far from the middle of the better corners as the
 * worst one is; behind it where `far` is negative. */
static vertex beyond(simplex *all, double far)
{
    vertex out = { .cost = 0 };

    for (size_t i = 0; i < all->count; i++) {
        double middle = 0;
        for (size_t k = 0; k < all->count; k++)
            middle += all->corners[k].at[i] / (double)all->count;
        out.at[i] = middle + far * (all->corners[all->count].at[i] - middle);
    }
    out.cost = cost_at(all, out.at);
    return out;
}

static void shrink(simplex *all)
{
    for (size_t k = 1; k <= all->count; k++) {
        vertex *corner = &all->corners[k];
        for (size_t i = 0; i < all->count; i++)
            corner->at[i] = (corner->at[i] + all->corners[0].at[i]) / 2;
        corner->cost = cost_at(all, corner->at);
    }
    for (size_t k = 1; k <= all->count; k++)
        sort_last(all, k);
}

static void move(simplex *all)
{
    vertex *worst = &all->corners[all->count];
    vertex across = beyond(all, -1);

    if (across.cost < all->corners[0].cost) {
        vertex further = beyond(all, -2);
        *worst = further.cost < across.cost ? further : across;
    } else if (across.cost < all->corners[all->count - 1].cost) {
        *worst = across;
    } else {
        vertex nearer = beyond(all, across.cost < worst->cost ? -.5 : .5);
        if (nearer.cost >= fmin(across.cost, worst->cost)) {
            shrink(all);
            return;
        }
        *worst = nearer;
    }
    sort_last(all, all->count);
}

static bool is_small(const simplex *all)
{
    double size = 0;

    for (size_t k = 1; k <= all->count; k++)
        for (size_t i = 0; i < all->count; i++)
            size = fmax(size,
                        fabs(all->corners[k].at[i] - all->corners[0].at[i]));
    return size < 1e-10;
}

double zl_fit_simplex(zl_fit_cost *cost, void *user, double *at, size_t count,
                      double step)
{
    simplex all = { .cost = cost, .user = user, .count = count };
    double before = INFINITY;

    for (int again = 0; again < 20; again++) {
        begin(&all, at, step);
        for (int i = 0; i < 2000 && !is_small(&all); i++)
            move(&all);
        memcpy(at, all.corners[0].at, count * sizeof *at);
        double now = all.corners[0].cost;
        if (!(before - now > 1e-13 * fabs(now)))
            break;
        before = now;
        step = fmax(step / 2, 1e-3);
    }
    return all.corners[0].cost;
}

/* ---- small matrices ---- */

/* M = L·Lᵀ in place of its lower half. */
static bool decompose(double *matrix, size_t size, size_t stride)
{
    for (size_t i = 0; i < size; i++)
        for (size_t j = 0; j <= i; j++) {
            double sum = matrix[i * stride + j];
            for (size_t k = 0; k < j; k++)
                sum -= matrix[i * stride + k] * matrix[j * stride + k];
            if (i == j && !(sum > 0))
                return false;
            matrix[i * stride + j] = i == j ? sqrt(sum)
                                            : sum / matrix[j * stride + j];
        }
    return true;
}

double zl_fit_distance(double *matrix, double *b, size_t size)
{
    double sum = 0;

    if (!decompose(matrix, size, size))
        return NAN;
    for (size_t i = 0; i < size; i++) {
        for (size_t k = 0; k < i; k++)
            b[i] -= matrix[i * size + k] * b[k];
        b[i] /= matrix[i * size + i];
        sum += b[i] * b[i];
    }
    return sum;
}

/* x of L·Lᵀ·x = b, in place of b. */
static void solve(double factor[ZL_FIT_MOST][ZL_FIT_MOST], size_t count,
                  double *b)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < i; k++)
            b[i] -= factor[i][k] * b[k];
        b[i] /= factor[i][i];
    }
    for (size_t i = count; i-- > 0;) {
        for (size_t k = i + 1; k < count; k++)
            b[i] -= factor[k][i] * b[k];
        b[i] /= factor[i][i];
    }
}

bool zl_fit_invert(double matrix[ZL_FIT_MOST][ZL_FIT_MOST], size_t count)
{
    double factor[ZL_FIT_MOST][ZL_FIT_MOST];

    memcpy(factor, matrix, sizeof factor);
    if (!decompose(factor[0], count, ZL_FIT_MOST))
        return false;
    for (size_t i = 0; i < count; i++) {
        double unit[ZL_FIT_MOST] = { 0 };
        unit[i] = 1;
        solve(factor, count, unit);
        for (size_t k = 0; k < count; k++)
            matrix[k][i] = unit[k];
    }
    return true;
}

/* ---- Newton ---- */

/* A step with so much damping, in units of each curve; false where the damped
 * matrix is not positive definite. */
static bool step_from(const zl_fit_shape *shape, size_t count, double damping,
                      double *step)
{
    double factor[ZL_FIT_MOST][ZL_FIT_MOST];

    memcpy(factor, shape->curve, sizeof factor);
    for (size_t i = 0; i < count; i++) {
        factor[i][i] += damping * (fabs(factor[i][i]) + 1e-300);
        step[i] = -shape->slope[i];
    }
    if (!decompose(factor[0], count, ZL_FIT_MOST))
        return false;
    solve(factor, count, step);
    return true;
}

/* No parameter changes in what can be seen of it. */
static bool is_still(const double *at, const double *step, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (fabs(step[i]) > 1e-11 * (fabs(at[i]) + 1e-3))
            return false;
    return true;
}

bool zl_fit_newton(zl_fit_function *function, void *user, double *at,
                   size_t count, zl_fit_shape *shape)
{
    double damping = 0;

    if (!function(user, at, shape))
        return false;
    for (int i = 0; i < 200; i++) {
        double step[ZL_FIT_MOST], next[ZL_FIT_MOST];
        zl_fit_shape there = { 0 };
        bool known = step_from(shape, count, damping, step);
        if (known && damping < 1e-3 && is_still(at, step, count))
            return true;
        for (size_t k = 0; k < count; k++)
            next[k] = at[k] + (known ? step[k] : 0);
        known = known && function(user, next, &there) &&
                there.value <= shape->value + 1e-12 * fabs(shape->value);
        if (known) {
            memcpy(at, next, count * sizeof *at);
            *shape = there;
        }
        damping = known ? (damping < 1e-6 ? 0 : damping / 10)
                        : fmax(10 * damping, 1e-4);
    }
    return false;
}

/* ---- differences ---- */

static double cost_beside(zl_fit_cost *cost, void *user, const double *at,
                          size_t count, size_t i, double by_i, size_t j,
                          double by_j)
{
    double there[ZL_FIT_MOST];

    memcpy(there, at, count * sizeof *at);
    there[i] += by_i;
    there[j] += by_j;
    return cost(user, there);
}

void zl_fit_curve(zl_fit_cost *cost, void *user, const double *at,
                  size_t count, double step,
                  double curve[ZL_FIT_MOST][ZL_FIT_MOST])
{
    double h = step / 2;

    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++)
            curve[i][j] = (cost_beside(cost, user, at, count, i, h, j, h) -
                           cost_beside(cost, user, at, count, i, h, j, -h) -
                           cost_beside(cost, user, at, count, i, -h, j, h) +
                           cost_beside(cost, user, at, count, i, -h, j, -h)) /
                          (step * step);
}

/* ---- lines ---- */

zl_line zl_fit_line(const double *x, const double *y, size_t count)
{
    double n = (double)count, mean_x = 0, mean_y = 0;
    double xx = 0, xy = 0, yy = 0;

    for (size_t i = 0; i < count; i++) {
        mean_x += x[i] / n;
        mean_y += y[i] / n;
    }
    for (size_t i = 0; i < count; i++) {
        xx += (x[i] - mean_x) * (x[i] - mean_x);
        xy += (x[i] - mean_x) * (y[i] - mean_y);
        yy += (y[i] - mean_y) * (y[i] - mean_y);
    }
    if (!(xx > 0))
        return (zl_line){ NAN, NAN, NAN, NAN, NAN };
    double slope = xy / xx, rest = fmax(0, yy - slope * xy);
    double variance = count > 2 ? rest / (n - 2) : NAN;
    return (zl_line){
        mean_y - slope * mean_x,
        slope,
        sqrt(variance * (1 / n + mean_x * mean_x / xx)),
        sqrt(variance / xx),
        yy > 0 ? xy / xx * xy / yy : NAN,
    };
}
