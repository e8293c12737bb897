/* mds.c -- points in few dimensions whose distances are near to given ones. */
#include "stats/mds.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"
#include "stats/eigen.h"
#include "stats/leading.h"

#include <math.h>
#include <string.h>

#define NOTHING 1e-13 /* of the first eigenvalue */

/* Tests make no thousand points. */
#ifdef ZL_FAULTS
#define WHOLE 40
#else
#define WHOLE ZL_MDS_WHOLE
#endif

static zili_status check(const double *distances, size_t count,
                         zili_error *err)
{
    double most = 0;

    if (count < 2)
        return zl_fail(err, ZILI_EUSAGE, "%zu points have no distances.",
                       count);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k <= i; k++) {
            double here = distances[i * count + k];
            double there = distances[k * count + i];
            most = fmax(most, here);
            if (!(here >= 0 && isfinite(here) && (i != k || here < 1e-7) &&
                  fabs(here - there) <= 1e-9 * here))
                return zl_fail(err, ZILI_EUSAGE,
                               "The distance of points %zu and %zu is none.",
                               i + 1, k + 1);
        }
    return most > 0 ? ZILI_OK
                    : zl_fail(err, ZILI_EUSAGE,
                              "All points are the same: there is no distance "
                              "to map.");
}

/* -J·D²·J/2: squares less the means of their row and column. */
static void centre(const double *distances, size_t count, double *matrix,
                   double *means)
{
    double whole = 0, n = (double)count;

    for (size_t i = 0; i < count; i++) {
        means[i] =
            zl_dot(distances + i * count, distances + i * count, count) / n;
        whole += means[i] / n;
    }
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k <= i; k++) {
            double distance = distances[i * count + k];
            matrix[i * count + k] = matrix[k * count + i] =
                -(distance * distance - means[i] - means[k] + whole) / 2;
        }
}

/* What is but the error of others is 0. */
static size_t count_dimensions(double *values, size_t count, size_t most)
{
    size_t dimensions = 0;

    for (size_t i = 0; i < count; i++)
        if (fabs(values[i]) <= NOTHING * values[0])
            values[i] = 0;
    while (dimensions < most && dimensions < count && values[dimensions] > 0)
        dimensions++;
    return dimensions;
}

static bool place(zl_mds *mds, double *axes)
{
    mds->points =
        zl_alloc_array(mds->count, mds->dimensions * sizeof *mds->points);
    if (!mds->points)
        return false;
    for (size_t k = 0; k < mds->dimensions; k++) {
        double *axis = axes + k * mds->count;
        zl_eigen_orient(axis, mds->count);
        for (size_t i = 0; i < mds->count; i++)
            mds->points[i * mds->dimensions + k] = axis[i] *
                                                   sqrt(mds->values[k]);
    }
    return true;
}

static void judge(zl_mds *mds)
{
    double shown = 0, all = 0, positive = 0;

    mds->fit = mds->fit_positive = NAN;
    if (mds->known < mds->count)
        return;
    for (size_t i = 0; i < mds->count; i++) {
        shown += i < mds->dimensions ? mds->values[i] : 0;
        all += fabs(mds->values[i]);
        positive += fmax(0, mds->values[i]);
    }
    mds->fit = shown / all;
    mds->fit_positive = shown / positive;
}

/* ---- all axes ---- */

static bool solve_all(zl_mds *mds, const double *distances, size_t dimensions)
{
    size_t count = mds->count;
    double *matrix = zl_alloc_array(count, count * sizeof *matrix);
    bool enough = matrix;

    if (enough) {
        centre(distances, count, matrix, mds->values);
        enough = zl_eigen(matrix, count, mds->values);
    }
    mds->known = count;
    if (enough) {
        mds->dimensions = count_dimensions(mds->values, count, dimensions);
        enough = place(mds, matrix);
    }
    zl_free(matrix);
    return enough;
}

/* ---- the first axes ---- */

#define ROWS 64 /* of a job */

/* -J·D²·J/2 is not made: it is what squares do to a vector without its mean,
 * less the mean. */
typedef struct squares {
    const double *distances;
    size_t count, threads;
    double *lanes; /* of `x`, number after number: [number][LANES] */
    double *y;
} squares;

#define LANES 4 /* vectors that a row is read for at once */

typedef double two __attribute__((vector_size(16)));

