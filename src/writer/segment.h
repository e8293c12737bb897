/* segment.h -- a content → a segment file. */
#ifndef ZL_WRITER_SEGMENT_H
#define ZL_WRITER_SEGMENT_H

#include "writer/content.h"

/* What the catalogue has to know of a segment. */
typedef struct zl_segment_facts {
    uint64_t tokens, documents, types;
    uint64_t size, sum;
} zl_segment_facts;

/* Write the file at `path`, through to the disk. On failure it is not there:
 * ZILI_EIO, ZILI_ENOMEM. Time: O(tokens + types log types). */
ZILI_MUST_CHECK zili_status zl_segment_write(zl_content *content,
                                             const char *path,
                                             zl_segment_facts *facts,
                                             zili_error *err);

/* The same into a file without a name in the folder of `path`, mapped: end
 * with zl_file_unmap(). */
ZILI_MUST_CHECK zili_status zl_segment_write_aside(zl_content *content,
                                                   const char *path,
                                                   zl_span *out,
                                                   zili_error *err);

#endif
