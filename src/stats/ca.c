/* ca.c -- correspondence analysis.
 *
 * The axes come from the smaller of S·Sᵀ and Sᵀ·S: two thirds of what the SVD
 * of S costs at the best, and its singular values to 1e-8 of the first, which
 * is where the squares, the inertias, end to be seen. */
#include "stats/ca.h"

#include "base/fail.h"
#include "base/mem.h"
#include "stats/chisq.h"
#include "stats/eigen.h"

#include <math.h>

#define NOTHING 1e-13 /* of the first inertia */

/* ---- the table ---- */

typedef struct analysis {
    size_t rows, columns;
    double total;
    double *row_mass, *column_mass;
    double *residuals; /* S, [row][column]; where the columns are fewer, its
                          transpose */
    double *axes;      /* of the smaller side, [axis][point] */
    double *values;
} analysis;

static bool is_wide(const analysis *work)
{
    return work->columns >= work->rows;
}

static size_t smaller(const analysis *work)
{
    return is_wide(work) ? work->rows : work->columns;
}

static size_t larger(const analysis *work)
{
    return is_wide(work) ? work->columns : work->rows;
}

static zili_status add_up(analysis *work, const double *counts,
                          zili_error *err)
{
    for (size_t i = 0; i < work->rows; i++)
        for (size_t k = 0; k < work->columns; k++) {
            double count = counts[i * work->columns + k];
            if (!(count >= 0 && isfinite(count)))
                return zl_fail(err, ZILI_EUSAGE,
                               "row %zu, column %zu of the table is no count.",
                               i + 1, k + 1);
            work->row_mass[i] += count;
            work->column_mass[k] += count;
            work->total += count;
        }
    for (size_t i = 0; i < work->rows; i++)
        if (!(work->row_mass[i] > 0))
            return zl_fail(err, ZILI_EUSAGE,
                           "row %zu of the table has nothing: leave it out.",
                           i + 1);
    for (size_t k = 0; k < work->columns; k++)
        if (!(work->column_mass[k] > 0))
            return zl_fail(err, ZILI_EUSAGE,
                           "column %zu of the table has "
                           "nothing: leave it out.",
                           k + 1);
    return ZILI_OK;
}

static void make_residuals(analysis *work, const double *counts)
{
    for (size_t i = 0; i < work->rows; i++)
        work->row_mass[i] /= work->total;
    for (size_t k = 0; k < work->columns; k++)
        work->column_mass[k] /= work->total;
    for (size_t i = 0; i < work->rows; i++)
        for (size_t k = 0; k < work->columns; k++) {
            double expected = work->row_mass[i] * work->column_mass[k];
            double share = counts[i * work->columns + k] / work->total;
            size_t at = is_wide(work) ? i * work->columns + k
                                      : k * work->rows + i;
            work->residuals[at] = (share - expected) / sqrt(expected);
        }
}

/* ---- the axes ---- */

static bool find_axes(analysis *work)
{
    size_t few = smaller(work), many = larger(work);

    for (size_t i = 0; i < few; i++)
        for (size_t k = 0; k <= i; k++)
            work->axes[i * few + k] = work->axes[k * few + i] = zl_dot(
                work->residuals + i * many, work->residuals + k * many, many);
    return zl_eigen(work->axes, few, work->values);
}

static size_t count_axes(const analysis *work)
{
    size_t axes = 0, few = smaller(work);

    while (axes + 1 < few && work->values[axes] > 1e-20 &&
           work->values[axes] > NOTHING * work->values[0])
        axes++;
    return axes;
}

/* ---- points ---- */

static bool make_points(zl_ca_points *points, const double *mass, size_t count,
                        size_t shown)
{
    points->count = count;
    points->mass = zl_alloc_array(count, sizeof(double));
    points->distance = zl_alloc_array(count, sizeof(double));
    points->inertia = zl_alloc_array(count, sizeof(double));
    points->principal = zl_alloc_array(count, shown * sizeof(double));
    points->standard = zl_alloc_array(count, shown * sizeof(double));
    points->contribution = zl_alloc_array(count, shown * sizeof(double));
    points->cos2 = zl_alloc_array(count, shown * sizeof(double));
    if (!points->mass || !points->distance || !points->inertia ||
        !points->principal || !points->standard || !points->contribution ||
        !points->cos2)
        return false;
    for (size_t i = 0; i < count; i++)
        points->mass[i] = mass[i];
    return true;
}

static void clear_points(zl_ca_points *points)
{
    zl_free(points->mass);
    zl_free(points->distance);
    zl_free(points->inertia);
    zl_free(points->principal);
    zl_free(points->standard);
    zl_free(points->contribution);
    zl_free(points->cos2);
}

/* Inertias of the points are sums of squares of residuals. */
static void measure_points(const analysis *work, zl_ca *ca)
{
    for (size_t i = 0; i < work->rows; i++)
        for (size_t k = 0; k < work->columns; k++) {
            size_t at = is_wide(work) ? i * work->columns + k
                                      : k * work->rows + i;
            double square = work->residuals[at] * work->residuals[at];
            ca->rows.inertia[i] += square;
            ca->columns.inertia[k] += square;
            ca->inertia += square;
        }
    for (size_t i = 0; i < work->rows; i++)
        ca->rows.distance[i] = sqrt(ca->rows.inertia[i] / ca->rows.mass[i]);
    for (size_t k = 0; k < work->columns; k++)
        ca->columns.distance[k] =
            sqrt(ca->columns.inertia[k] / ca->columns.mass[k]);
}

