/* keys.h -- n-grams as numbers, in lists that are filled fast.
 *
 * A key is `width` words of 63 bits that sort as the terms of the n-gram do.
 * In a list every document that has keys there begins with a word of its own,
 * which has the highest bit set and the document's number. */
#ifndef ZL_ANALYSIS_KEYS_H
#define ZL_ANALYSIS_KEYS_H

#include "analysis/terms.h"

#define ZL_GRAM_MOST 8       /* terms */
#define ZL_KEY_MOST 8        /* words of a key: terms of up to 32 bits */
#define ZL_KEY_DOCUMENT (UINT64_C(1) << 63)

/* How terms are packed. */
typedef struct zl_key_form {
    unsigned n;     /* terms */
    unsigned bits;  /* of a term */
    unsigned each;  /* terms in a word; the last word may have fewer */
    unsigned width; /* words */
} zl_key_form;

zl_key_form zl_key_form_of(unsigned n, unsigned bits);

/* Pack the terms of an n-gram into a key, and get them out again. */
void zl_key_pack(const zl_key_form *form, const uint32_t *terms,
                 uint64_t *key);
void zl_key_unpack(const zl_key_form *form, const uint64_t *key,
                   uint32_t *terms);

/* ---- lists ---- */

enum { ZL_KEY_BLOCK = 510 }; /* words */

typedef struct zl_key_block {
    struct zl_key_block *next;
    size_t used;
    uint64_t words[ZL_KEY_BLOCK];
} zl_key_block;

typedef struct zl_key_list {
    uint64_t *at, *end;   /* the room in the last block */
    zl_key_block *last, *first;
    uint64_t document;    /* the last one written, with its bit; or 0 */
} zl_key_list;

/* Blocks, to be used again and again. */
typedef struct zl_key_store {
    zl_key_block **slabs;
    size_t slab_count, slab_room;
    size_t used; /* blocks of the last slab */
    zl_key_block *spare;
    bool failed; /* memory ran out: what is added goes nowhere */
} zl_key_store;

/* Give all blocks of the list back; it is as new. */
void zl_key_list_empty(zl_key_list *list, zl_key_store *store);

/* Let the last block know how much of it is used: before reading. */
void zl_key_list_close(zl_key_list *list);
void zl_key_store_clear(zl_key_store *store);

/* Make room for `words` more in one block. False without memory. */
bool zl_key_list_grow(zl_key_list *list, zl_key_store *store);

/* Add the key of an n-gram in a document (its number and ZL_KEY_DOCUMENT). */
static inline void zl_key_list_add(zl_key_list *list, zl_key_store *store,
                                   uint64_t document, const uint64_t *key,
                                   unsigned width)
{
    if ((size_t)(list->end - list->at) <= width &&
        !zl_key_list_grow(list, store))
        return;
    if (list->document != document) {
        list->document = document;
        *list->at++ = document;
    }
    for (unsigned i = 0; i < width; i++)
        *list->at++ = key[i];
}

#endif
