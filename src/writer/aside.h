/* aside.h -- runs that were written because memory did not suffice. */
#ifndef ZL_WRITER_ASIDE_H
#define ZL_WRITER_ASIDE_H

#include "writer/folder.h"
#include "writer/merge.h"
#include "writer/segment.h"

typedef struct zl_aside {
    zl_span file; /* mapped */
    zl_merge_part all;
} zl_aside;

/* In the order of their documents. Start from { 0 }. */
typedef ZL_ARRAY(zl_aside) zl_asides;

void zl_asides_clear(zl_asides *asides);

/* Join them to the segment at `path`. Fails with ZILI_EIO, ZILI_ENOMEM,
 * ZILI_ESTOPPED. Time: O(tokens + types). */
ZILI_MUST_CHECK zili_status zl_asides_join(const zl_asides *asides,
                                           const char *path,
                                           const zl_waiting *waiting,
                                           zl_segment_facts *facts,
                                           zili_error *err);

#endif
