/* scan_ways.h -- a scanner that takes the way it is told: for tests. */
#ifndef ZL_TEXT_SCAN_WAYS_H
#define ZL_TEXT_SCAN_WAYS_H

#include "base/file.h"
#include "text/scan.h"

/* How many tokens zl_scan() appends before it stops, or a few more. */
#define ZL_SCAN_LIMIT 4096

typedef enum zl_scan_ascii {
    ZL_SCAN_BEST,   /* the fastest of this machine */
    ZL_SCAN_SCALAR, /* the one of any machine */
    ZL_SCAN_NONE    /* ASCII by the rules, as all else */
} zl_scan_ascii;

/* A scanner for rules of the caller's, which are copied. It keeps pieces that
 * begin with a blank where that is wanted, so that every boundary of ICU can
 * be seen. Fails as zl_scanner_open(). */
ZILI_MUST_CHECK zili_status zl_scanner_open_by(zl_scanner **out, zl_span rules,
                                               zl_scan_ascii ascii,
                                               bool keep_blanks,
                                               zili_error *err);

#endif
