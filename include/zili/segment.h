/* segment.h -- text cut into words, to be looked at and argued with. */
#ifndef ZILI_SEGMENT_H
#define ZILI_SEGMENT_H

#include "option.h"

#ifdef __cplusplus
extern "C" {
#endif

/** How text is cut: the same as when an index is built. Start from { 0 }. */
typedef struct zili_segment_options {
    int profile;      /**< 0 zili, 1 icu, 2 char */
    zili_texts dicts; /**< user dictionaries: one word a line */
} zili_segment_options;

ZILI_API extern const zili_option zili_segment_option_list[];

/** Write the file at `path` ("-": standard input) line for line, one blank
 * between its tokens and blanks nowhere else.
 *
 * Fails with ZILI_EFORMAT (no UTF-8: byte and line; a fault in a
 * dictionary), ZILI_EIO (also where `write` refuses), ZILI_EUSAGE (no such
 * profile), ZILI_ENOMEM. Time: O(bytes); the file is held in memory. */
ZILI_API ZILI_MUST_CHECK zili_status zili_segment(
    const zili_segment_options *options, const char *path,
    zili_write_fn *write, void *user, zili_error *err);

#ifdef __cplusplus
}
#endif
#endif
