/* eigen.c -- the axes of a symmetric matrix. */
#include "stats/eigen.h"

#include "base/mem.h"

#include <math.h>
#include <string.h>

/* Two numbers in one register, at any address. */
typedef double two __attribute__((vector_size(16), aligned(8), may_alias));

static two *pair_at(double *numbers, size_t i)
{
    return (two *)(numbers + i);
}

static two load(const double *numbers, size_t i)
{
    return *(const two *)(numbers + i);
}

double zl_dot(const double *a, const double *b, size_t size)
{
    two sums[2] = { { 0, 0 }, { 0, 0 } };
    size_t i = 0;

    for (; i + 4 <= size; i += 4) {
        sums[0] += load(a, i) * load(b, i);
        sums[1] += load(a, i + 2) * load(b, i + 2);
    }
    for (; i < size; i++)
        sums[0][0] += a[i] * b[i];
    return (sums[0][0] + sums[0][1]) + (sums[1][0] + sums[1][1]);
}

void zl_add_times(double *y, const double *x, double factor, size_t size)
{
    size_t i = 0;

    for (; i + 4 <= size; i += 4) {
        *pair_at(y, i) += factor * load(x, i);
        *pair_at(y, i + 2) += factor * load(x, i + 2);
    }
    for (; i < size; i++)
        y[i] += factor * x[i];
}

/* z -= a·x + b·y */
static void take_times(double *z, const double *x, double a, const double *y,
                       double b, size_t size)
{
    size_t i = 0;

    for (; i + 4 <= size; i += 4) {
        *pair_at(z, i) -= a * load(x, i) + b * load(y, i);
        *pair_at(z, i + 2) -= a * load(x, i + 2) + b * load(y, i + 2);
    }
    for (; i < size; i++)
        z[i] -= a * x[i] + b * y[i];
}

/* ---- three diagonals ---- */

/* The matrix is made Q·T·Qᵀ: `diagonal` and `beside` (from 1) have T. What
 * is left of row i, from its beginning, is the mirror of step i. */
typedef struct reduced {
    double *matrix, *diagonal, *beside, *factors;
    size_t size;
    bool axes; /* are wanted, and not the values alone */
} reduced;

/* The mirror u (of `row`) that leaves but its last number, e; A becomes
 * (1 - f·u·uᵀ)·A·(1 - f·u·uᵀ) on the rows before: A - u·wᵀ - w·uᵀ. */
static void reflect(reduced *r, size_t i, double *w)
{
    double *row = r->matrix + i * r->size, size = 0;

    for (size_t k = 0; k < i; k++)
        size = fmax(size, fabs(row[k]));
    r->factors[i] = 0;
    r->beside[i] = size > 0 ? row[i - 1] : 0;
    if (i == 1 || size == 0)
        return;
    for (size_t k = 0; k < i; k++)
        row[k] /= size;
    double norm = sqrt(zl_dot(row, row, i));
    double end = row[i - 1] > 0 ? -norm : norm;
    double half = norm * norm - end * row[i - 1];
    r->beside[i] = size * end;
    row[i - 1] -= end;
    r->factors[i] = 1 / half;
    memset(w, 0, i * sizeof *w);
    for (size_t k = 0; k < i; k++) { /* w = A·u, of the lower half alone */
        const double *other = r->matrix + k * r->size;
        w[k] += zl_dot(other, row, k + 1);
        zl_add_times(w, other, row[k], k);
    }
    double along = zl_dot(w, row, i) / half / 2;
    for (size_t k = 0; k < i; k++)
        w[k] = (w[k] - along * row[k]) / half;
    for (size_t k = 0; k < i; k++)
        take_times(r->matrix + k * r->size, row, w[k], w, row[k], k + 1);
}

/* Qᵀ in place of the mirrors: its rows are what the axes are made of. */
static void collect(reduced *r)
{
    size_t size = r->size;

    for (size_t i = 0; i < size; i++) {
        double *mirror = r->matrix + i * size;
        for (size_t k = 0; k < i && r->factors[i] != 0; k++) {
            double *row = r->matrix + k * size;
            double along = zl_dot(row, mirror, i) * r->factors[i];
            zl_add_times(row, mirror, -along, i);
        }
        memset(mirror, 0, i * sizeof *mirror);
        for (size_t k = 0; k < i; k++)
            r->matrix[k * size + i] = 0;
        mirror[i] = 1;
    }
}

