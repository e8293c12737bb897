/* words.h -- how many words a stretch of text has. */
#ifndef ZL_ANALYSIS_WORDS_H
#define ZL_ANALYSIS_WORDS_H

#include "reader/corpus.h"

/* The tokens of begin..end that are words or numbers, not punctuation.
 * Time: some 3 ns a token. */
uint64_t zl_words_between(const zili_corpus *corpus, uint64_t begin,
                          uint64_t end);

#endif
