/* tokens_block.h -- one block of a stream of tokens (tokens.h). */
#ifndef ZL_INDEX_TOKENS_BLOCK_H
#define ZL_INDEX_TOKENS_BLOCK_H

#include "tokens.h"

enum {
    ZL_TOKENS_HEAD = ZL_TOKENS_BLOCK / 2, /* bytes of the classes of a block */
    ZL_TOKENS_REST_MAX = ZL_TOKENS_BLOCK * ZL_TOKENS_WIDTH_MAX / 8,
    ZL_TOKENS_MARGIN = 16 /* what may be read behind a block */
};

/* Set the classes of these widths; false where a width is too great or a
 * class begins beyond 32 bits. `*end` is where the last class ends. */
bool zl_tokens_classes_of(zl_tokens_classes *out,
                          const uint8_t widths[ZL_TOKENS_CLASSES],
                          uint64_t *end);

/* The bits of the first `count` tokens, up to 128, of the block at `block`. */
uint32_t zl_tokens_bits(const zl_tokens *tokens, const uint8_t *block,
                        uint32_t count);

/* The ranks of all 128 tokens of the block at `block`, whatever its bytes
 * are; it has to be there with all its bits, and ZL_TOKENS_MARGIN bytes
 * behind it. All ways give the same. */
typedef void zl_tokens_way(const zl_tokens *tokens, const uint8_t *block,
                           uint32_t *out);
zl_tokens_way zl_tokens_scalar;
zl_tokens_way *zl_tokens_best(const zl_tokens *tokens); /* the fastest here */

/* The ranks of `count` tokens from token `from` on, whose bits begin after
 * `bit` others. */
void zl_tokens_some(const zl_tokens *tokens, const uint8_t *block,
                    uint32_t from, uint32_t count, uint32_t bit,
                    uint32_t *out);

/* Code a block of up to 128 tokens; gives its bytes. `bytes` has 8 more than
 * the longest block. */
#define ZL_TOKENS_ROOM (ZL_TOKENS_HEAD + ZL_TOKENS_REST_MAX + 8)
size_t zl_tokens_encode(uint8_t bytes[ZL_TOKENS_ROOM],
                        const zl_tokens_coder *coder, const uint32_t *ranks,
                        uint32_t count);

/* Learn the classes of the frequent ranks; without memory, of none. */
void zl_tokens_learn(zl_tokens_coder *coder);

#endif
