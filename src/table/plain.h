/* plain.h -- whether a text has anything to escape, many bytes at a time.
 *
 * Nearly no cell has; so texts are copied and looked at in one go, and only
 * those that need it are written again with care. */
#ifndef ZL_TABLE_PLAIN_H
#define ZL_TABLE_PLAIN_H

#include "base/text.h"

#include <string.h>

/* ---- eight bytes, in a number ---- */

#define ZL_EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Whether a byte of the word is below 0x20, `a` or `b`. Each line has the
 * highest bit in such a byte, and in none before the first of them. */
static inline bool zl_word_has(uint64_t word, unsigned char a, unsigned char b)
{
    uint64_t not_a = word ^ ZL_EACH(a), not_b = word ^ ZL_EACH(b);
    uint64_t found = ((word - ZL_EACH(0x20)) & ~word) |
                     ((not_a - ZL_EACH(1)) & ~not_a) |
                     ((not_b - ZL_EACH(1)) & ~not_b);

    return found & ZL_EACH(0x80);
}

static inline uint64_t zl_move_word(char *to, const char *from)
{
    uint64_t word;

    memcpy(&word, from, 8);
    memcpy(to, &word, 8);
    return word;
}

/* Move less than eight bytes; the rest of the word is blanks, or some of the
 * bytes again. */
static inline uint64_t zl_move_part(char *to, const char *from, size_t size)
{
    uint32_t first, last;

    if (size == 0)
        return ZL_EACH(' ');
    if (size < 4) {
        size_t middle = size / 2, end = size - 1;
        char a = to[0] = from[0], b = to[middle] = from[middle];
        char c = to[end] = from[end];
        return (ZL_EACH(' ') << 24) | (unsigned char)a |
               (uint64_t)(unsigned char)b << 8 |
               (uint64_t)(unsigned char)c << 16;
    }
    memcpy(&first, from, 4);
    memcpy(&last, from + size - 4, 4);
    memcpy(to, &first, 4);
    memcpy(to + size - 4, &last, 4);
    return first | (uint64_t)last << 32;
}

/* ---- sixteen bytes ---- */

typedef unsigned char zl_block __attribute__((vector_size(16)));
typedef uint64_t zl_halves __attribute__((vector_size(16)));

static inline zl_block zl_move_block(char *to, const char *from)
{
    zl_block block;

    memcpy(&block, from, sizeof block);
    memcpy(to, &block, sizeof block);
    return block;
}

/* All bits of every byte that is below 0x20, `a` or `b`. */
static inline zl_block zl_block_has(zl_block block, unsigned char a,
                                    unsigned char b)
{
    return (zl_block)(block < 0x20) | (zl_block)(block == a) |
           (zl_block)(block == b);
}

static inline bool zl_block_any(zl_block found)
{
    return ((zl_halves)found)[0] | ((zl_halves)found)[1];
}

/* ---- texts ---- */

/* Copy a text, and say whether no byte of it is below 0x20, `a` or `b`. Of
 * eight bytes and more, the last ones are moved together and some of them
 * twice. */
static inline bool zl_copy_plain(char *to, zl_view text, unsigned char a,
                                 unsigned char b)
{
    const char *from = text.bytes;
    size_t size = text.size;
    zl_block found = { 0 };

    if (size < 8)
        return !zl_word_has(zl_move_part(to, from, size), a, b);
    if (size < 16) {
        uint64_t first = zl_move_word(to, from);
        uint64_t last = zl_move_word(to + size - 8, from + size - 8);
        return !zl_word_has(first, a, b) && !zl_word_has(last, a, b);
    }
    for (size_t i = 0; i + 16 < size; i += 16)
        found |= zl_block_has(zl_move_block(to + i, from + i), a, b);
    from += size - 16;
    found |= zl_block_has(zl_move_block(to + size - 16, from), a, b);
    return !zl_block_any(found);
}

/* Whether all of a text is printable ASCII: as wide as it has bytes, and
 * without commands to a terminal. */
static inline bool zl_all_printable(zl_view text)
{
    zl_block found = { 0 };
    unsigned char odd = 0;
    size_t i = 0;

    for (zl_block block; i + sizeof block <= text.size; i += sizeof block) {
        memcpy(&block, text.bytes + i, sizeof block);
        found |= (zl_block)(block < 0x20) | (zl_block)(block > 0x7E);
    }
    for (; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.bytes[i];
        odd |= byte < 0x20 || byte > 0x7E;
    }
    return !odd && !zl_block_any(found);
}

#endif
