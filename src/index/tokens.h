/* tokens.h -- the stream of tokens: the rank of the type of each.
 *
 * Ranks are given by falling frequency. They are divided into 16 classes; of
 * class c the widths say how many bits tell its ranks apart, w[c], so that it
 * has 2^w[c] ranks, and it begins at rank b[c], where the class before it
 * ends. n, the number of tokens, and t, above every rank, are known from
 * elsewhere.
 *
 *   widths     16 times 1: w[c], 0 to 31
 *   blocks     of 128 tokens, the last may have fewer:
 *                64  the classes, 4 bits each, the first of two tokens in the
 *                    low bits; zero where there are no more tokens
 *                …   for each token, rank - b[c] in w[c] bits, one right after
 *                    the other, the lowest bit in the lowest bits of a byte
 *                    first; rounded up to bytes
 *   directory  for every 16th block  8 where it begins, counted from the
 *                                    beginning of the widths
 *              for every block       2 where it begins, counted from the last
 *                                    16th block
 *   end        8  zero: reading any rank as 8 bytes stays inside
 *
 * The directory comes last so that a stream can be written while its tokens
 * arrive; it is found from the size of the whole and from n.
 *
 * A stream that is damaged gives wrong ranks, all below t, and nothing
 * outside its bytes is read. */
#ifndef ZL_INDEX_TOKENS_H
#define ZL_INDEX_TOKENS_H

#include "base/bytes.h"
#include "base/file.h"
#include "base/out.h"

#define ZL_TOKENS_BLOCK 128u
#define ZL_TOKENS_CLASSES 16u
#define ZL_TOKENS_WIDTH_MAX 31u

/* Where the ranks of each class begin, how many bits tell them apart, and
 * these bits. */
typedef struct zl_tokens_classes {
    uint32_t bases[ZL_TOKENS_CLASSES];
    uint32_t masks[ZL_TOKENS_CLASSES];
    uint8_t widths[ZL_TOKENS_CLASSES];
} zl_tokens_classes;

/* To find the class of a rank: at once for those that are known. */
typedef struct zl_tokens_coder {
    zl_tokens_classes classes;
    uint8_t *known; /* their classes; may be NULL */
    uint32_t known_count;
} zl_tokens_coder;

/* Lent: good as long as the bytes it was read from. Several threads may read
 * from one. */
typedef struct zl_tokens {
    const uint8_t *bytes;  /* of the whole */
    uint64_t end;          /* of the blocks, where the directory begins */
    const uint8_t *places; /* of the blocks in their groups of 16 */
    uint32_t count;
    uint32_t types;
    zl_tokens_classes classes;
    uint8_t pairs[256]; /* the bits of two tokens with these classes */
    bool narrow;        /* no class has more than 25 bits */
} zl_tokens;

/* The stream of `count` tokens of ranks below `types` that is exactly
 * `chunk`. False where it cannot be one, and then nothing was set. Neither
 * blocks nor directory are looked at. Time: O(1). */
bool zl_tokens_read(zl_tokens *out, zl_span chunk, uint32_t count,
                    uint32_t types);

/* The rank of the token at `position` < count. Time: O(1), some 10 ns. */
uint32_t zl_tokens_at(const zl_tokens *tokens, uint32_t position);

/* The ranks from position `from` to before `to` <= count. Time:
 * O(to - from), about 1 ns each, and some 10 ns once. */
void zl_tokens_copy(const zl_tokens *tokens, uint32_t from, uint32_t to,
                    uint32_t *out);

/* Null, or, in words for a sentence, what is wrong with the stream. Time:
 * O(count). */
const char *zl_tokens_fault(const zl_tokens *tokens);

/* ---- writing ---- */

/* The widths for which a stream with so many tokens of each rank is smallest,
 * or nearly so: found by climbing, the same for the same counts. False
 * without memory. Time: O(types). */
bool zl_tokens_choose(uint8_t widths[ZL_TOKENS_CLASSES],
                      const uint32_t *counts, uint32_t types);

/* A stream written while its tokens arrive. Memory: 2.5 bytes for a block of
 * 128 tokens, and at most 1 MB. Start from { 0 }; end with
 * zl_tokens_writer_clear(). */
typedef struct zl_tokens_writer {
    zl_out *out;
    uint64_t size;  /* bytes written */
    uint64_t group; /* where the last 16th block begins */
    uint64_t blocks;
    zl_tokens_coder coder;
    uint32_t held; /* tokens waiting for their block to be full */
    uint32_t ranks[ZL_TOKENS_BLOCK];
    zl_str groups; /* the directory */
    zl_str places;
} zl_tokens_writer;

/* Begin a stream; `out` is lent until its end and remembers failures. */
void zl_tokens_begin(zl_tokens_writer *writer, zl_out *out,
                     const uint8_t widths[ZL_TOKENS_CLASSES]);

/* Every rank has to be in a class: with widths from zl_tokens_choose(), below
 * the number of types that it was given. */
void zl_tokens_add(zl_tokens_writer *writer, const uint32_t *ranks,
                   size_t count);

/* End the stream; gives its size in bytes. Where memory ran out,
 * `out->failed` is set. */
uint64_t zl_tokens_end(zl_tokens_writer *writer);
void zl_tokens_writer_clear(zl_tokens_writer *writer);

#endif
