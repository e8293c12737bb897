/* counterpart.h -- which hits have something on the other side of their bead:
 * QUERY :en QUERY2, QUERY :en !QUERY2. */
#ifndef ZL_QUERY_COUNTERPART_H
#define ZL_QUERY_COUNTERPART_H

#include "query/search.h"

typedef struct zl_counterpart zl_counterpart;

/* Take the ALIGNED clauses out of `tree`, look for what stands behind each in
 * all aligned regions of its language, in the scope or not, and keep of each
 * side of each bead whether it has all of it: then a hit that begins there is
 * one. `*out` is NULL where the tree has no such clause, else the caller's.
 * Fails with ZILI_EUSAGE where no text of the index is aligned (with one in
 * that language), as zl_search_open() and zl_search_each() for what stands
 * behind, and with ZILI_ENOMEM, ZILI_EFORMAT.
 * Time: that of those searches, and O(beads · clauses). */
ZILI_MUST_CHECK zili_status zl_counterpart_find(zl_counterpart **out,
                                                zl_node *tree,
                                                const zl_search_ask *ask,
                                                zili_error *err);
void zl_counterpart_free(zl_counterpart *counterpart); /* NULL is allowed */

/* Keep of the hits from number `from` on, which rise, those that have it; a
 * hit lies in the bead in which it begins. Threads may ask at once. Time:
 * O(hits), and O(log beads) where they lie far from each other. */
void zl_counterpart_keep(const zl_counterpart *counterpart, zl_hits *hits,
                         size_t from);

/* Append, in order, what the first query behind :en without "!" finds in the
 * aligned regions of its language; nothing where `ask->text` has none. Fails as
 * zl_parse_as() and zl_counterpart_find(). */
ZILI_MUST_CHECK zili_status zl_counterpart_hits(const zl_search_ask *ask,
                                                zl_hits *hits,
                                                zili_error *err);

#endif