static bool times_rows(void *user, size_t job, size_t slot)
{
    squares *s = user;
    size_t end = (job + 1) * ROWS < s->count ? (job + 1) * ROWS : s->count;

    (void)slot;
    for (size_t i = job * ROWS; i < end; i++) {
        const double *row = s->distances + i * s->count;
        const two *lanes = (const two *)(const void *)s->lanes;
        two sums[2] = { { 0, 0 }, { 0, 0 } };
        for (size_t k = 0; k < s->count; k++) {
            double square = row[k] * row[k];
            sums[0] += square * lanes[2 * k];
            sums[1] += square * lanes[2 * k + 1];
        }
        for (size_t lane = 0; lane < LANES; lane++)
            s->y[lane * s->count + i] = sums[lane / 2][lane % 2];
    }
    return true;
}

static double mean_of(const double *x, size_t count)
{
    double sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += x[i];
    return sum / (double)count;
}

/* At most LANES of them. */
static void times_some(squares *s, const double *x, double *y, size_t some)
{
    size_t count = s->count;

    memset(s->lanes, 0, LANES * count * sizeof *s->lanes);
    for (size_t lane = 0; lane < some; lane++) {
        double mean = mean_of(x + lane * count, count);
        for (size_t i = 0; i < count; i++)
            s->lanes[i * LANES + lane] = x[lane * count + i] - mean;
    }
    zl_work(s->threads, (count + ROWS - 1) / ROWS, times_rows, NULL, s);
    for (size_t lane = 0; lane < some; lane++) {
        double mean = mean_of(s->y + lane * count, count);
        for (size_t i = 0; i < count; i++)
            y[lane * count + i] = (mean - s->y[lane * count + i]) / 2;
    }
}

static void times(void *user, const double *x, double *y, size_t vectors)
{
    squares *s = user;

    for (size_t from = 0; from < vectors; from += LANES)
        times_some(s, x + from * s->count, y + from * s->count,
                   vectors - from < LANES ? vectors - from : LANES);
}

/* The first values and their axes. `*found` is false where they are too near
 * each other to be found so. */
static bool solve_first(zl_mds *mds, const double *distances,
                        size_t dimensions, size_t threads, bool *found)
{
    size_t count = mds->count;
    squares s = { distances, count, threads, NULL, NULL };
    zl_symmetric matrix = { count, times, &s };
    double *axes = zl_alloc_array(dimensions, count * sizeof *axes);

    s.lanes = zl_alloc_array(count, LANES * sizeof *s.lanes);
    s.y = zl_alloc_array(count, LANES * sizeof *s.y);
    bool enough = axes && s.lanes && s.y &&
                  zl_leading(&matrix, dimensions, mds->values, axes, found);
    if (enough && *found) {
        mds->known = dimensions;
        mds->dimensions =
            count_dimensions(mds->values, dimensions, dimensions);
        enough = place(mds, axes);
    }
    zl_free(axes);
    zl_free(s.lanes);
    zl_free(s.y);
    return enough;
}

/* Points are there: only the values are wanted, of which the first become
 * those that the others are measured by. */
static bool solve_values(zl_mds *mds, const double *distances)
{
    size_t count = mds->count;
    double *matrix = zl_alloc_array(count, count * sizeof *matrix);
    bool enough = matrix;

    if (enough) {
        centre(distances, count, matrix, mds->values);
        enough = zl_eigen_values(matrix, count, mds->values);
    }
    zl_free(matrix);
    mds->known = count;
    if (enough)
        count_dimensions(mds->values, count, mds->dimensions);
    return enough;
}

/* ---- all ---- */

/* Σ of all eigenvalues: the diagonal of -J·D²·J/2. */
static double trace_of(const double *distances, size_t count)
{
    double sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += zl_dot(distances + i * count, distances + i * count, count);
    return sum / (double)count / 2;
}

zili_status zl_mds_init(zl_mds *mds, const double *distances, size_t count,
                        size_t dimensions, bool all, size_t threads,
                        zili_error *err)
{
    bool found = false, enough = true;

    *mds = (zl_mds){ .count = count };
    zili_status status = check(distances, count, err);
    if (status)
        return status;
    mds->values = zl_alloc_array(count, sizeof *mds->values);
    enough = mds->values;
    if (enough && count > WHOLE && dimensions > 0 && dimensions <= count / 10)
        enough = solve_first(mds, distances, dimensions, threads, &found);
    if (enough && found && all)
        enough = solve_values(mds, distances);
    if (enough && !found)
        enough = solve_all(mds, distances, dimensions);
    if (!enough) {
        zl_mds_clear(mds);
        return zl_no_memory(err);
    }
    mds->whole = trace_of(distances, count);
    judge(mds);
    return ZILI_OK;
}

void zl_mds_clear(zl_mds *mds)
{
    zl_free(mds->points);
    zl_free(mds->values);
    *mds = (zl_mds){ 0 };
}
