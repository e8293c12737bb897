/* segment.h -- text → sentences → tokens. */
#ifndef ZL_TEXT_SEGMENT_H
#define ZL_TEXT_SEGMENT_H

#include "text/piece.h"
#include "text/profile.h"

#include <zili/option.h>

typedef struct zl_segmenter zl_segmenter;

/* Open a segmenter with the user dictionaries in the files `dicts` (NULL:
 * none), which only the cut zili heeds. Fails with ZILI_EFORMAT (file, line),
 * ZILI_EIO, ZILI_ENOMEM. Not shared by threads. */
ZILI_MUST_CHECK zili_status zl_segmenter_open(zl_segmenter **out,
                                              zl_profile profile,
                                              const zili_texts *dicts,
                                              zili_error *err);
void zl_segmenter_close(zl_segmenter *segmenter);

/* A sentence for the user where something is not as it should be (the words
 * that come with zili are missing, dictionaries are not heeded), or NULL. */
const char *zl_segmenter_note(const zl_segmenter *segmenter);

/* The zl_hash() of what was read from the i-th of the files `dicts`, and a
 * sum of the words that come with zili (0: they were not read). Only the
 * cut zili has read them. */
uint64_t zl_segmenter_dictionary(const zl_segmenter *segmenter, size_t i);
uint64_t zl_segmenter_words(const zl_segmenter *segmenter);

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

/* Why the cut zili has made the token `word` of Han: lattice.h says what the
 * numbers are. */
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
ZILI_MUST_CHECK zili_status zl_segment_explain(zl_segmenter *segmenter,
                                               zl_view word, zl_reason *reason,
                                               zili_error *err);

/* The sentences of a paragraph: pieces that cover all of it, appended;
 * sentence.h says where they end. */
ZILI_MUST_CHECK zili_status zl_segment_sentences(zl_segmenter *segmenter,
                                                 zl_view text,
                                                 zl_pieces *sentences,
                                                 zili_error *err);

#endif
