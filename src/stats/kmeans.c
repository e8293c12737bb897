/* kmeans.c -- points divided into a given number of clusters. */
#include "stats/kmeans.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"
#include "stats/random.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#define PASSES 1000 /* none is known to take as many */

/* One division on the way. */
typedef struct division {
    uint32_t *cluster;
    double *centres, *sizes;
    double *far; /* of each point, the squared distance to its centre */
    double inside;
    bool enough; /* as many points differ as there are clusters */
} division;

typedef struct work {
    const double *points;
    size_t rows, columns, clusters;
    uint64_t seed;
    division *slots, best;
    size_t slot_count;
} work;

static double squared(const double *a, const double *b, size_t size)
{
    double sum = 0;

    for (size_t i = 0; i < size; i++)
        sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum;
}

static const double *point(const work *all, size_t row)
{
    return all->points + row * all->columns;
}

static double *centre(const work *all, const division *d, size_t cluster)
{
    return d->centres + cluster * all->columns;
}

/* ---- the beginning ---- */

/* A point, with a chance in proportion to `far`; `rows` where all is 0. */
static size_t draw(const work *all, const division *d, zl_random *random)
{
    double sum = 0, unit = zl_random_unit(random);
    size_t last = all->rows;

    for (size_t i = 0; i < all->rows; i++)
        sum += d->far[i];
    double left = unit * sum;
    for (size_t i = 0; i < all->rows; i++) {
        if (d->far[i] > 0)
            last = i;
        left -= d->far[i];
        if (left < 0 && d->far[i] > 0)
            return i;
    }
    return last;
}

static void choose_centres(const work *all, division *d, zl_random *random)
{
    d->enough = true;
    for (size_t i = 0; i < all->rows; i++)
        d->far[i] = INFINITY;
    for (size_t k = 0; k < all->clusters; k++) {
        size_t row = k == 0 ? zl_random_below(random, (uint32_t)all->rows)
                            : draw(all, d, random);
        if (row == all->rows) {
            d->enough = false;
            return;
        }
        memcpy(centre(all, d, k), point(all, row),
               all->columns * sizeof *d->centres);
        for (size_t i = 0; i < all->rows; i++) {
            double here =
                squared(point(all, i), centre(all, d, k), all->columns);
            if (here < d->far[i]) {
                d->far[i] = here;
                d->cluster[i] = (uint32_t)k;
            }
        }
    }
}

/* ---- to the nearest centre ---- */

static void find_centres(const work *all, division *d)
{
    memset(d->sizes, 0, all->clusters * sizeof *d->sizes);
    memset(d->centres, 0, all->clusters * all->columns * sizeof *d->centres);
    for (size_t i = 0; i < all->rows; i++) {
        double *here = centre(all, d, d->cluster[i]);
        d->sizes[d->cluster[i]]++;
        for (size_t c = 0; c < all->columns; c++)
            here[c] += point(all, i)[c];
    }
    for (size_t k = 0; k < all->clusters; k++)
        for (size_t c = 0; c < all->columns; c++)
            centre(all, d, k)[c] /= d->sizes[k];
}

/* A point that is the last of its cluster stays, so none is ever empty. */
static size_t go_to_nearest(const work *all, division *d)
{
    size_t moved = 0;

    for (size_t i = 0; i < all->rows; i++) {
        size_t from = d->cluster[i], to = from;
        double least =
            squared(point(all, i), centre(all, d, from), all->columns);
        for (size_t k = 0; k < all->clusters && d->sizes[from] > 1; k++) {
            double here =
                squared(point(all, i), centre(all, d, k), all->columns);
            if (here < least) {
                least = here;
                to = k;
            }
        }
        if (to == from)
            continue;
        d->cluster[i] = (uint32_t)to;
        d->sizes[from]--;
        d->sizes[to]++;
        moved++;
    }
    return moved;
}

/* ---- one by one ---- */

static void move_point(const work *all, division *d, size_t row, size_t to)
{
    size_t from = d->cluster[row];
    double *old = centre(all, d, from), *new = centre(all, d, to);

    for (size_t c = 0; c < all->columns; c++) {
        double here = point(all, row)[c];
        old[c] -= (here - old[c]) / (d->sizes[from] - 1);
        new[c] += (here - new[c]) / (d->sizes[to] + 1);
    }
    d->sizes[from]--;
    d->sizes[to]++;
    d->cluster[row] = (uint32_t)to;
}

/* What `inside` loses when a point leaves, and gains where it comes. */
static size_t best_move(const work *all, const division *d, size_t row)
{
    size_t from = d->cluster[row], to = from;
    double n = d->sizes[from];

    if (n <= 1)
        return from;
    double least =
        n / (n - 1) * (1 - 1e-12) *
        squared(point(all, row), centre(all, d, from), all->columns);
    for (size_t k = 0; k < all->clusters; k++) {
        double size = d->sizes[k];
        double gains =
            size / (size + 1) *
            squared(point(all, row), centre(all, d, k), all->columns);
        if (k != from && gains < least) {
            least = gains;
            to = k;
        }
    }
    return to;
}

static size_t move_singly(const work *all, division *d)
{
    size_t moved = 0;

    for (size_t i = 0; i < all->rows; i++) {
        size_t to = best_move(all, d, i);
        if (to != d->cluster[i]) {
            move_point(all, d, i, to);
            moved++;
        }
    }
    return moved;
}

/* ---- one start ---- */

static void settle(const work *all, division *d)
{
    find_centres(all, d);
    for (int i = 0; i < PASSES && go_to_nearest(all, d); i++)
        find_centres(all, d);
    for (int i = 0; i < PASSES && move_singly(all, d); i++)
        find_centres(all, d);
    find_centres(all, d);
    d->inside = 0;
    for (size_t i = 0; i < all->rows; i++) {
        d->far[i] = squared(point(all, i), centre(all, d, d->cluster[i]),
                            all->columns);
        d->inside += d->far[i];
    }
}

