/* squeezed.h -- the text of sentences without white space, and where in it
 * whole sentences stand that are given as text. */
#ifndef ZL_BITEXT_SQUEEZED_H
#define ZL_BITEXT_SQUEEZED_H

#include "bitext/sentences.h"

/* The beginning of a sentence, as a number. */
typedef struct zl_squeezed_key {
    uint64_t key;
    uint32_t sentence;
} zl_squeezed_key;

typedef struct zl_squeezed {
    zl_str text;
    size_t *starts; /* by sentence, and the end */
    zl_squeezed_key *keys; /* in order, those of one key by sentence */
    uint32_t count;
} zl_squeezed;

/* False without memory; zl_squeezed_clear() in any case. Time: O(text +
 * sentences log sentences). */
bool zl_squeezed_make(zl_squeezed *out, const zili_corpus *corpus,
                      const zl_sentences *sentences);
void zl_squeezed_clear(zl_squeezed *squeezed);

/* Append UTF-8 without white space. */
void zl_squeeze(zl_view text, zl_str *out);

/* Sentences: [from, to). */
typedef struct zl_squeezed_run {
    uint32_t from, to;
} zl_squeezed_run;

/* The sentences inside of `inside` whose text is `wanted`, which is squeezed
 * and not empty; of several the one that begins nearest to `near`. Of many
 * that begin in the same way only the nearest are looked at, so that no text
 * takes long. False where there is none. */
bool zl_squeezed_find(const zl_squeezed *in, zl_view wanted,
                      zl_squeezed_run inside, uint32_t near,
                      zl_squeezed_run *found);

/* The same for a text of which the beginning and the end are given. */
bool zl_squeezed_find_ends(const zl_squeezed *in, zl_view beginning,
                           zl_view end, zl_squeezed_run inside, uint32_t near,
                           zl_squeezed_run *found);

#endif
