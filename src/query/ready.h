/* ready.h -- a query made ready for one segment. */
#ifndef ZL_QUERY_READY_H
#define ZL_QUERY_READY_H

#include "query/hits.h"
#include "query/limits.h"
#include "query/route.h"

/* What a match must, or must not, have in it. */
typedef struct zl_contained {
    zl_program program;
    bool negated;
} zl_contained;

typedef struct zl_ready {
    uint64_t begin; /* of the segment in the corpus */
    zl_sources sources;
    zl_keys keys;
    zl_program program;
    ZL_ARRAY(zl_contained *) contained;
    zl_condition *where; /* of labels; NULL: none */
    zl_limits limits;
    zl_route route;
} zl_ready;

/* Make `query`, a QUERY or any pattern, ready for segment `number`; it has
 * `labels` labels. `fold`, `corpus` and what is in `lists` are lent to it.
 * Fails as zl_program_make(). */
ZILI_MUST_CHECK zili_status zl_ready_new(zl_ready **out, const zl_node *query,
                                         uint32_t labels, const char *whole,
                                         const zl_lists *lists,
                                         const zili_corpus *corpus,
                                         uint32_t number, const zl_fold *fold,
                                         zili_error *err);
void zl_ready_free(zl_ready *ready);

/* Whether it is sure that the segment has no hit. */
static inline bool zl_ready_is_never(const zl_ready *ready)
{
    return ready->program.entry == ZL_NONE || ready->limits.never;
}

#endif