static bool run_start(void *user, size_t job, size_t slot)
{
    work *all = user;
    division *d = &all->slots[slot];
    zl_random random = zl_random_at(all->seed, ZL_RANDOM_CENTRES, job);

    choose_centres(all, d, &random);
    if (d->enough)
        settle(all, d);
    return true;
}

/* Better by more than the last digits, so that of equal ones the first is
 * taken. */
static bool take_start(void *user, size_t job, size_t slot)
{
    work *all = user;
    division *d = &all->slots[slot];

    if (!d->enough)
        return false;
    if (job == 0 || d->inside < all->best.inside * (1 - 1e-12)) {
        division worse = all->best;
        all->best = *d;
        *d = worse;
    }
    return true;
}

/* ---- the whole ---- */

static bool make_division(const work *all, division *d)
{
    d->cluster = zl_alloc_array(all->rows, sizeof *d->cluster);
    d->far = zl_alloc_array(all->rows, sizeof *d->far);
    d->sizes = zl_alloc_array(all->clusters, sizeof *d->sizes);
    d->centres =
        zl_alloc_array(all->clusters, all->columns * sizeof *d->centres);
    return d->cluster && d->far && d->sizes && d->centres;
}

static void clear_division(division *d)
{
    zl_free(d->cluster);
    zl_free(d->far);
    zl_free(d->sizes);
    zl_free(d->centres);
}

static bool make_slots(work *all, size_t threads)
{
    size_t count = zl_work_slots(threads);

    all->slots = zl_alloc_array(count, sizeof *all->slots);
    if (!all->slots || !make_division(all, &all->best))
        return false;
    while (all->slot_count < count)
        if (!make_division(all, &all->slots[all->slot_count++]))
            return false;
    return true;
}

/* Clusters are numbered as the points come. */
static bool fill(const work *all, zl_kmeans *out)
{
    const division *d = &all->best;
    uint32_t *number = zl_alloc_array(all->clusters, sizeof *number);
    uint32_t next = 0;

    out->cluster = zl_alloc_array(all->rows, sizeof *out->cluster);
    out->within = zl_alloc_array(all->clusters, sizeof *out->within);
    out->centres =
        zl_alloc_array(all->clusters, all->columns * sizeof *out->centres);
    if (!number || !out->cluster || !out->within || !out->centres) {
        zl_free(number);
        return false;
    }
    for (size_t i = 0; i < all->rows; i++) {
        uint32_t *here = &number[d->cluster[i]];
        if (*here == 0) {
            memcpy(out->centres + next * all->columns,
                   centre(all, d, d->cluster[i]),
                   all->columns * sizeof *out->centres);
            *here = ++next;
        }
        out->cluster[i] = *here - 1;
        out->within[*here - 1] += d->far[i];
    }
    out->inside = d->inside;
    zl_free(number);
    return true;
}

static void add_total(const work *all, zl_kmeans *out)
{
    for (size_t c = 0; c < all->columns; c++) {
        double mean = 0;
        for (size_t i = 0; i < all->rows; i++)
            mean += point(all, i)[c] / (double)all->rows;
        for (size_t i = 0; i < all->rows; i++)
            out->total += (point(all, i)[c] - mean) *
                          (point(all, i)[c] - mean);
    }
}

static zili_status check(const work *all, zili_error *err)
{
    if (all->clusters == 0 || all->rows == 0 || all->rows > UINT32_MAX)
        return zl_fail(err, ZILI_EUSAGE,
                       "%zu points cannot be divided into %zu clusters.",
                       all->rows, all->clusters);
    for (size_t i = 0; i < all->rows * all->columns; i++)
        if (!isfinite(all->points[i]))
            return zl_fail(err, ZILI_EUSAGE, "point %zu is not a number.",
                           i / all->columns + 1);
    return ZILI_OK;
}

static zili_status divide(work *all, size_t starts, size_t threads,
                          zl_kmeans *out, zili_error *err)
{
    if (!make_slots(all, threads))
        return zl_no_memory(err);
    if (zl_work(threads, starts, run_start, take_start, all) < starts)
        return zl_fail(err, ZILI_EUSAGE,
                       "fewer than %zu points differ: there "
                       "are no %zu clusters.",
                       all->clusters, all->clusters);
    if (!fill(all, out))
        return zl_no_memory(err);
    add_total(all, out);
    return ZILI_OK;
}

zili_status zl_kmeans_init(zl_kmeans *kmeans, const double *points,
                           size_t rows, size_t columns, size_t clusters,
                           uint64_t seed, size_t starts, size_t threads,
                           zili_error *err)
{
    work all = { .points = points,
                 .rows = rows,
                 .columns = columns,
                 .clusters = clusters,
                 .seed = seed };

    *kmeans =
        (zl_kmeans){ .rows = rows, .columns = columns, .clusters = clusters };
    zili_status status = check(&all, err);
    if (status == ZILI_OK)
        status = divide(&all, starts ? starts : 1, threads, kmeans, err);
    for (size_t i = 0; i < all.slot_count; i++)
        clear_division(&all.slots[i]);
    clear_division(&all.best);
    zl_free(all.slots);
    if (status)
        zl_kmeans_clear(kmeans);
    return status;
}

void zl_kmeans_clear(zl_kmeans *kmeans)
{
    zl_free(kmeans->cluster);
    zl_free(kmeans->centres);
    zl_free(kmeans->within);
    *kmeans = (zl_kmeans){ 0 };
}
