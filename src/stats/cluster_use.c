/* cluster_use.c -- what is asked of a tree: clusters, how well it tells the
 * distances, how sure it is. */
#include "stats/cluster.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"
#include "stats/random.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- cutting ---- */

/* Of each item, the merge that is kept and took it from being alone, or 0. */
static void mark(const zl_tree *tree, size_t merges, uint32_t *step_of)
{
    for (size_t i = 0; i < tree->count; i++)
        step_of[i] = 0;
    for (size_t i = 0; i < merges; i++) {
        const int32_t sides[] = { tree->merges[i].left,
                                  tree->merges[i].right };
        for (int k = 0; k < 2; k++)
            if (sides[k] < 0)
                step_of[-sides[k] - 1] = (uint32_t)i + 1;
    }
}

/* The last of the kept merges that each merge went into. */
static void follow(const zl_tree *tree, size_t merges, uint32_t *last)
{
    for (size_t i = 0; i < merges; i++)
        last[i] = (uint32_t)i + 1;
    for (size_t i = merges; i-- > 0;) {
        const int32_t sides[] = { tree->merges[i].left,
                                  tree->merges[i].right };
        for (int k = 0; k < 2; k++)
            if (sides[k] > 0)
                last[sides[k] - 1] = last[i];
    }
}

bool zl_tree_cut(const zl_tree *tree, size_t clusters, uint32_t *cluster)
{
    size_t count = tree->count;
    uint32_t *last = zl_alloc_array(count, 2 * sizeof *last), next = 0;
    uint32_t *number = last + count; /* of a merge's cluster, plus 1 */

    if (!last)
        return false;
    clusters = clusters < 1 ? 1 : clusters > count ? count : clusters;
    mark(tree, count - clusters, cluster);
    follow(tree, count - clusters, last);
    for (size_t i = 0; i < count; i++) {
        uint32_t step = cluster[i];
        if (step == 0) {
            cluster[i] = next++;
            continue;
        }
        uint32_t *here = &number[last[step - 1] - 1];
        if (*here == 0)
            *here = ++next;
        cluster[i] = *here - 1;
    }
    zl_free(last);
    return true;
}

/* ---- how well the tree tells the distances ---- */

typedef struct moments {
    double n, x, y, xx, yy, xy;
} moments;

static void add_pair(moments *sums, double x, double y)
{
    sums->xx += x * x;
    sums->yy += y * y;
    sums->xy += x * y;
}

/* Where the items of each merge begin in the order of the tree. */
static void begin_of(const zl_tree *tree, uint32_t *begin)
{
    begin[tree->count - 2] = 0;
    for (size_t i = tree->count - 1; i-- > 0;) {
        const zl_merge *merge = &tree->merges[i];
        uint32_t left = 1;
        if (merge->left > 0) {
            begin[merge->left - 1] = begin[i];
            left = tree->merges[merge->left - 1].size;
        }
        if (merge->right > 0)
            begin[merge->right - 1] = begin[i] + left;
    }
}

static uint32_t size_left(const zl_tree *tree, const zl_merge *merge)
{
    return merge->left < 0 ? 1 : tree->merges[merge->left - 1].size;
}

/* The distance and the height of each pair of items: first for the means,
 * then for the products. */
static void over_pairs(const zl_tree *tree, const double *distances,
                       const uint32_t *begin, moments *sums, bool second)
{
    for (size_t i = 0; i + 1 < tree->count; i++) {
        const zl_merge *merge = &tree->merges[i];
        uint32_t split = begin[i] + size_left(tree, merge);
        uint32_t end = begin[i] + merge->size;
        for (uint32_t a = begin[i]; a < split; a++)
            for (uint32_t b = split; b < end; b++) {
                size_t one = tree->order[a], other = tree->order[b];
                double far = one > other
                                 ? distances[one * tree->count + other]
                                 : distances[other * tree->count + one];
                if (second) {
                    add_pair(sums, far - sums->x, merge->height - sums->y);
                } else {
                    sums->x += far;
                    sums->y += merge->height;
                    sums->n++;
                }
            }
    }
}

bool zl_tree_cophenetic(const zl_tree *tree, const double *distances,
                        double *correlation)
{
    moments sums = { 0, 0, 0, 0, 0, 0 };
    uint32_t *begin = zl_alloc_array(tree->count, sizeof *begin);

    if (!begin)
        return false;
    begin_of(tree, begin);
    over_pairs(tree, distances, begin, &sums, false);
    sums.x /= sums.n;
    sums.y /= sums.n;
    over_pairs(tree, distances, begin, &sums, true);
    zl_free(begin);
    double size = sqrt(sums.xx) * sqrt(sums.yy);
    *correlation = size > 0 ? sums.xy / size : NAN;
    return true;
}

