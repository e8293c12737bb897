/* layout.h -- where the nodes of a network stand: the only door to igraph. */
#ifndef ZL_CHART_LAYOUT_H
#define ZL_CHART_LAYOUT_H

#include <stddef.h>
#include <stdint.h>
#include <zili/error.h>

/* `length` is how far apart its ends would like to be; above 0. */
typedef struct zl_edge {
    uint32_t from, to;
    double length;
} zl_edge;

/* Place the nodes: x[i] and y[i] from 0 to 1, longest side along x. Nothing
 * is drawn by chance: all begin on a circle in their order. Fails with
 * ZILI_ENOMEM, or ZILI_EFORMAT and igraph's own words. One thread at a time:
 * what igraph does about a failure is one setting for the whole process,
 * changed here and put back, and so is its list of what to release.
 *
 * Kamada and Kawai (1989), An algorithm for drawing general undirected
 * graphs, Information Processing Letters 31, 7-15. Time: O(nodes^2). */
ZILI_MUST_CHECK zili_status zl_layout(size_t nodes, const zl_edge *edges,
                                      size_t count, double *x, double *y,
                                      zili_error *err);

/* The same as far apart as lengths say, as well as a plane allows, and not
 * stretched: the middle is at 0. */
ZILI_MUST_CHECK zili_status zl_layout_true(size_t nodes, const zl_edge *edges,
                                           size_t count, double *x, double *y,
                                           zili_error *err);

#endif
