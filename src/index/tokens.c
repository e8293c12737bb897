/* tokens.c -- the stream of tokens: reading. */
#include "tokens.h"

#include "tokens_block.h"

#include <string.h>

enum { BLOCK = ZL_TOKENS_BLOCK, GROUP = 16, WIDTHS = ZL_TOKENS_CLASSES };

static uint64_t blocks_of(uint64_t count)
{
    return count / BLOCK + (count % BLOCK > 0);
}

/* Bytes of the groups of a directory, and of all of it with the end. */
static uint64_t groups_size(uint64_t blocks)
{
    return (blocks + GROUP - 1) / GROUP * 8;
}

static uint64_t tail_size(uint64_t blocks)
{
    return groups_size(blocks) + blocks * 2 + 8;
}

static void set_pairs(zl_tokens *tokens)
{
    const uint8_t *widths = tokens->classes.widths;

    tokens->narrow = true;
    for (unsigned i = 0; i < 256; i++)
        tokens->pairs[i] = (uint8_t)(widths[i % 16] + widths[i / 16]);
    for (unsigned i = 0; i < ZL_TOKENS_CLASSES; i++)
        tokens->narrow = tokens->narrow && widths[i] <= 25;
}

bool zl_tokens_read(zl_tokens *out, zl_span chunk, uint32_t count,
                    uint32_t types)
{
    zl_tokens tokens = { .bytes = chunk.bytes,
                         .count = count,
                         .types = types };
    uint64_t blocks = blocks_of(count), ends;
    uint64_t least = WIDTHS + blocks * ZL_TOKENS_HEAD + tail_size(blocks);

    if (chunk.size < least || (blocks == 0 && chunk.size > least))
        return false;
    if (zl_get64(chunk.bytes + chunk.size - 8) != 0)
        return false;
    if (!zl_tokens_classes_of(&tokens.classes, chunk.bytes, &ends) ||
        ends < types || (count > 0 && types == 0))
        return false;
    tokens.end = chunk.size - tail_size(blocks);
    tokens.places = chunk.bytes + tokens.end + groups_size(blocks);
    set_pairs(&tokens);
    *out = tokens;
    return true;
}

/* Where a block begins; NULL where that is no place for one. */
static const uint8_t *find_block(const zl_tokens *tokens, uint32_t block)
{
    const uint8_t *group = tokens->bytes + tokens->end +
                           (size_t)(block / GROUP) * 8;
    const uint8_t *place = tokens->places + (size_t)block * 2;
    uint64_t offset = zl_get64(group);

    if (offset > tokens->end)
        return NULL;
    offset += place[0] | (uint64_t)place[1] << 8;
    if (offset + ZL_TOKENS_HEAD > tokens->end)
        return NULL;
    return tokens->bytes + offset;
}

/* Whether the bits of the first `count` tokens of a block are all there. */
static bool has_bits(const zl_tokens *tokens, const uint8_t *block,
                     uint32_t count)
{
    const uint8_t *end = tokens->bytes + tokens->end;
    size_t room = (size_t)(end - block) - ZL_TOKENS_HEAD;

    return room >= ZL_TOKENS_REST_MAX ||
           zl_tokens_bits(tokens, block, count) <= room * 8;
}

uint32_t zl_tokens_at(const zl_tokens *tokens, uint32_t position)
{
    const uint8_t *block = find_block(tokens, position / BLOCK);
    uint32_t i = position % BLOCK, rank = 0;

    if (!block || !has_bits(tokens, block, i + 1))
        return 0;
    uint32_t bit = zl_tokens_bits(tokens, block, i);
    zl_tokens_some(tokens, block, i, 1, bit, &rank);
    return rank;
}

/* The ranks of some tokens of a block. */
static void copy_some(const zl_tokens *tokens, uint32_t block, uint32_t from,
                      uint32_t count, uint32_t *out)
{
    const uint8_t *begin = find_block(tokens, block);

    if (!begin || !has_bits(tokens, begin, from + count)) {
        memset(out, 0, count * sizeof *out);
    } else if (count == BLOCK) {
        zl_tokens_best(tokens)(tokens, begin, out);
    } else {
        uint32_t bit = zl_tokens_bits(tokens, begin, from);
        zl_tokens_some(tokens, begin, from, count, bit, out);
    }
}

void zl_tokens_copy(const zl_tokens *tokens, uint32_t from, uint32_t to,
                    uint32_t *out)
{
    while (from < to) {
        uint32_t left = BLOCK - from % BLOCK;
        uint32_t count = to - from < left ? to - from : left;
        copy_some(tokens, from / BLOCK, from % BLOCK, count, out);
        from += count;
        out += count;
    }
}

/* ---- verifying ---- */

/* Whether a block is what its ranks are coded as, byte for byte, and begins
 * at `*offset`, which is moved to its end. */
static bool is_coded_so(const zl_tokens *tokens, uint32_t block,
                        uint64_t *offset)
{
    uint8_t bytes[ZL_TOKENS_ROOM];
    uint32_t ranks[BLOCK];
    uint32_t from = block * BLOCK;
    uint32_t count = tokens->count - from;
    const uint8_t *begin = find_block(tokens, block);

    if (!begin || (uint64_t)(begin - tokens->bytes) != *offset)
        return false;
    count = count < BLOCK ? count : BLOCK;
    copy_some(tokens, block, 0, count, ranks);
    zl_tokens_coder coder = { tokens->classes, NULL, 0 };
    size_t size = zl_tokens_encode(bytes, &coder, ranks, count);
    *offset += size;
    return *offset <= tokens->end && memcmp(begin, bytes, size) == 0;
}

const char *zl_tokens_fault(const zl_tokens *tokens)
{
    uint64_t blocks = blocks_of(tokens->count), offset = WIDTHS;

    for (uint32_t block = 0; block < blocks; block++) {
        const uint8_t *place = tokens->places + (size_t)block * 2;
        if (block % GROUP == 0 && (place[0] || place[1]))
            return "a group of blocks does not begin with its first block";
        if (!is_coded_so(tokens, block, &offset))
            return "a block is not as it has to be";
    }
    if (offset != tokens->end)
        return "there are bytes behind the last block";
    return NULL;
}
