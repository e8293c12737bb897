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

/* How text is cut into words. Named in every index and every output.
 *
 *   zili  the words of the user's dictionaries, the longest from the left;
 *         between them as icu
 *   icu   Unicode's word boundaries (UAX 29) and ICU's Chinese dictionary
 *   char  as icu, but every Han character is a token */
typedef enum zl_profile {
    ZL_PROFILE_ZILI,
    ZL_PROFILE_ICU,
    ZL_PROFILE_CHAR
} zl_profile;

extern const char *const zl_profile_names[]; /* ended by NULL */

/* Open a segmenter with the user dictionaries in the files `dicts`, which
 * only the profile zili heeds. Fails with ZILI_EFORMAT (file, line),
 * ZILI_EIO, ZILI_ENOMEM. Not shared by threads. */
ZILI_MUST_CHECK zili_status zl_segmenter_open(zl_segmenter **out,
                                              zl_profile profile,
                                              const zili_texts *dicts,
                                              zili_error *err);
void zl_segmenter_close(zl_segmenter *segmenter);

/* The zl_hash() of what was read from the i-th of the files `dicts`; only
 * the profile zili has read them. */
uint64_t zl_segmenter_dictionary(const zl_segmenter *segmenter, size_t i);

/* The tokens of `text` (valid UTF-8) in order, blanks left out, appended to
 * `tokens`. Fails with ZILI_ENOMEM, ZILI_EIO, and ZILI_EFORMAT where there are
 * 2 GiB or more. Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_segment_words(zl_segmenter *segmenter,
                                             zl_view text, zl_pieces *tokens,
                                             zili_error *err);

/* The sentences of a paragraph: pieces that cover all of it, appended.
 *
 * Unicode's sentence boundaries, but a label such as "2." belongs to what
 * follows it, and so does an opening bracket; and no sentence ends where
 * prose in letters was broken into lines. */
ZILI_MUST_CHECK zili_status zl_segment_sentences(zl_segmenter *segmenter,
                                                 zl_view text,
                                                 zl_pieces *sentences,
                                                 zili_error *err);

#endif
