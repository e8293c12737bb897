/* communities.h -- which nodes of a network belong together, and which stand
 * in the middle of it. Beside layout.h the other door to igraph. */
#ifndef ZL_CHART_COMMUNITIES_H
#define ZL_CHART_COMMUNITIES_H

#include "pairs.h"

#include <zili/error.h>

/* Links are pairs of nodes from 0 to `nodes`, whose value, above 0 and
 * finite, is how strong they are; they have no direction. As with layout.h
 * one thread at a time. */

typedef enum zl_clustering {
    ZL_LEIDEN,
    ZL_LOUVAIN,
    ZL_NO_COMMUNITIES
} zl_clustering;

/* Which community each node is in, numbered from 0, those of most nodes
 * first, then those of the smaller node; gives how many there are, and the
 * modularity of that. Chance has the same seeds in every run: Leiden is tried
 * ten times, and what has the highest modularity taken.
 *
 * Traag, Waltman and van Eck (2019), From Louvain to Leiden: guaranteeing
 * well-connected communities, Scientific Reports 9, 5233. Blondel, Guillaume,
 * Lambiotte and Lefebvre (2008), Fast unfolding of communities in large
 * networks, Journal of Statistical Mechanics, P10008.
 *
 * Fails with ZILI_ENOMEM, or ZILI_EFORMAT and igraph's words. Time: about
 * O(links) for each try. */
typedef struct zl_communities {
    uint32_t *of; /* by node; the caller's, with room for all */
    uint32_t count;
    double modularity; /* NAN where there are no links */
} zl_communities;

ZILI_MUST_CHECK zili_status zl_communities_find(
    zl_communities *out, size_t nodes, const zl_theme_pair *links,
    size_t count, zl_clustering how, zili_error *err);

/* Of each node the number of its links, their strengths added up, and on how
 * many of the shortest ways between two others it stands (Freeman 1977; where
 * there are several, by its share in them; each pair once). A link is as long
 * as 1/strength (Newman 2001). Each is room for a number a node. Fails as
 * above. Time: O(nodes · links · log nodes). */
typedef struct zl_centrality {
    double *degree, *strength, *betweenness;
} zl_centrality;

ZILI_MUST_CHECK zili_status zl_centrality_find(const zl_centrality *out,
                                               size_t nodes,
                                               const zl_theme_pair *links,
                                               size_t count, zili_error *err);

#endif
