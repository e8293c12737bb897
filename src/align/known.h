/* known.h -- what is known of words before any bead is: from a glossary, and
 * from words that stand for themselves. */
#ifndef ZL_ALIGN_KNOWN_H
#define ZL_ALIGN_KNOWN_H

#include "align/evidence.h"
#include "align/glossary.h"

/* Set `forth`, `back` and the rarity of words for two sides that are filled.
 * `glossary` may be NULL; it serves whichever side has its terms. Fails with
 * ZILI_ENOMEM; clear in any case. Time: O(words · log words). */
ZILI_MUST_CHECK zili_status zl_known_words(zl_bilingual *words,
                                           const zl_glossary *glossary,
                                           zili_error *err);

/* Set known_a and known_b, after `forth` and `back` have changed. */
void zl_known_mark(zl_bilingual *words);

void zl_bilingual_clear(zl_bilingual *words); /* not the sides */

#endif
