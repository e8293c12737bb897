/* segment.h -- text → sentences → tokens. */
#ifndef ZL_TEXT_SEGMENT_H
#define ZL_TEXT_SEGMENT_H

#include "text/segmenter.h"

/* Some thousand tokens of `text` (valid UTF-8) from byte *at on, in order,
 * blanks left out, appended to `tokens`; *at moves to where the next call
 * goes on, in the end to text.size. The calls together give the same tokens
 * whatever their number. Memory for the tokens of one call, however long the
 * text; they are more where a run of Han is longer. Fails with ZILI_ENOMEM,
 * ZILI_EIO, and ZILI_EFORMAT where ICU must cut 2 GiB or more without a
 * boundary. Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_segment_next(zl_segmenter *segmenter,
                                            zl_view text, size_t *at,
                                            zl_pieces *tokens,
                                            zili_error *err);

/* All tokens of `text`; fails as zl_segment_next(). */
ZILI_MUST_CHECK zili_status zl_segment_words(zl_segmenter *segmenter,
                                             zl_view text, zl_pieces *tokens,
                                             zili_error *err);

/* The sentences of a paragraph: pieces that cover all of it, appended;
 * sentence.h says where they end. */
ZILI_MUST_CHECK zili_status zl_segment_sentences(zl_segmenter *segmenter,
                                                 zl_view text,
                                                 zl_pieces *sentences,
                                                 zili_error *err);

#endif
