/* run_content.h -- a run, as what a segment is made of. */
#ifndef ZL_WRITER_RUN_CONTENT_H
#define ZL_WRITER_RUN_CONTENT_H

#include "writer/content.h"
#include "writer/run.h"

typedef struct zl_run_content zl_run_content;

/* Order the words of `run`, which is lent until the end. NULL without
 * memory. Time: O(types log types). */
zl_run_content *zl_run_content_new(const zl_run *run);
void zl_run_content_free(zl_run_content *it);

/* To be written by zl_segment_write(). */
zl_content *zl_run_content_of(zl_run_content *it);

#endif
