/* segment.h -- what was collected → a segment file. */
#ifndef ZL_WRITER_SEGMENT_H
#define ZL_WRITER_SEGMENT_H

#include "writer/collect.h"

#include <zili/error.h>

/* What the catalogue has to know of a segment. */
typedef struct zl_segment_facts {
    uint64_t size, sum;
} zl_segment_facts;

/* Write the file at `path`, through to the disk. On failure it is not there:
 * ZILI_EIO, ZILI_ENOMEM. Time: O(tokens + types log types). */
ZILI_MUST_CHECK zili_status zl_segment_write(const zl_collected *collected,
                                             const char *path,
                                             zl_segment_facts *facts,
                                             zili_error *err);

#endif
