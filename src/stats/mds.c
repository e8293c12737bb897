/* mds.c -- points in few dimensions whose distances are near to given ones. */
#include "stats/mds.h"

#include "base/fail.h"
#include "base/mem.h"
#include "stats/eigen.h"

#include <math.h>
#include <stdbool.h>

#define NOTHING 1e-13 /* of the first eigenvalue */

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
                               "the distance of points %zu and %zu is none.",
                               i + 1, k + 1);
        }
    return most > 0 ? ZILI_OK
                    : zl_fail(err, ZILI_EUSAGE, "all points are the same.");
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

    for (size_t i = 0; i < mds->count; i++) {
        shown += i < mds->dimensions ? mds->values[i] : 0;
        all += fabs(mds->values[i]);
        positive += fmax(0, mds->values[i]);
    }
    mds->fit = shown / all;
    mds->fit_positive = shown / positive;
}

zili_status zl_mds_init(zl_mds *mds, const double *distances, size_t count,
                        size_t dimensions, zili_error *err)
{
    *mds = (zl_mds){ .count = count };
    zili_status status = check(distances, count, err);
    if (status)
        return status;
    double *matrix = zl_alloc_array(count, count * sizeof *matrix);
    mds->values = zl_alloc_array(count, sizeof *mds->values);
    bool enough = matrix && mds->values;
    if (enough) {
        centre(distances, count, matrix, mds->values);
        enough = zl_eigen(matrix, count, mds->values);
    }
    if (enough) {
        mds->dimensions = count_dimensions(mds->values, count, dimensions);
        enough = place(mds, matrix);
    }
    zl_free(matrix);
    if (!enough) {
        zl_mds_clear(mds);
        return zl_no_memory(err);
    }
    judge(mds);
    return ZILI_OK;
}

void zl_mds_clear(zl_mds *mds)
{
    zl_free(mds->points);
    zl_free(mds->values);
    *mds = (zl_mds){ 0 };
}
