/* union.h -- the types of "word" of several segments, numbered together.
 *
 * Made when it is first asked for, by whichever thread comes first. Where
 * there is no memory for it there is a single type without a form, and stays
 * so: what was sized by the number of types must hold any type. */
#ifndef ZL_READER_UNION_H
#define ZL_READER_UNION_H

#include "base/once.h"
#include "reader/corpus.h"

/* A type of the corpus, as a segment has it. */
typedef struct zl_union_type {
    uint64_t count;
    uint32_t segment, type;
} zl_union_type;

typedef struct zl_union {
    zl_lock lock;
    zl_mark made;
    bool failed;
    uint32_t count;
    zl_union_type *types;
    uint32_t **numbers; /* by segment, by its types */
} zl_union;

/* Not made yet; NULL without memory. */
zl_union *zl_union_new(void);
void zl_union_free(zl_union *all, uint32_t segments);

/* Make it, unless it is made. */
const zl_union *zl_union_need(const zili_corpus *corpus);

#endif
