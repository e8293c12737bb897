/* segmenter.h -- what a thread needs to cut text by a lexicon. */
#ifndef ZL_TEXT_SEGMENTER_H
#define ZL_TEXT_SEGMENTER_H

#include "text/han.h"
#include "text/lattice.h"
#include "text/lexicon.h"
#include "text/scan.h"
#include "text/stop.h"

/* For segment.c, reason.c and sentences alone to look into. */
typedef struct zl_segmenter {
    const zl_lexicon *lexicon; /* lent */
    zl_scanner *scanner;
    zl_stops stops;
    zl_cutter cutter;
    zl_lattice *lattice;    /* for the cut zili */
    zl_han *han;            /* for the cuts zili and icu */
    bool has_han; /* a run of Han has been cut since this was cleared */
} zl_segmenter;

/* Open a segmenter that looks things up in `lexicon`, which must live as long.
 * Fails with ZILI_ENOMEM. Not shared by threads. Time: O(1), some
 * microseconds. */
ZILI_MUST_CHECK zili_status zl_segmenter_open(zl_segmenter **out,
                                              const zl_lexicon *lexicon,
                                              zili_error *err);
void zl_segmenter_close(zl_segmenter *segmenter);

/* Append all tokens of [at, end), with nothing behind it looked at; of what
 * the profile says only the cut of Han is heeded. Fails as zl_scan(). */
ZILI_MUST_CHECK zili_status zl_segmenter_scan(zl_segmenter *segmenter,
                                              zl_view text, size_t at,
                                              size_t end, zl_pieces *tokens,
                                              zili_error *err);

#endif
