/* translations.h -- how likely words of one language are to become words of
 * the other. */
#ifndef ZL_ALIGN_TRANSLATIONS_H
#define ZL_ALIGN_TRANSLATIONS_H

#include "base/array.h"

#include <stdint.h>

/* One of what a word may become. */
typedef struct zl_rendering {
    uint32_t word; /* of the other side */
    float share;   /* of what the word becomes */
} zl_rendering;

/* What each word of a side may become: the renderings of a word lie from
 * starts[word] to starts[word + 1], in the order of their numbers. */
typedef struct zl_translations {
    size_t *starts;
    zl_rendering *items;
    size_t words;
} zl_translations;

/* A pair of words, and how much is known to speak for it. */
typedef struct zl_word_pair {
    uint32_t a, b;
    float weight;
} zl_word_pair;

typedef ZL_ARRAY(zl_word_pair) zl_word_pairs;

/* What pairs say: of a to b, or of b to a where `back` is set. `words` is how
 * many there are of the side that is rendered; pairs that come twice are
 * added up, and the shares of a word have the sum of 1, but where `known`
 * (by word; or NULL) says how much weight it has beyond these pairs: then it
 * counts half. False without memory.
 * Time: O(pairs · log (pairs of the same words) + greatest number). */
bool zl_translations_make(zl_translations *out, zl_word_pairs *pairs,
                          size_t words, const float *known, bool back);

/* The sum of both, the first one weighed by what is left over by the weights
 * of the second, by word. False without memory. Time: O(items). */
bool zl_translations_mix(zl_translations *out, const zl_translations *base,
                         const zl_translations *learnt, const float *weights);

void zl_translations_clear(zl_translations *translations);

#endif