static void reduce(reduced *r, double *w)
{
    size_t size = r->size;

    for (size_t i = size; i-- > 1;)
        reflect(r, i, w);
    r->factors[0] = 0;
    for (size_t i = 0; i < size; i++)
        r->diagonal[i] = r->matrix[i * size + i];
    if (r->axes)
        collect(r);
}

/* ---- from three diagonals to one ---- */

static void turn(double *a, double *b, double c, double s, size_t size)
{
    size_t i = 0;

    for (; i + 2 <= size; i += 2) {
        two first = load(a, i), second = load(b, i);
        *pair_at(b, i) = s * first + c * second;
        *pair_at(a, i) = c * first - s * second;
    }
    for (; i < size; i++) {
        double both = b[i];
        b[i] = s * a[i] + c * both;
        a[i] = c * a[i] - s * both;
    }
}

/* One step of QL on what is from `from` to `to`, rows turned with it. */
static void step(reduced *r, size_t from, size_t to)
{
    double *d = r->diagonal, *e = r->beside;
    double g = (d[from + 1] - d[from]) / (2 * e[from]);
    double c = 1, s = 1, p = 0;

    g = d[to] - d[from] + e[from] / (g + copysign(hypot(g, 1), g));
    for (size_t i = to; i-- > from;) {
        double f = s * e[i], b = c * e[i], h = hypot(f, g);
        e[i + 1] = h;
        if (h == 0) {
            d[i + 1] -= p;
            e[to] = 0;
            return;
        }
        s = f / h;
        c = g / h;
        g = d[i + 1] - p;
        h = (d[i] - g) * s + 2 * c * b;
        p = s * h;
        d[i + 1] = g + p;
        g = c * h - b;
        if (r->axes)
            turn(r->matrix + i * r->size, r->matrix + (i + 1) * r->size, c, s,
                 r->size);
    }
    d[from] -= p;
    e[from] = g;
    e[to] = 0;
}

/* The end of the block that begins at `from`: where what is beside the
 * diagonal is nothing to it. */
static size_t block_end(const reduced *r, size_t from)
{
    size_t to = from;

    while (to + 1 < r->size) {
        double near = fabs(r->diagonal[to]) + fabs(r->diagonal[to + 1]);
        if (fabs(r->beside[to]) <= 0x1p-53 * near)
            break;
        to++;
    }
    return to;
}

static bool diagonalise(reduced *r)
{
    memmove(r->beside, r->beside + 1, (r->size - 1) * sizeof *r->beside);
    r->beside[r->size - 1] = 0;
    for (size_t from = 0; from < r->size; from++)
        for (int tries = 0;; tries++) {
            size_t to = block_end(r, from);
            if (to == from)
                break;
            if (tries == 100)
                return false;
            step(r, from, to);
        }
    return true;
}

/* ---- the order ---- */

static void exchange(double *a, double *b, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        double one = a[i];
        a[i] = b[i];
        b[i] = one;
    }
}

static void sort(reduced *r)
{
    for (size_t i = 0; i < r->size; i++) {
        size_t most = i;
        for (size_t k = i + 1; k < r->size; k++)
            if (r->diagonal[k] > r->diagonal[most])
                most = k;
        if (most == i)
            continue;
        exchange(&r->diagonal[i], &r->diagonal[most], 1);
        if (r->axes)
            exchange(r->matrix + i * r->size, r->matrix + most * r->size,
                     r->size);
    }
}

static bool solve(double *matrix, size_t size, double *values, bool axes)
{
    double *room = zl_alloc_array(size, 3 * sizeof *room);
    reduced r = {
        .beside = room, .factors = room + size, .size = size, .axes = axes
    };
    bool whole = true;

    if (!room)
        return false;
    r.matrix = matrix;
    r.diagonal = values;
    if (size > 0) {
        reduce(&r, room + 2 * size);
        whole = diagonalise(&r);
        sort(&r);
    }
    zl_free(room);
    return whole;
}

bool zl_eigen(double *matrix, size_t size, double *values)
{
    return solve(matrix, size, values, true);
}

bool zl_eigen_values(double *matrix, size_t size, double *values)
{
    return solve(matrix, size, values, false);
}

bool zl_eigen_orient(double *axis, size_t size)
{
    double most = 0;
    size_t first = 0;

    for (size_t i = 0; i < size; i++)
        most = fmax(most, fabs(axis[i]));
    while (first < size && fabs(axis[first]) < most * (1 - 1e-9))
        first++;
    if (first == size || axis[first] >= 0)
        return false;
    for (size_t i = 0; i < size; i++)
        axis[i] = -axis[i];
    return true;
}
