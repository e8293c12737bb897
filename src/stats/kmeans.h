/* kmeans.h -- points divided into a given number of clusters, each near to its
 * centre. */
#ifndef ZL_STATS_KMEANS_H
#define ZL_STATS_KMEANS_H

#include <zili/error.h>

#include <stddef.h>
#include <stdint.h>

typedef struct zl_kmeans {
    size_t rows, columns, clusters;
    uint32_t *cluster; /* of each point, from 0, numbered as the points come */
    double *centres;   /* [cluster][column]: means of their points */
    double *within;    /* of each cluster, Σ squared distance to its centre */
    double total;      /* the same to the mean of all points */
    double inside;     /* Σ within; `total` less this is between them */
} zl_kmeans;

/* Divide `points`, [row][column], so that `inside` is small: from `starts`
 * beginnings the best. A beginning chooses points as centres, each with a
 * chance in proportion to its squared distance from those chosen before;
 * then points go to the nearest centre until none does, and after that one by
 * one wherever this makes `inside` less. What comes is a minimum that no
 * single move betters; it depends on the seed, never on the threads.
 *
 * ZILI_EUSAGE where a number is not finite, for no clusters, or where fewer
 * points differ than there are clusters (the sentence says so); ZILI_ENOMEM.
 * On failure and after zl_kmeans_clear() it holds nothing.
 * S. P. Lloyd (1982), IEEE Transactions on Information Theory 28, 129-137;
 * D. Arthur and S. Vassilvitskii (2007), "k-means++", SODA; J. A. Hartigan
 * (1975), Clustering Algorithms, chapter 4.
 * Time: O(starts · passes · rows · clusters · columns). */
zili_status zl_kmeans_init(zl_kmeans *kmeans, const double *points,
                           size_t rows, size_t columns, size_t clusters,
                           uint64_t seed, size_t starts, size_t threads,
                           zili_error *err);
void zl_kmeans_clear(zl_kmeans *kmeans);

#endif
