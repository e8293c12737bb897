/* sentences.h -- the sentences of regions, as lines to be aligned. */
#ifndef ZL_BITEXT_SENTENCES_H
#define ZL_BITEXT_SENTENCES_H

#include "base/array.h"
#include "reader/corpus.h"

/* Positions; the first of a paragraph, a heading or a date `opens` one. */
typedef struct zl_sentence {
    uint64_t begin, end;
    bool opens;
} zl_sentence;

typedef ZL_ARRAY(zl_sentence) zl_sentences;

/* Append those of a region, which has a token. They lie close together and
 * cover it: what stands in no sentence belongs to the one before. Where there
 * are none, a paragraph is one, or all of the region. False without memory. */
bool zl_sentences_add(zl_sentences *out, const zili_corpus *corpus,
                      uint32_t region);

/* Append the text of [from, to), in which nothing ends a line or a cell. */
void zl_sentences_text(const zili_corpus *corpus, uint64_t from, uint64_t to,
                       zl_str *text);

#endif
