/* scan.h -- Unicode's word boundaries at speed: text → tokens.
 *
 * The boundaries are exactly those of ICU's word iterator (root locale). What
 * ICU cuts by a dictionary is handed out as a run, for a dictionary of ours;
 * ICU itself cuts the runs that come back. */
#ifndef ZL_TEXT_SCAN_H
#define ZL_TEXT_SCAN_H

#include "base/piece.h"
#include "text/rules.h"

typedef struct zl_scanner zl_scanner;

/* Who cuts the runs of Han.
 *
 * A run is what lies between two boundaries of Unicode's rules and holds a Han
 * character. It is plain where all its characters are Han of the basic plane
 * that NFKC leaves alone: then ICU's cut depends on its dictionary only.
 * `cut` appends the tokens of `run` (offsets in `text`) and sets *done, or
 * leaves *done false for ICU to cut it. */
typedef struct zl_cutter {
    zili_status (*cut)(void *user, zl_view text, zl_piece run, bool plain,
                       bool *done, zl_pieces *tokens, zili_error *err);
    void *user;
} zl_cutter;

/* By these rules, which are lent; NULL: ICU does it all. Fails with
 * ZILI_ENOMEM. Not shared by threads. */
ZILI_MUST_CHECK zili_status zl_scanner_open(zl_scanner **out,
                                            const zl_rules *rules,
                                            zili_error *err);
void zl_scanner_close(zl_scanner *scanner);

/* Append the tokens of `text` (valid UTF-8) from byte *at on, blanks left out,
 * and move *at to where the next call goes on: the end, or a boundary at
 * which some thousand tokens are there. A scanner needs no memory that grows
 * with the text but for what ICU cuts. Fails with ZILI_ENOMEM, ZILI_EIO,
 * and as the cutter does. Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_scan(zl_scanner *scanner, zl_view text,
                                    size_t *at, const zl_cutter *cutter,
                                    zl_pieces *tokens, zili_error *err);

#endif
