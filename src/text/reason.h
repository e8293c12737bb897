/* reason.h -- why the cut zili has made a token. */
#ifndef ZL_TEXT_REASON_H
#define ZL_TEXT_REASON_H

#include "text/segmenter.h"

/* Why the cut zili has made a token of Han: lattice.h says what costs are. */
typedef struct zl_reason {
    const char *origin; /* "own", "word", "number", "name", "unknown" or, for
                           what is no Han, "rule" */
    unsigned cost;      /* of the word; 0 where it has none */
    unsigned otherwise; /* the cost of `parts` */
    zl_pieces parts;    /* the best cut without the word; for the caller to
                           clear, or to reuse */
} zl_reason;

/* Set `reason` (start from { 0 }). Fails with ZILI_ENOMEM, and ZILI_EUSAGE
 * where the segmenter has another cut than zili. */
ZILI_MUST_CHECK zili_status zl_reason_find(zl_reason *reason,
                                           zl_segmenter *segmenter,
                                           zl_view word, zili_error *err);

#endif
