/* merge_count.h -- how often the types of an input occur in what is kept. */
#ifndef ZL_WRITER_MERGE_COUNT_H
#define ZL_WRITER_MERGE_COUNT_H

#include "writer/merge_parts.h"

/* By type of the input. Start from { 0 }. */
typedef struct zl_merge_count {
    uint32_t *counts, *docs, *key_docs;
    uint32_t *before, *after; /* tokens with nothing there; of words alone */
} zl_merge_count;

/* Count the types of an attribute of a source; of words, what stands behind
 * them is counted in the content too. False where memory is lacking, or the
 * source is damaged: the content knows which. Time: O(tokens kept) where
 * some are not, and of words; else O(types). */
bool zl_merge_count_make(zl_merge_count *count, zl_merge *merge,
                         const zl_merge_source *source,
                         const zl_body_attribute *attribute, bool words);
void zl_merge_count_clear(zl_merge_count *count);

#endif
