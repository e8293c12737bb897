/* bead_hits.h -- the words of an aligned sentence, of which some were asked
 * for: an occurrence is one, whatever it is made of. */
#ifndef ZL_ANALYSIS_BEAD_HITS_H
#define ZL_ANALYSIS_BEAD_HITS_H

#include "align/links.h"
#include "analysis/bead_words.h"
#include "query/hits.h"

/* Words, and the words each is made of. */
typedef struct zl_joined_words {
    zl_bead_words words;
    zl_word_spans spans;
} zl_joined_words;

/* The term of all occurrences. */
#define ZL_TERM_ASKED (UINT32_MAX - 3)

/* Set `out` to the words of the sentence [from, to), the occurrences of `hits`
 * (or NULL) that begin there each joined to one. Hits rise and have no token in
 * common. A word of which an occurrence takes a part goes into it; two may
 * share one. An occurrence of signs alone is made of no words. It says nothing
 * by itself where none of its words does. False without memory.
 * Time: O(words + log hits). */
bool zl_join_hits(zl_joined_words *out, const zl_bead_words *words,
                  uint64_t from, uint64_t to, const zl_hits *hits);

void zl_joined_words_clear(zl_joined_words *joined);

#endif
