/* worker.h -- finds the hits of a query in stretches of a segment. */
#ifndef ZL_QUERY_WORKER_H
#define ZL_QUERY_WORKER_H

#include "query/match.h"
#include "query/ready.h"
#include "reader/scope.h"

/* How hits are chosen among matches. */
typedef enum zl_choice {
    ZL_CHOICE_LONGEST,  /* at each beginning the longest */
    ZL_CHOICE_APART,    /* of these, none that shares a token with one
                           before */
    ZL_CHOICE_WIDEST,   /* of these, none that lies in another */
    ZL_CHOICE_SHORTEST, /* at each beginning the shortest */
    ZL_CHOICE_LEFTMOST, /* of these that end together the one that begins
                           first */
    ZL_CHOICE_NARROWEST /* of these, none that another lies in */
} zl_choice;

/* A part of a segment at whose ends no match goes on. */
typedef struct zl_window {
    uint32_t segment, from, to;
} zl_window;

typedef struct zl_worker zl_worker;

/* For one thread and one segment; lends `ready` and `fold`. NULL without
 * memory. */
zl_worker *zl_worker_new(const zl_ready *ready, const zl_fold *fold);
void zl_worker_free(zl_worker *worker);

/* Append the hits in a window that lie in one interval of `scope` (NULL: all
 * of them), in order. Fails with ZILI_ENOMEM, and with ZILI_EUSAGE where it
 * takes more than ZL_WORKER_STEPS steps (budget.h) for each token of the
 * window and ZL_WORKER_START: some 3 µs a token, whatever the query. */
ZILI_MUST_CHECK zili_status zl_worker_find(zl_worker *worker,
                                           zl_window window,
                                           const zl_scope *scope,
                                           zl_choice choice, zl_hits *hits,
                                           zili_error *err);
#define ZL_WORKER_STEPS 700
#define ZL_WORKER_START 20000000

/* The tokens that the labels, and then the target, stand on in a hit that was
 * found, numbered in the corpus; ZL_NOWHERE: on none. As zl_matcher_labels().
 * Fails with ZILI_ENOMEM, and with ZILI_EUSAGE where it takes more than
 * ZL_WORKER_START steps. */
ZILI_MUST_CHECK zili_status zl_worker_labels(zl_worker *worker, zl_hit hit,
                                             uint64_t *labels,
                                             zili_error *err);

#endif
