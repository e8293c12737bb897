/* segment.h -- text → sentences → tokens. */
#ifndef ZL_TEXT_SEGMENT_H
#define ZL_TEXT_SEGMENT_H

#include "base/array.h"
#include "base/text.h"

#include <zili/error.h>

typedef struct zl_segmenter zl_segmenter;

/* Cuts, as byte offsets in the text that was cut. */
typedef struct zl_piece {
    size_t begin, end;
} zl_piece;
typedef ZL_ARRAY(zl_piece) zl_pieces;

/* The names of the profiles, as in zili_profiles. */
typedef enum zl_profile { ZL_PROFILE_ZILI, ZL_PROFILE_ICU, ZL_PROFILE_CHAR } zl_profile;

/* Open a segmenter for `profile` with the user dictionaries in `dicts`
 * (files). Fails with ZILI_EFORMAT (file, line), ZILI_EIO, ZILI_ENOMEM.
 * Not shared by threads. */
ZILI_MUST_CHECK zili_status zl_segmenter_open(zl_segmenter **out, int profile,
                                              const zili_texts *dicts,
                                              zili_error *err);
void zl_segmenter_close(zl_segmenter *segmenter);

/* The tokens of `text` (valid UTF-8), without blanks, in order, appended to
 * `tokens`. Fails with ZILI_ENOMEM, ZILI_EIO. Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_segment_words(zl_segmenter *segmenter,
                                             zl_view text, zl_pieces *tokens,
                                             zili_error *err);

/* The sentences of a paragraph: pieces that cover it all. */
ZILI_MUST_CHECK zili_status zl_segment_sentences(zl_segmenter *segmenter,
                                                 zl_view text,
                                                 zl_pieces *sentences,
                                                 zili_error *err);

#endif
