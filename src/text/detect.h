/* detect.h -- which encoding bytes are in that do not say it.
 *
 * A sample of the lines with bytes beyond ASCII is read in each encoding. That
 * one is taken whose text surprises least (text/plausible.h); ICU's detector is
 * one more witness. How sure that is comes from how much more the next best
 * one surprises whose text is another: where two encodings give the same text
 * nothing is in doubt. */
#ifndef ZL_TEXT_DETECT_H
#define ZL_TEXT_DETECT_H

#include "base/utf8.h"
#include "text/encoding.h"

/* Less than this is no ground to read a text. */
#define ZL_SURE 0.9

enum { ZL_LIKELY = 3 };

typedef struct zl_detected {
    const zl_encoding *encoding; /* UTF-8 too, where it has faults */
    double confidence;           /* 0 to .99 */
    const zl_encoding *likely[ZL_LIKELY]; /* this one, then others; NULL */
    /* What other lines are in, where those of one encoding follow those of
     * UTF-8 or are followed by them; or NULL. */
    const zl_encoding *second;
    zl_utf8_fault where; /* … and where that begins */
} zl_detected;

/* `raw` is not valid UTF-8, or has zero bytes. Fails with ZILI_ENOMEM.
 * Time: O(bytes) to find the sample, at the speed of memory, and some
 * milliseconds. */
ZILI_MUST_CHECK zili_status zl_detect(zl_detected *out, zl_view raw,
                                      zili_error *err);

#endif