/* A point on an axis, from its entry in the singular vector. */
static void place(zl_ca_points *points, size_t point, size_t axis,
                  size_t shown, double value, double entry)
{
    size_t at = point * shown + axis;
    double distance = points->distance[point];
    double standard = entry / sqrt(points->mass[point]);
    double principal = standard * sqrt(value);

    points->standard[at] = standard;
    points->principal[at] = principal;
    points->contribution[at] = entry * entry;
    points->cos2[at] =
        distance > 1e-150 ? principal / distance * (principal / distance) : 0;
}

/* The entries of the larger side: what the residuals have along the axis. */
static void project(const analysis *work, const double *axis, double value,
                    double *entries)
{
    size_t many = larger(work);

    for (size_t i = 0; i < many; i++)
        entries[i] = 0;
    for (size_t k = 0; k < smaller(work); k++)
        for (size_t i = 0; i < many; i++)
            entries[i] += axis[k] * work->residuals[k * many + i];
    for (size_t i = 0; i < many; i++)
        entries[i] /= sqrt(value);
}

static void turn(zl_ca_points *points, size_t axis, size_t shown)
{
    for (size_t i = 0; i < points->count; i++) {
        points->principal[i * shown + axis] *= -1;
        points->standard[i * shown + axis] *= -1;
    }
}

/* As zl_eigen_orient() does, by the principal coordinates of the rows. */
static void orient(zl_ca *ca, size_t axis, double *column)
{
    for (size_t i = 0; i < ca->rows.count; i++)
        column[i] = ca->rows.principal[i * ca->shown + axis];
    if (zl_eigen_orient(column, ca->rows.count)) {
        turn(&ca->rows, axis, ca->shown);
        turn(&ca->columns, axis, ca->shown);
    }
}

static bool place_all(const analysis *work, zl_ca *ca)
{
    zl_ca_points *few = is_wide(work) ? &ca->rows : &ca->columns;
    zl_ca_points *many = is_wide(work) ? &ca->columns : &ca->rows;
    double *room = zl_alloc_array(many->count, sizeof *room);

    if (!room)
        return false;
    for (size_t axis = 0; axis < ca->shown; axis++) {
        const double *vector = work->axes + axis * few->count;
        double value = work->values[axis];
        for (size_t i = 0; i < few->count; i++)
            place(few, i, axis, ca->shown, value, vector[i]);
        project(work, vector, value, room);
        for (size_t i = 0; i < many->count; i++)
            place(many, i, axis, ca->shown, value, room[i]);
        orient(ca, axis, room);
    }
    zl_free(room);
    return true;
}

/* ---- the whole ---- */

static bool make_room(analysis *work)
{
    size_t few = smaller(work);

    work->row_mass = zl_alloc_array(work->rows, sizeof(double));
    work->column_mass = zl_alloc_array(work->columns, sizeof(double));
    work->residuals =
        zl_alloc_array(work->rows, work->columns * sizeof(double));
    work->axes = zl_alloc_array(few, few * sizeof(double));
    work->values = zl_alloc_array(few, sizeof(double));
    return work->row_mass && work->column_mass && work->residuals &&
           work->axes && work->values;
}

static bool fill(const analysis *work, size_t shown, zl_ca *ca)
{
    ca->shown = shown && shown < ca->axes ? shown : ca->axes;
    ca->inertias = zl_alloc_array(ca->axes, sizeof(double));
    if (!ca->inertias ||
        !make_points(&ca->rows, work->row_mass, work->rows, ca->shown) ||
        !make_points(&ca->columns, work->column_mass, work->columns,
                     ca->shown))
        return false;
    for (size_t i = 0; i < ca->axes; i++)
        ca->inertias[i] = work->values[i];
    measure_points(work, ca);
    ca->chi2 = ca->inertia * work->total;
    ca->df = ((double)work->rows - 1) * ((double)work->columns - 1);
    ca->log10_p = zl_chisq_log10(ca->chi2, ca->df);
    return place_all(work, ca);
}

static zili_status analyse(analysis *work, const double *counts, size_t shown,
                           zl_ca *ca, zili_error *err)
{
    if (!make_room(work))
        return zl_no_memory(err);
    zili_status status = add_up(work, counts, err);
    if (status)
        return status;
    make_residuals(work, counts);
    if (!find_axes(work))
        return zl_no_memory(err);
    ca->axes = count_axes(work);
    if (ca->axes == 0)
        return zl_fail(err, ZILI_EUSAGE,
                       "all rows of the table have the same "
                       "profile: there is nothing to map.");
    return fill(work, shown, ca) ? ZILI_OK : zl_no_memory(err);
}

zili_status zl_ca_init(zl_ca *ca, const double *counts, size_t rows,
                       size_t columns, size_t shown, zili_error *err)
{
    analysis work = { .rows = rows, .columns = columns };

    *ca = (zl_ca){ 0 };
    if (rows < 2 || columns < 2)
        return zl_fail(err, ZILI_EUSAGE,
                       "a table of %zu rows and %zu columns "
                       "has no map: it needs two of each.",
                       rows, columns);
    zili_status status = analyse(&work, counts, shown, ca, err);
    if (status)
        zl_ca_clear(ca);
    zl_free(work.row_mass);
    zl_free(work.column_mass);
    zl_free(work.residuals);
    zl_free(work.axes);
    zl_free(work.values);
    return status;
}

void zl_ca_clear(zl_ca *ca)
{
    clear_points(&ca->rows);
    clear_points(&ca->columns);
    zl_free(ca->inertias);
    *ca = (zl_ca){ 0 };
}
