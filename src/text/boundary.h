/* boundary.h -- ICU's break iterator over UTF-8. */
#ifndef ZL_TEXT_BOUNDARY_H
#define ZL_TEXT_BOUNDARY_H

#include "base/piece.h"

#include <zili/error.h>

typedef struct zl_boundary zl_boundary;

typedef enum zl_boundary_kind {
    ZL_BOUNDARY_WORD,
    ZL_BOUNDARY_SENTENCE
} zl_boundary_kind;

/* Root locale: word and sentence boundaries are the same in all of ICU's
 * locales for the languages here. Fails with ZILI_EIO (ICU lacks its data),
 * ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_boundary_open(zl_boundary **out,
                                             zl_boundary_kind kind,
                                             zili_error *err);
void zl_boundary_close(zl_boundary *boundary);

/* Begin with `text`, which must live while its pieces are asked for.
 * Fails with ZILI_EFORMAT where it has 2 GiB or more, ZILI_EIO, ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_boundary_start(zl_boundary *boundary,
                                              zl_view text, zili_error *err);

/* The next piece; the pieces cover the text. False at the end. */
bool zl_boundary_next(zl_boundary *boundary, zl_piece *piece);

#endif
