/* knowledge.h -- what is known of Han: words, the user's, and roles. */
#ifndef ZL_TEXT_KNOWLEDGE_H
#define ZL_TEXT_KNOWLEDGE_H

#include "text/dictionary.h"
#include "text/role.h"

/* A character that is in no word, and a number of two or more numerals. */
#define ZL_COST_UNKNOWN 255
#define ZL_COST_NUMBER 100

/* All is lent, and shared by threads. */
typedef struct zl_knowledge {
    const zl_trie *words;     /* their values are costs */
    const zl_dictionary *own; /* the user's words */
    const zl_roles *roles;
} zl_knowledge;

/* What made a word. */
typedef enum zl_origin {
    ZL_ORIGIN_OWN,    /* the user's word */
    ZL_ORIGIN_WORD,   /* in the vocabulary */
    ZL_ORIGIN_NUMBER, /* numerals */
    ZL_ORIGIN_UNKNOWN /* none of these */
} zl_origin;

/* Gives the origin of a word of Han and sets its cost. */
zl_origin zl_origin_of(const zl_knowledge *knowledge, zl_view word,
                               unsigned *cost);

#endif
