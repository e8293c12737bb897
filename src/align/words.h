/* words.h -- a line of text → the words by which it is compared. */
#ifndef ZL_ALIGN_WORDS_H
#define ZL_ALIGN_WORDS_H

#include "align/side.h"

#include "text/lexicon.h"

/* What a thread needs for it. Not shared by threads. */
typedef struct zl_worder zl_worder;

/* The lexicon is lent, and lives as long. Fails with ZILI_ENOMEM, ZILI_EIO
 * (ICU's data). */
ZILI_MUST_CHECK zili_status zl_worder_open(zl_worder **out,
                                           const zl_lexicon *lexicon,
                                           zili_error *err);
void zl_worder_close(zl_worder *worder);

/* Add a line to a side. Its words are folded keys, English ones their stems;
 * parts of a word with hyphens are words; signs are those that both languages
 * write, the others are left out. Fails as zl_segment_words().
 * Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_worder_add(zl_worder *worder, zl_view line,
                                          zl_side *side, zili_error *err);

/* What a key stands for, judged by itself. */
zl_word_kind zl_word_kind_of(zl_view key);

#endif
