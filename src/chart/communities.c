/* communities.c -- which nodes of a network belong together, and which stand
 * in the middle of it. */
#include "communities.h"

#include "base/fail.h"
#include "base/mem.h"

#include <igraph/igraph.h>
#include <math.h>
#include <stdlib.h>

#define SEEDS 10
#define WEAKEST 1e-12   /* of the strongest: links that are longer are not */
#define RANDOMNESS 0.01 /* of Leiden's refinement, as igraph's own */

/* What is asked of igraph, and where the answer goes. */
struct request {
    size_t nodes, count;
    const zl_theme_pair *links;
    zl_clustering how;
    zl_communities *communities; /* or */
    const zl_centrality *centrality;
    double strongest; /* strengths are parts of this, that sums stay finite */
};

static double strongest_of(const zl_theme_pair *links, size_t count)
{
    double strongest = 0;

    for (size_t i = 0; i < count; i++)
        strongest = fmax(strongest, links[i].value);
    return strongest;
}

/* All that igraph makes stands on its own stack, so that the first failure
 * releases it. */
static igraph_error_t make_graph(const struct request *request,
                                 igraph_t *graph, igraph_vector_t *weights)
{
    igraph_vector_int_t ends;
    igraph_integer_t count = (igraph_integer_t)request->count;

    IGRAPH_VECTOR_INIT_FINALLY(weights, count);
    IGRAPH_VECTOR_INT_INIT_FINALLY(&ends, 2 * count);
    for (size_t i = 0; i < request->count; i++) {
        VECTOR(ends)[2 * i] = request->links[i].a;
        VECTOR(ends)[2 * i + 1] = request->links[i].b;
        VECTOR(*weights)[i] = request->links[i].value / request->strongest;
    }
    IGRAPH_CHECK(igraph_create(graph, &ends, (igraph_integer_t)request->nodes,
                               IGRAPH_UNDIRECTED));
    igraph_vector_int_destroy(&ends);
    IGRAPH_FINALLY_CLEAN(1);
    IGRAPH_FINALLY(igraph_destroy, graph);
    return IGRAPH_SUCCESS;
}

static void destroy_graph(igraph_t *graph, igraph_vector_t *weights)
{
    igraph_destroy(graph);
    igraph_vector_destroy(weights);
    IGRAPH_FINALLY_CLEAN(2);
}

/* ---- communities ------------------------------------------------------- */

static void keep_best(const igraph_vector_int_t *found, double modularity,
                      const struct request *request)
{
    zl_communities *out = request->communities;

    if (modularity <= out->modularity + 1e-12)
        return;
    out->modularity = modularity;
    for (size_t i = 0; i < request->nodes; i++)
        out->of[i] = (uint32_t)VECTOR(*found)[i];
}

/* Of the resolution 1/2m and nodes as heavy as their strengths Leiden's
 * quality is the modularity. */
static igraph_error_t leiden(const igraph_t *graph,
                             const igraph_vector_t *weights,
                             igraph_vector_int_t *found,
                             const struct request *request)
{
    igraph_vector_t strengths;
    double modularity;

    IGRAPH_VECTOR_INIT_FINALLY(&strengths, 0);
    IGRAPH_CHECK(igraph_strength(graph, &strengths, igraph_vss_all(),
                                 IGRAPH_ALL, true, weights));
    double twice = igraph_vector_sum(&strengths);
    for (unsigned long seed = 1; seed <= SEEDS; seed++) {
        IGRAPH_CHECK(igraph_rng_seed(igraph_rng_default(), seed));
        IGRAPH_CHECK(igraph_community_leiden(graph, weights, &strengths,
                                             1 / twice, RANDOMNESS, false, -1,
                                             found, NULL, NULL));
        IGRAPH_CHECK(
            igraph_modularity(graph, found, weights, 1, false, &modularity));
        keep_best(found, modularity, request);
    }
    igraph_vector_destroy(&strengths);
    IGRAPH_FINALLY_CLEAN(1);
    return IGRAPH_SUCCESS;
}

static igraph_error_t louvain(const igraph_t *graph,
                              const igraph_vector_t *weights,
                              igraph_vector_int_t *found,
                              const struct request *request)
{
    double modularity;

    IGRAPH_CHECK(igraph_rng_seed(igraph_rng_default(), 1));
    IGRAPH_CHECK(
        igraph_community_multilevel(graph, weights, 1, found, NULL, NULL));
    IGRAPH_CHECK(
        igraph_modularity(graph, found, weights, 1, false, &modularity));
    keep_best(found, modularity, request);
    return IGRAPH_SUCCESS;
}

static igraph_error_t find_communities(const struct request *request)
{
    igraph_vector_t weights;
    igraph_vector_int_t found;
    igraph_t graph;

    IGRAPH_CHECK(make_graph(request, &graph, &weights));
    IGRAPH_VECTOR_INT_INIT_FINALLY(&found, 0);
    if (request->how == ZL_LEIDEN)
        IGRAPH_CHECK(leiden(&graph, &weights, &found, request));
    else
        IGRAPH_CHECK(louvain(&graph, &weights, &found, request));
    igraph_vector_int_destroy(&found);
    IGRAPH_FINALLY_CLEAN(1);
    destroy_graph(&graph, &weights);
    return IGRAPH_SUCCESS;
}

