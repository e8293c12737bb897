/* result.h -- beads as lines of text, and files of them. */
#ifndef ZL_ALIGN_RESULT_H
#define ZL_ALIGN_RESULT_H

#include "base/out.h"

#include <zili/align.h>

/* A line for each bead, as include/zili/align_files.h says. */
void zl_result_write(zl_out *out, const zili_alignment *alignment);

/* Write them into a file that appears when it is whole. */
ZILI_MUST_CHECK zili_status zl_result_save(const char *path,
                                           const zili_alignment *alignment,
                                           zili_error *err);

/* Fails with ZILI_EFORMAT where `path` is a file that has something other than
 * beads, which must not be lost; not where there is none, or a device. */
ZILI_MUST_CHECK zili_status zl_result_may_replace(const char *path,
                                                  zili_error *err);

#endif
