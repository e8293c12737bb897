/* sentence.h -- ICU's sentence boundaries, mended where lists begin. */
#ifndef ZL_TEXT_SENTENCE_H
#define ZL_TEXT_SENTENCE_H

#include "text/boundary.h"

/* The sentences of a paragraph; see zl_segment_sentences(). */
ZILI_MUST_CHECK zili_status zl_sentences(zl_boundary *boundary, zl_view text,
                                         zl_pieces *sentences,
                                         zili_error *err);

#endif
