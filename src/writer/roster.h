/* roster.h -- the types of an attribute, as a segment has them. */
#ifndef ZL_WRITER_ROSTER_H
#define ZL_WRITER_ROSTER_H

#include "writer/chunks.h"
#include "writer/put.h"

/* By their places in byte order of (key, form), but for `places`. Whoever
 * fills them gives counts, docs, key_docs and classes; zl_roster_order() finds
 * the rest. Start from { 0 }. */
typedef struct zl_roster {
    uint32_t count;
    uint32_t *counts;   /* tokens */
    uint32_t *docs;     /* documents with the type */
    uint32_t *key_docs; /* documents with a type of its key */
    uint32_t *keys;     /* 0: the form is the key; else its number, from 1 */
    uint32_t *ranks;    /* by falling count, equal ones by form */
    uint32_t *places;   /* by rank */
    uint8_t *classes;
    uint8_t *rules; /* of glue (index/layout.h); of words alone, else NULL */
    uint32_t key_count; /* of numbers in `keys` */

    /* The texts of the type at a place, lent as long as the roster. */
    zl_text_at *form, *key;
    const void *user;
} zl_roster;

/* Room for `count` types. False without memory. */
bool zl_roster_init(zl_roster *roster, uint32_t count, bool with_rules);
void zl_roster_clear(zl_roster *roster);

/* The first 8 bytes of a text as a number: where two differ, they are in the
 * order of the texts. */
uint64_t zl_roster_front(zl_view text);

/* Find ranks, places and numbers of keys. False without memory. Time:
 * O(types log types). */
bool zl_roster_order(zl_roster *roster);

/* Tokens of a class that is not 0. */
uint32_t zl_roster_words(const zl_roster *roster);

/* The chunks of the lexicon, ZL_ROSTER_CHUNKS of them; failures stay in
 * `chunks`. */
#define ZL_ROSTER_CHUNKS 9
void zl_roster_write(const zl_roster *roster, const char *name, uint32_t owner,
                     zl_chunks *chunks);

#endif
