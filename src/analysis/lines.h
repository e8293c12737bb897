/* lines.h -- the lines of a concordance: found and sampled. */
#ifndef ZL_ANALYSIS_LINES_H
#define ZL_ANALYSIS_LINES_H

#include "analysis/ask.h"

/* A hit, and the item that found it. The score is 0 until lines are ranked
 * (gather.h); place and text are set where lines are rendered (render.h). */
typedef struct zl_line {
    zl_hit hit;
    uint32_t item, score;
    uint32_t area, paragraph, sentence; /* place.h */
    union {
        const struct zl_rendered *text; /* NULL: it has to be made */
        size_t offset;                  /* of it, while it is made */
    };
} zl_line;

typedef ZL_ARRAY(zl_line) zl_lines;

/* The hits of all `items`, in corpus order; a place that two of them find is
 * two lines. Fails as zl_ask_hits(). Release with zl_array_clear(). */
ZILI_MUST_CHECK zili_status zl_lines_find(zl_lines *lines, const zl_ask *ask,
                                          const zl_items *items,
                                          zili_error *err);

/* Keep `count` lines, each with the same chance, in their order. The same
 * seed gives the same lines. Time: O(lines). */
void zl_lines_sample(zl_lines *lines, uint64_t count, uint64_t seed);

#endif
