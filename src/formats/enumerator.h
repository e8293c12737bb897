/* enumerator.h -- the numbers of items: (一) 一、 ① 1) 1. (1) (a). */
#ifndef ZL_FORMATS_ENUMERATOR_H
#define ZL_FORMATS_ENUMERATOR_H

#include "base/text.h"

#define ZL_ENUMERATOR_FORMS 8

/* A walk through a paragraph, character by character: where it stands, and
 * the last number of each form. Caller's storage; nothing to release. */
typedef struct zl_enumeration {
    enum {
        ZL_PLACE_START,  /* of the paragraph */
        ZL_PLACE_CLAUSE, /* after a stop or pause */
        ZL_PLACE_BLANK,  /* after a blank, inside a clause */
        ZL_PLACE_INSIDE
    } place;
    uint32_t last;     /* the character before */
    uint32_t last_ink; /* the last one that is not blank */
    int depth;         /* open round brackets in this sentence */
    int letters;       /* of the word before; at most 8 */
    char word[8];      /* that word, in lower case, if it is short */
    int numbers[ZL_ENUMERATOR_FORMS];
} zl_enumeration;

void zl_enumeration_begin(zl_enumeration *walk);

/* Where the enumerator at `at` of `text` ends, and the walk is then after
 * it; 0 if none stands there, and the walk stays. Time: O(1). */
size_t zl_enumeration_next(zl_enumeration *walk, zl_view text, size_t at);

/* Walk past a character of the paragraph. */
void zl_enumeration_pass(zl_enumeration *walk, uint32_t character);

/* The bytes of the enumerator that `text` begins with, or 0. Time: O(1). */
size_t zl_enumerator_size(zl_view text);

#endif
