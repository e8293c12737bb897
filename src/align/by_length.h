/* by_length.h -- a pair of texts, aligned by the lengths of its lines. */
#ifndef ZL_ALIGN_BY_LENGTH_H
#define ZL_ALIGN_BY_LENGTH_H

#include <zili/align.h>

/* As zl_gale_church_align() with the ratio and variance of `options`, or the
 * usual ones; lengths are in characters, without the end of the line. `out` is
 * the caller's, and empty after a failure: ZILI_EFORMAT (no UTF-8: which pair,
 * side and line; too many lines), ZILI_EUSAGE (a ratio or variance that
 * cannot be), ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_align_by_length(
    const zili_align_pair *pair, const zili_align_options *options,
    zili_alignment *out, zili_error *err);

#endif