/* ---- centrality -------------------------------------------------------- */

static void copy_out(const igraph_vector_t *from, double *to)
{
    for (igraph_integer_t i = 0; i < igraph_vector_size(from); i++)
        to[i] = VECTOR(*from)[i];
}

static igraph_error_t find_centrality(const struct request *request)
{
    const zl_centrality *out = request->centrality;
    igraph_vector_t weights, found;
    igraph_t graph;

    IGRAPH_CHECK(make_graph(request, &graph, &weights));
    IGRAPH_VECTOR_INIT_FINALLY(&found, 0);
    IGRAPH_CHECK(igraph_strength(&graph, &found, igraph_vss_all(), IGRAPH_ALL,
                                 true, NULL));
    copy_out(&found, out->degree);
    IGRAPH_CHECK(igraph_strength(&graph, &found, igraph_vss_all(), IGRAPH_ALL,
                                 true, &weights));
    copy_out(&found, out->strength);
    for (size_t i = 0; i < request->nodes; i++)
        out->strength[i] *= request->strongest;
    for (igraph_integer_t i = 0; i < igraph_vector_size(&weights); i++)
        VECTOR(weights)[i] = 1 / fmax(VECTOR(weights)[i], WEAKEST);
    IGRAPH_CHECK(igraph_betweenness(&graph, &found, igraph_vss_all(), false,
                                    request->count ? &weights : NULL));
    copy_out(&found, out->betweenness);
    igraph_vector_destroy(&found);
    IGRAPH_FINALLY_CLEAN(1);
    destroy_graph(&graph, &weights);
    return IGRAPH_SUCCESS;
}

/* By default igraph ends the program. */
static zili_status ask_igraph(
    igraph_error_t ask(const struct request *request),
    const struct request *request, zili_error *err)
{
    igraph_error_handler_t *before =
        igraph_set_error_handler(igraph_error_handler_ignore);
    igraph_error_t failure = ask(request);

    igraph_set_error_handler(before);
    if (failure == IGRAPH_ENOMEM)
        return zl_no_memory(err);
    if (failure)
        return zl_fail(err, ZILI_EFORMAT,
                       "The network cannot be looked into: %s.",
                       igraph_strerror(failure));
    return ZILI_OK;
}

zili_status zl_centrality_find(const zl_centrality *out, size_t nodes,
                               const zl_theme_pair *links, size_t count,
                               zili_error *err)
{
    struct request request = { .nodes = nodes,
                               .count = count,
                               .links = links,
                               .centrality = out,
                               .strongest = strongest_of(links, count) };

    return ask_igraph(find_centrality, &request, err);
}

/* ---- the order of communities ------------------------------------------ */

struct group {
    uint32_t before, first;
    size_t size;
};

static int larger(const void *a, const void *b)
{
    const struct group *left = a, *right = b;

    if (left->size != right->size)
        return left->size < right->size ? 1 : -1;
    return left->first < right->first ? -1 : left->first > right->first;
}

static bool put_in_order(zl_communities *out, size_t nodes)
{
    struct group *groups = zl_alloc_array(nodes, sizeof *groups);
    uint32_t *now = zl_alloc_array(nodes, sizeof *now);

    for (uint32_t i = 0; groups && now && i < nodes; i++) {
        struct group *group = &groups[out->of[i]];
        if (!group->size++)
            *group = (struct group){ out->of[i], i, 1 };
    }
    if (groups && now && nodes)
        qsort(groups, nodes, sizeof *groups, larger);
    for (uint32_t i = 0; groups && now && i < nodes && groups[i].size; i++) {
        now[groups[i].before] = i;
        out->count = i + 1;
    }
    for (size_t i = 0; groups && now && i < nodes; i++)
        out->of[i] = now[out->of[i]];
    bool good = groups && now;
    zl_free(groups);
    zl_free(now);
    return good;
}

zili_status zl_communities_find(zl_communities *out, size_t nodes,
                                const zl_theme_pair *links, size_t count,
                                zl_clustering how, zili_error *err)
{
    struct request request = {
        nodes, count, links, how, out, NULL, strongest_of(links, count)
    };
    zili_status status = ZILI_OK;

    out->count = 0;
    out->modularity = -INFINITY;
    for (uint32_t i = 0; i < nodes; i++)
        out->of[i] = how == ZL_NO_COMMUNITIES ? 0 : i;
    if (count && how != ZL_NO_COMMUNITIES)
        status = ask_igraph(find_communities, &request, err);
    if (!status && !put_in_order(out, nodes))
        status = zl_no_memory(err);
    if (!isfinite(out->modularity))
        out->modularity = NAN;
    return status;
}
