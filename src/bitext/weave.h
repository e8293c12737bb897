/* weave.h -- the links of two regions, put in their order. */
#ifndef ZL_BITEXT_WEAVE_H
#define ZL_BITEXT_WEAVE_H

#include "bitext/nest.h"

/* Where it has come to. */
typedef struct zl_weave {
    zl_bitext *to;
    size_t twin;
    const zl_found_bead *alone[2]; /* given ones of one side, rising … */
    size_t alone_count[2];         /* … that are left */
    uint32_t next[2];        /* sentences before these are in a link */
    bool failed;             /* out of memory */
} zl_weave;

/* The next link that has both sides, or was found: what is left out before it
 * and inside of it comes in its place. Sentences of `link` that are in a link
 * alone are passed over. */
void zl_weave_add(zl_weave *weave, const zl_found_bead *link);

/* What is left of both sides. */
void zl_weave_end(zl_weave *weave);

#endif
