/* stops.h -- words that a list leaves out of what is shown.
 *
 *     the        | an article
 *     # a comment
 *
 * A word a line; | and, at the beginning and behind a blank, # begin comments,
 * as in the lists of Snowball. */
#ifndef ZL_ANALYSIS_STOPS_H
#define ZL_ANALYSIS_STOPS_H

#include "base/text.h"

#include <zili/error.h>

/* Read the list at `path`, in any encoding: `*out` is the caller's, to be
 * released by zl_free(): for each of the `count` texts of `shown` 1 where a
 * word of the list has its key, or with `exact` is the same, else 0. NULL on
 * failure: ZILI_EIO, ZILI_EFORMAT (no word in it; as zl_list_file_open()),
 * ZILI_ENOMEM. Time: O(bytes of both). */
ZILI_MUST_CHECK zili_status zl_stops_find(uint8_t **out, const char *path,
                                          const zl_view *shown, uint32_t count,
                                          bool exact, zili_error *err);

#endif
