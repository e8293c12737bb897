/* side.h -- one language of all texts that are aligned: lines as words, and
 * words as numbers. */
#ifndef ZL_ALIGN_SIDE_H
#define ZL_ALIGN_SIDE_H

#include "base/array.h"
#include "base/map.h"

#include <zili/error.h>

typedef struct zl_line {
    size_t first;   /* of its words */
    uint32_t count; /* of them */
    float length;   /* in letters; a Han character is worth two */
} zl_line;

/* What a word is, where it may stand for itself in the other language. */
typedef enum zl_word_kind {
    ZL_WORD_PLAIN, /* letters: only where both sides write it in Latin */
    ZL_WORD_SIGN,  /* a sign that both languages write: ? ! : ; ( " % … */
    ZL_WORD_NUMBER /* of digits or numerals */
} zl_word_kind;

typedef ZL_ARRAY(uint32_t) zl_word_list;

typedef struct zl_side {
    zl_map keys;         /* the words as they are compared: folded, stemmed */
    zl_word_list counts; /* by word */
    zl_word_list words;  /* line after line */
    ZL_ARRAY(zl_line) lines; /* pair after pair */
} zl_side;

void zl_side_clear(zl_side *side);

#endif
