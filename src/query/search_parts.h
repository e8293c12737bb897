/* search_parts.h -- what a search is made of. */
#ifndef ZL_QUERY_SEARCH_PARTS_H
#define ZL_QUERY_SEARCH_PARTS_H

#include "query/counterpart.h"
#include "query/ready.h"
#include "query/search.h"
#include "query/worker.h"

struct zl_search {
    zl_search_ask ask; /* the text is lent while it is opened, then NULL */
    zl_node *tree;
    zl_fold *fold;
    zl_choice choice;
    ZL_ARRAY(zl_ready *) ready; /* by segment */
    ZL_ARRAY(zl_window) windows;
    ZL_ARRAY(const char *) labels; /* names, of the tree */
    zl_counterpart *counterpart; /* what hits must have; NULL: nothing */
};

/* zl_search_open() with a tree in place of a text, of which `ask->text` has
 * the columns. Takes over the tree, also where it fails. */
ZILI_MUST_CHECK zili_status zl_search_open_tree(zl_search **out,
                                                const zl_search_ask *ask,
                                                zl_node *tree,
                                                zili_error *err);

/* A worker for one segment after the other; start from { 0 }. */
typedef struct zl_search_worker {
    zl_worker *worker;
    uint32_t segment; /* of the worker, if there is one */
} zl_search_worker;

/* The worker for a segment, lent until it is asked for another; NULL without
 * memory. */
zl_worker *zl_search_worker_for(zl_search_worker *worker,
                                const zl_search *search, uint32_t segment);

/* Append the hits of a window. Fails as zl_worker_find(). */
ZILI_MUST_CHECK zili_status zl_search_look(const zl_search *search,
                                           zl_search_worker *worker,
                                           size_t window, zl_hits *hits,
                                           zili_error *err);

/* For zl_search_each(): append the hits to others, a zl_hits. */
zl_taken zl_search_append(void *hits, const zl_hits *from);

#endif
