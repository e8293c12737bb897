/* gap.h -- what stands between two tokens, to a string.
 *
 * A string has a blank where the text has any. Between two Chinese characters
 * it may do without: where a line ends, for the text was wrapped there, and
 * with the cut given at any blank, for that is how its words are cut. */
#ifndef ZL_QUERY_GAP_H
#define ZL_QUERY_GAP_H

#include "base/text.h"
#include "text/profile.h"

typedef enum zl_gap {
    ZL_GAP_NONE,  /* nothing: they touch */
    ZL_GAP_BLANK, /* a blank */
    ZL_GAP_WORD,  /* a blank that with the cut given may be none */
    ZL_GAP_LINE,  /* a blank that may be none */
    ZL_GAP_TEXT   /* something else, which no string crosses */
} zl_gap;

/* The gap that `glue` is between the forms `before` and `after`.
 * Time: O(glue). */
zl_gap zl_gap_of(zl_view before, zl_view glue, zl_view after);

/* Whether a string may do without a blank there. */
bool zl_gap_is_loose(zl_gap gap, zl_cut cut);

#endif
