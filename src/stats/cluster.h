/* cluster.h -- what is near is put together, step by step: a tree. */
#ifndef ZL_STATS_CLUSTER_H
#define ZL_STATS_CLUSTER_H

#include <zili/error.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How far a cluster is from another that was made of two, i and j; n are
 * their sizes, k is the other (G. N. Lance and W. T. Williams 1967, Computer
 * Journal 9, 373-380). */
typedef enum zl_linkage {
    ZL_LINKAGE_SINGLE,   /* the least of d(i,k), d(j,k) */
    ZL_LINKAGE_COMPLETE, /* the greatest */
    ZL_LINKAGE_AVERAGE,  /* (n_i·d(i,k) + n_j·d(j,k))/(n_i + n_j) */
    ZL_LINKAGE_MCQUITTY, /* (d(i,k) + d(j,k))/2 */
    ZL_LINKAGE_WARD_D, /* ((n_i+n_k)·d(i,k) + (n_j+n_k)·d(j,k) - n_k·d(i,j))/
                            (n_i+n_j+n_k): Ward's, given squares of distances */
    ZL_LINKAGE_WARD_D2,  /* the same on squares of what is given; heights are
                            roots: Ward's (1963), given distances */
    ZL_LINKAGE_CENTROID, /* (n_i·d(i,k) + n_j·d(j,k) - n_i·n_j·d(i,j)/
                            (n_i+n_j))/(n_i+n_j), given squares */
    ZL_LINKAGE_MEDIAN    /* (d(i,k) + d(j,k))/2 - d(i,j)/4, given squares */
} zl_linkage;

/* The linkage that hclust() of R calls so: "single", "complete", "average",
 * "mcquitty", "ward.D", "ward.D2", "centroid", "median"; false where there is
 * none. And its name. */
bool zl_linkage_find(const char *name, zl_linkage *linkage);
const char *zl_linkage_name(zl_linkage linkage);

/* The i-th step puts two clusters together: an item below 0 (-1 is the first),
 * the cluster of an earlier step from 1. Items come before clusters and small
 * numbers of each before great ones, as in R. */
typedef struct zl_merge {
    int32_t left, right;
    double height; /* how far they were from each other */
    uint32_t size; /* items in it */
} zl_merge;

typedef struct zl_tree {
    size_t count;     /* items */
    zl_merge *merges; /* count - 1; the tree's own */
    uint32_t *order;  /* items from 0, so that no branches cross */
} zl_tree;

/* Cluster `count` items by `distances`, [item][item], of which what is below
 * the diagonal is read. Of pairs that are equally near the one whose first
 * item is the first, and then its second. With centroid and median a height
 * may be less than one before it.
 *
 * ZILI_EUSAGE for fewer than 2 items, more than 65,535, or a distance that is
 * missing, negative or not finite (the sentence names the items); ZILI_ENOMEM.
 * On failure and after zl_tree_clear() `tree` holds nothing.
 * F. Murtagh (1985), Multidimensional Clustering Algorithms.
 * Time: O(count²), seldom more; 5,000 items take a second. Memory: 4·count²
 * bytes beside what is given. */
zili_status zl_tree_init(zl_tree *tree, const double *distances, size_t count,
                         zl_linkage linkage, zili_error *err);
void zl_tree_clear(zl_tree *tree);

/* Cut the tree into `clusters` (1 to count; more or less is taken for those):
 * the number of each item's, from 0, numbered as the items come. False
 * without memory. Time: O(count). */
bool zl_tree_cut(const zl_tree *tree, size_t clusters, uint32_t *cluster);

/* The correlation of the distances with the heights at which two items come
 * together: how well the tree tells them, -1 to 1. R. R. Sokal and F. J. Rohlf
 * (1962), Taxon 11, 33-40. NAN where either are all the same, as of two items.
 * False without memory. Time: O(count²). */
bool zl_tree_cophenetic(const zl_tree *tree, const double *distances,
                        double *correlation);

/* How many of `tries` trees, made of resampled data, have a cluster of just
 * the items of each merge: 0 to 1, into `shares`, count - 1 of them.
 *
 * `resample` fills the distances, [item][item], of try `index`, from numbers
 * by chance that depend on the index alone (zl_random_at() with
 * ZL_RANDOM_RESAMPLE), on any thread; false ends the work, ZILI_ESTOPPED. The
 * result does not depend on the number of threads. J. Felsenstein (1985),
 * "Confidence limits on phylogenies", Evolution 39, 783-791.
 * Time: O(tries · count²). Memory: 12·count² bytes for each slot of
 * zl_work_slots(). */
typedef bool zl_resample_fn(void *user, uint64_t index, double *distances);
zili_status zl_tree_support(const zl_tree *tree, zl_linkage linkage,
                            zl_resample_fn *resample, void *user,
                            uint64_t tries, size_t threads, double *shares,
                            zili_error *err);

#endif
