/* byte_set.h -- a set of bytes, and where they stand in a text. */
#ifndef ZL_TEXT_BYTE_SET_H
#define ZL_TEXT_BYTE_SET_H

#include "base/text.h"

#define ZL_BYTE_BLOCK 64 /* bytes that are looked at at once */

typedef struct zl_byte_set zl_byte_set;

/* Look for the first block from `base` on, of whole ones in the text, that has
 * a byte of the set: gives where it begins, and a bit for each of them; or
 * where the last whole one ends, and no bit. */
typedef size_t zl_byte_search(const zl_byte_set *set, zl_view text,
                              size_t base, uint64_t *bits);

struct zl_byte_set {
    bool has[256];
    /* A bit for upper halves that the same lower ones go with: of every upper
     * half its own, of a lower one those of all that it goes with. */
    uint8_t upper[16], lower[16];
    zl_byte_search *search; /* the fastest of this machine */
};

void zl_byte_set_make(zl_byte_set *set, const bool bytes[256]);

/* The way of any machine. */
zl_byte_search zl_byte_search_scalar;

/* A way through a text; set and text are lent. */
typedef struct zl_byte_walk {
    const zl_byte_set *set;
    zl_view text;
    size_t base;   /* of the block that was looked at last … */
    uint64_t bits; /* … and where bytes of the set are in it */
} zl_byte_walk;

static inline zl_byte_walk zl_byte_walk_begin(const zl_byte_set *set,
                                              zl_view text)
{
    return (zl_byte_walk){ set, text, 0, 0 };
}

/* What zl_byte_walk_next() does behind the block. */
size_t zl_byte_walk_on(zl_byte_walk *walk, size_t at);

/* Where the next byte of the set stands, from `at` on; text.size where there
 * is none. `at` never falls. Time: O(bytes), all in all. */
static inline size_t zl_byte_walk_next(zl_byte_walk *walk, size_t at)
{
    size_t into = at - walk->base;

    if (into < ZL_BYTE_BLOCK && walk->bits >> into)
        return at + (size_t)__builtin_ctzll(walk->bits >> into);
    return zl_byte_walk_on(walk, at);
}

#endif
