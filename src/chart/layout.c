/* layout.c -- where the nodes of a network stand: the only door to igraph. */
#include "layout.h"

#include "base/fail.h"

#include <igraph/igraph.h>
#include <math.h>

#define MOST 25000 /* steps */

static igraph_error_t fill(igraph_vector_int_t *ends, igraph_vector_t *lengths,
                           const zl_edge *edges, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        VECTOR(*ends)[2 * i] = edges[i].from;
        VECTOR(*ends)[2 * i + 1] = edges[i].to;
        VECTOR(*lengths)[i] = edges[i].length;
    }
    return IGRAPH_SUCCESS;
}

/* All that igraph makes stands on its own stack, so that the first failure
 * releases it. */
static igraph_error_t place(igraph_matrix_t *places, size_t nodes,
                            const zl_edge *edges, size_t count)
{
    igraph_vector_int_t ends;
    igraph_vector_t lengths;
    igraph_t graph;
    igraph_integer_t size = (igraph_integer_t)nodes;

    IGRAPH_VECTOR_INT_INIT_FINALLY(&ends, (igraph_integer_t)(2 * count));
    IGRAPH_VECTOR_INIT_FINALLY(&lengths, (igraph_integer_t)count);
    IGRAPH_CHECK(fill(&ends, &lengths, edges, count));
    IGRAPH_CHECK(igraph_create(&graph, &ends, size, IGRAPH_UNDIRECTED));
    IGRAPH_FINALLY(igraph_destroy, &graph);
    IGRAPH_CHECK(igraph_layout_circle(&graph, places, igraph_vss_all()));
    if (count)
        IGRAPH_CHECK(igraph_layout_kamada_kawai(
            &graph, places, 1, size < MOST / 50 ? 50 * size : MOST, 0,
            (igraph_real_t)nodes, &lengths, NULL, NULL, NULL, NULL));
    igraph_destroy(&graph);
    igraph_vector_destroy(&lengths);
    igraph_vector_int_destroy(&ends);
    IGRAPH_FINALLY_CLEAN(3);
    return IGRAPH_SUCCESS;
}

/* ---- turning and scaling ----------------------------------------------- */

static double mean(const double *values, size_t count)
{
    double sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += values[i];
    return sum / (double)count;
}

/* Turn the places so that they spread most along x. */
static void turn(double *x, double *y, size_t count)
{
    double middle_x = mean(x, count), middle_y = mean(y, count);
    double xx = 0, yy = 0, xy = 0;

    for (size_t i = 0; i < count; i++) {
        x[i] -= middle_x;
        y[i] -= middle_y;
        xx += x[i] * x[i];
        yy += y[i] * y[i];
        xy += x[i] * y[i];
    }
    double angle = atan2(2 * xy, xx - yy) / 2;
    for (size_t i = 0; i < count; i++) {
        double old = x[i];
        x[i] = old * cos(angle) + y[i] * sin(angle);
        y[i] = y[i] * cos(angle) - old * sin(angle);
    }
}

static void stretch(double *values, size_t count)
{
    double low = INFINITY, high = -INFINITY;

    for (size_t i = 0; i < count; i++) {
        low = fmin(low, values[i]);
        high = fmax(high, values[i]);
    }
    for (size_t i = 0; i < count; i++)
        values[i] = high - low > 1e-9 ? (values[i] - low) / (high - low) : 0.5;
}

zili_status zl_layout_true(size_t nodes, const zl_edge *edges, size_t count,
                           double *x, double *y, zili_error *err)
{
    igraph_matrix_t places;
    /* By default igraph ends the program. */
    igraph_error_handler_t *before =
        igraph_set_error_handler(igraph_error_handler_ignore);
    igraph_error_t failure = igraph_matrix_init(&places, 0, 0);

    if (!failure) {
        failure = place(&places, nodes, edges, count);
        for (size_t i = 0; !failure && i < nodes; i++) {
            x[i] = igraph_matrix_get(&places, (igraph_integer_t)i, 0);
            y[i] = igraph_matrix_get(&places, (igraph_integer_t)i, 1);
        }
        igraph_matrix_destroy(&places);
    }
    igraph_set_error_handler(before);
    if (failure == IGRAPH_ENOMEM)
        return zl_no_memory(err);
    if (failure)
        return zl_fail(err, ZILI_EFORMAT,
                       "The network cannot be laid out: %s.",
                       igraph_strerror(failure));
    turn(x, y, nodes);
    return ZILI_OK;
}

zili_status zl_layout(size_t nodes, const zl_edge *edges, size_t count,
                      double *x, double *y, zili_error *err)
{
    zili_status status = zl_layout_true(nodes, edges, count, x, y, err);

    if (!status) {
        stretch(x, nodes);
        stretch(y, nodes);
    }
    return status;
}
