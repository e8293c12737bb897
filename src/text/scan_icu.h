/* scan_icu.h -- what is left to ICU: a part of a text, or all of it. */
#ifndef ZL_TEXT_SCAN_ICU_H
#define ZL_TEXT_SCAN_ICU_H

#include "text/boundary.h"
#include "text/scan.h"

/* Start from { 0 }: ICU is opened when it is first needed. */
typedef struct zl_scan_icu {
    zl_boundary *words; /* owned */
    bool keep_blanks;
} zl_scan_icu;

void zl_scan_icu_clear(zl_scan_icu *icu);

/* Append a piece of ICU's without the blanks in it. Most have none, or are
 * nothing else; but a narrow no-break blank (U+202F) is joined to letters, and
 * marks to a blank before them: those go with it. False without memory. */
bool zl_scan_push(zl_view text, zl_piece piece, zl_pieces *tokens);

/* Append what ICU makes of `part` of `text`, which lies between boundaries of
 * the rules. Fails as zl_boundary_open() and zl_boundary_start(). */
ZILI_MUST_CHECK zili_status zl_scan_icu_part(zl_scan_icu *icu, zl_view text,
                                             zl_piece part, zl_pieces *tokens,
                                             zili_error *err);

/* As zl_scan(), by ICU wholly. The runs for the cutter are found by looking
 * at ICU's pieces: those of plain Han, where only such stand together. */
ZILI_MUST_CHECK zili_status zl_scan_icu_all(zl_scan_icu *icu, zl_view text,
                                            size_t *at,
                                            const zl_cutter *cutter,
                                            zl_pieces *tokens,
                                            zili_error *err);

#endif
