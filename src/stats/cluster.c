/* cluster.c -- what is near is put together, step by step.
 *
 * Each cluster remembers which of those behind it is nearest; a step looks for
 * the nearest pair among these, and again for those that have lost theirs. */
#include "stats/cluster.h"

#include "base/fail.h"
#include "base/mem.h"

#include <math.h>
#include <string.h>

#define MOST 65535 /* items */

static const char *const names[] = {
    [ZL_LINKAGE_SINGLE] = "single",     [ZL_LINKAGE_COMPLETE] = "complete",
    [ZL_LINKAGE_AVERAGE] = "average",   [ZL_LINKAGE_MCQUITTY] = "mcquitty",
    [ZL_LINKAGE_WARD_D] = "ward.D",     [ZL_LINKAGE_WARD_D2] = "ward.D2",
    [ZL_LINKAGE_CENTROID] = "centroid", [ZL_LINKAGE_MEDIAN] = "median",
};

bool zl_linkage_find(const char *name, zl_linkage *linkage)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0) {
            *linkage = (zl_linkage)i;
            return true;
        }
    return false;
}

const char *zl_linkage_name(zl_linkage linkage)
{
    return names[linkage];
}

/* ---- clusters that are left ---- */

/* A cluster stands at its first item. */
typedef struct clusters {
    size_t count; /* items */
    zl_linkage linkage;
    double *near;      /* how far i is from k, i < k, row after row */
    double *nearest;   /* of each, the distance of the nearest behind it */
    uint32_t *partner; /* which that is */
    uint32_t *sizes;   /* 0: was put into another */
    int32_t *step;     /* the step that made it, or minus the item */
} clusters;

static double *distance_at(const clusters *all, size_t i, size_t k)
{
    size_t first = i < k ? i : k, second = i < k ? k : i;

    return &all->near[first * (2 * all->count - first - 1) / 2 +
                      (second - first - 1)];
}

/* Look for the nearest behind i. */
static void look(clusters *all, size_t i)
{
    double least = INFINITY;
    size_t which = i;

    for (size_t k = i + 1; k < all->count; k++) {
        double here = *distance_at(all, i, k);
        if (all->sizes[k] && here < least) {
            least = here;
            which = k;
        }
    }
    all->nearest[i] = least;
    all->partner[i] = (uint32_t)which;
}

/* Of clusters i and j, put together, from k. */
static double distance_from(const clusters *all, size_t i, size_t j, size_t k,
                            double apart)
{
    double from_i = *distance_at(all, i, k), from_j = *distance_at(all, j, k);
    double n_i = all->sizes[i], n_j = all->sizes[j], n_k = all->sizes[k];

    switch (all->linkage) {
    case ZL_LINKAGE_SINGLE:
        return fmin(from_i, from_j);
    case ZL_LINKAGE_COMPLETE:
        return fmax(from_i, from_j);
    case ZL_LINKAGE_AVERAGE:
        return (n_i * from_i + n_j * from_j) / (n_i + n_j);
    case ZL_LINKAGE_MCQUITTY:
        return (from_i + from_j) / 2;
    case ZL_LINKAGE_WARD_D:
    case ZL_LINKAGE_WARD_D2:
        return ((n_i + n_k) * from_i + (n_j + n_k) * from_j - n_k * apart) /
               (n_i + n_j + n_k);
    case ZL_LINKAGE_CENTROID:
        return (n_i * from_i + n_j * from_j -
                n_i * n_j * apart / (n_i + n_j)) /
               (n_i + n_j);
    case ZL_LINKAGE_MEDIAN:
        return (from_i + from_j) / 2 - apart / 4;
    }
    return NAN;
}

/* New distances of i, into which j goes. Those before i may find it nearer
 * than what they knew. */
static void join(clusters *all, size_t i, size_t j)
{
    double apart = *distance_at(all, i, j);

    for (size_t k = 0; k < all->count; k++) {
        if (k == i || k == j || !all->sizes[k])
            continue;
        double here = distance_from(all, i, j, k, apart);
        *distance_at(all, i, k) = here;
        if (k < i && here < all->nearest[k]) {
            all->nearest[k] = here;
            all->partner[k] = (uint32_t)i;
        }
    }
    all->sizes[i] += all->sizes[j];
    all->sizes[j] = 0;
}

/* Those whose nearest was one of the two look again. */
static void look_again(clusters *all, size_t i, size_t j)
{
    for (size_t k = 0; k < j; k++)
        if (all->sizes[k] &&
            (k == i || all->partner[k] == i || all->partner[k] == j))
            look(all, k);
}