/* ---- how sure it is ---- */

/* A set of items: the sum of a number by chance for each. That two of
 * different sets are the same happens once in 2^128. */
typedef struct item_set {
    uint64_t one, other;
} item_set;

static item_set set_of_item(size_t item)
{
    zl_random random = zl_random_at(0, ZL_RANDOM_ITEMS, item);
    item_set set;

    set.one = (uint64_t)zl_random_next(&random) << 32;
    set.one |= zl_random_next(&random);
    set.other = (uint64_t)zl_random_next(&random) << 32;
    set.other |= zl_random_next(&random);
    return set;
}

static void make_sets(const zl_tree *tree, item_set *sets)
{
    for (size_t i = 0; i + 1 < tree->count; i++) {
        const int32_t sides[] = { tree->merges[i].left,
                                  tree->merges[i].right };
        sets[i] = (item_set){ 0, 0 };
        for (int k = 0; k < 2; k++) {
            item_set part = sides[k] > 0 ? sets[sides[k] - 1]
                                         : set_of_item((size_t)-sides[k]);
            sets[i].one += part.one;
            sets[i].other += part.other;
        }
    }
}

static int by_set(const void *left, const void *right)
{
    const item_set *a = left, *b = right;

    if (a->one != b->one)
        return a->one < b->one ? -1 : 1;
    return (a->other > b->other) - (a->other < b->other);
}

typedef struct support {
    const zl_tree *tree;
    zl_linkage linkage;
    zl_resample_fn *resample;
    void *user;
    item_set *sets;      /* of the tree */
    double *distances;   /* a slot */
    item_set *found;     /* a slot, sorted */
    zili_status *status; /* a slot */
    uint64_t *counts;    /* a merge of the tree */
    zili_status failure;
} support;

static bool run_try(void *user, size_t job, size_t slot)
{
    support *work = user;
    size_t count = work->tree->count;
    double *distances = work->distances + slot * count * count;
    item_set *sets = work->found + slot * count;
    zl_tree tree = { 0 };

    work->status[slot] = ZILI_ESTOPPED;
    if (work->resample(work->user, job, distances))
        work->status[slot] =
            zl_tree_init(&tree, distances, count, work->linkage, NULL);
    if (work->status[slot] == ZILI_OK) {
        make_sets(&tree, sets);
        qsort(sets, count - 1, sizeof *sets, by_set);
    }
    zl_tree_clear(&tree);
    return true;
}

static bool take_try(void *user, size_t job, size_t slot)
{
    support *work = user;
    size_t count = work->tree->count;
    const item_set *sets = work->found + slot * count;

    (void)job;
    work->failure = work->status[slot];
    for (size_t i = 0; i + 1 < count && !work->failure; i++)
        work->counts[i] += bsearch(&work->sets[i], sets, count - 1,
                                   sizeof *sets, by_set) != NULL;
    return work->failure == ZILI_OK;
}

static bool make_room(support *work, size_t slots)
{
    size_t count = work->tree->count;

    work->sets = zl_alloc_array(count, sizeof *work->sets);
    work->counts = zl_alloc_array(count, sizeof *work->counts);
    work->distances =
        zl_alloc_array(slots * count, count * sizeof *work->distances);
    work->found = zl_alloc_array(slots * count, sizeof *work->found);
    work->status = zl_alloc_array(slots, sizeof *work->status);
    return work->sets && work->counts && work->distances && work->found &&
           work->status;
}

static zili_status say(zili_status failure, zili_error *err)
{
    if (failure == ZILI_ENOMEM)
        return zl_no_memory(err);
    if (failure == ZILI_ESTOPPED)
        return zl_fail(err, failure, "resampling was stopped.");
    if (failure)
        return zl_fail(err, failure, "resampled items have no distances.");
    return ZILI_OK;
}

zili_status zl_tree_support(const zl_tree *tree, zl_linkage linkage,
                            zl_resample_fn *resample, void *user,
                            uint64_t tries, size_t threads, double *shares,
                            zili_error *err)
{
    support work = { .tree = tree,
                     .linkage = linkage,
                     .resample = resample,
                     .user = user,
                     .failure = ZILI_ENOMEM };

    if (make_room(&work, zl_work_slots(threads))) {
        work.failure = ZILI_OK;
        make_sets(tree, work.sets);
        zl_work(threads, (size_t)tries, run_try, take_try, &work);
    }
    for (size_t i = 0; i + 1 < tree->count && !work.failure; i++)
        shares[i] = tries ? (double)work.counts[i] / (double)tries : 0;
    zl_free(work.sets);
    zl_free(work.counts);
    zl_free(work.distances);
    zl_free(work.found);
    zl_free(work.status);
    return say(work.failure, err);
}
