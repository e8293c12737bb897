/* bits.h -- a stretch of text with a bit for each token. */
#ifndef ZL_QUERY_BITS_H
#define ZL_QUERY_BITS_H

#include "query/typeset.h"

/* The tokens [from, to). Start from { 0 }; clear it in any case. */
typedef struct zl_bits {
    uint32_t from, to;
    size_t count; /* of words */
    size_t room;
    uint64_t *words;
} zl_bits;

/* All bits are 0. False without memory. Time: O(tokens / 64). */
bool zl_bits_start(zl_bits *bits, uint32_t from, uint32_t to);
void zl_bits_clear(zl_bits *bits);

static inline void zl_bits_set(zl_bits *bits, uint32_t position)
{
    uint32_t i = position - bits->from;

    bits->words[i / 64] |= (uint64_t)1 << i % 64;
}

/* Set the bits of the tokens that have a type of the set; gives whether there
 * are any. Time: O(such tokens + types listed). */
bool zl_bits_add_types(zl_bits *bits, const zl_attribute *attribute,
                       const zl_typeset *types);

/* Set those of rising positions; and those with which ranges begin. */
bool zl_bits_add_list(zl_bits *bits, const uint32_t *list, size_t count);
bool zl_bits_add_begins(zl_bits *bits, const zl_ranges *ranges);

/* Set those that are set in `all`, in which the stretch lies. */
bool zl_bits_add_part(zl_bits *bits, const zl_bits *all);

/* 1 becomes 0, 0 becomes 1. */
void zl_bits_invert(zl_bits *bits);

/* Set a bit also where one of the `width` bits behind it is set. Time:
 * O(tokens / 64 × log width). */
void zl_bits_smear(zl_bits *bits, uint32_t width);

/* The bits of `bits` move so many tokens to the left; what `kept` lacks goes.
 * The same stretch of text. */
void zl_bits_move(zl_bits *bits, uint32_t left);
void zl_bits_keep(zl_bits *bits, const zl_bits *kept, uint32_t left);

/* The first bit that is set at or behind `position`; `to`: none. */
uint32_t zl_bits_next(const zl_bits *bits, uint32_t position);

#endif