static size_t nearest_pair(const clusters *all)
{
    double least = INFINITY;
    size_t which = all->count;

    for (size_t i = 0; i + 1 < all->count; i++)
        if (all->sizes[i] &&
            (which == all->count || all->nearest[i] < least)) {
            least = all->nearest[i];
            which = i;
        }
    return which;
}

static zl_merge merge_of(int32_t a, int32_t b, double height, uint32_t size)
{
    bool items = a < 0 && b < 0;
    bool in_order = items ? a > b : a < b;

    return in_order ? (zl_merge){ a, b, height, size }
                    : (zl_merge){ b, a, height, size };
}

static void run(clusters *all, zl_merge *merges)
{
    for (size_t i = 0; i < all->count; i++) {
        look(all, i);
        all->step[i] = -(int32_t)i - 1;
    }
    for (size_t step = 0; step + 1 < all->count; step++) {
        size_t i = nearest_pair(all), j = all->partner[i];
        double height = all->nearest[i];
        join(all, i, j);
        look_again(all, i, j);
        if (all->linkage == ZL_LINKAGE_WARD_D2)
            height = sqrt(height);
        merges[step] =
            merge_of(all->step[i], all->step[j], height, all->sizes[i]);
        all->step[i] = (int32_t)step + 1;
    }
}

/* ---- the order of the leaves ---- */

/* From the last merge down: each cluster is given its place, and gives the
 * first part of it to the left. */
static bool arrange(zl_tree *tree)
{
    uint32_t *begin = zl_alloc_array(tree->count, sizeof *begin);

    if (!begin)
        return false;
    for (size_t i = tree->count - 1; i-- > 0;) {
        const zl_merge *merge = &tree->merges[i];
        uint32_t at = begin[i];
        const int32_t sides[] = { merge->left, merge->right };
        for (int k = 0; k < 2; k++) {
            if (sides[k] < 0) {
                tree->order[at++] = (uint32_t)(-sides[k] - 1);
            } else {
                begin[sides[k] - 1] = at;
                at += tree->merges[sides[k] - 1].size;
            }
        }
    }
    zl_free(begin);
    return true;
}

/* ---- the whole ---- */

static zili_status take_distances(clusters *all, const double *distances,
                                  zili_error *err)
{
    bool squares = all->linkage == ZL_LINKAGE_WARD_D2;

    for (size_t i = 1; i < all->count; i++)
        for (size_t k = 0; k < i; k++) {
            double here = distances[i * all->count + k];
            if (!(here >= 0 && isfinite(here)))
                return zl_fail(err, ZILI_EUSAGE,
                               "items %zu and %zu have no distance.", k + 1,
                               i + 1);
            *distance_at(all, k, i) = squares ? here * here : here;
        }
    return ZILI_OK;
}

static bool make_room(clusters *all, zl_tree *tree)
{
    size_t count = all->count;

    tree->count = count;
    tree->merges = zl_alloc_array(count, sizeof *tree->merges);
    tree->order = zl_alloc_array(count, sizeof *tree->order);
    all->near = zl_alloc_array(count * (count - 1) / 2, sizeof *all->near);
    all->nearest = zl_alloc_array(count, sizeof *all->nearest);
    all->partner = zl_alloc_array(count, sizeof *all->partner);
    all->sizes = zl_alloc_array(count, sizeof *all->sizes);
    all->step = zl_alloc_array(count, sizeof *all->step);
    if (!tree->merges || !tree->order || !all->near || !all->nearest ||
        !all->partner || !all->sizes || !all->step)
        return false;
    for (size_t i = 0; i < count; i++)
        all->sizes[i] = 1;
    return true;
}

static zili_status grow(clusters *all, const double *distances, zl_tree *tree,
                        zili_error *err)
{
    if (!make_room(all, tree))
        return zl_no_memory(err);
    zili_status status = take_distances(all, distances, err);
    if (status)
        return status;
    run(all, tree->merges);
    return arrange(tree) ? ZILI_OK : zl_no_memory(err);
}

zili_status zl_tree_init(zl_tree *tree, const double *distances, size_t count,
                         zl_linkage linkage, zili_error *err)
{
    clusters all = { .count = count, .linkage = linkage };

    *tree = (zl_tree){ 0 };
    if (count < 2 || count > MOST)
        return zl_fail(err, ZILI_EUSAGE, "%zu items are no tree: 2 to %d are.",
                       count, MOST);
    zili_status status = grow(&all, distances, tree, err);
    if (status)
        zl_tree_clear(tree);
    zl_free(all.near);
    zl_free(all.nearest);
    zl_free(all.partner);
    zl_free(all.sizes);
    zl_free(all.step);
    return status;
}

void zl_tree_clear(zl_tree *tree)
{
    zl_free(tree->merges);
    zl_free(tree->order);
    *tree = (zl_tree){ 0 };
}
