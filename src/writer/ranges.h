/* ranges.h -- the ranges of a structure → their chunks. */
#ifndef ZL_WRITER_RANGES_H
#define ZL_WRITER_RANGES_H

#include "writer/content.h"

/* How many chunks structure `i` needs. */
uint32_t zl_put_structure_chunks(const zl_content *content, uint32_t i);

/* Write them; failures stay in the chunks and the content. Time:
 * O(ranges). */
void zl_put_structure(zl_content *content, uint32_t i, zl_chunks *chunks);

#endif
