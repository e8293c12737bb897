/* rising.c -- a list of rising numbers: reading. */
#include "rising.h"

#include "rising_block.h"

#include <string.h>

enum { BLOCK = ZL_RISING_BLOCK, SKIP = 8 };

/* ---- where things are ---- */

static const uint8_t *skips_of(const zl_rising *list)
{
    size_t skips = zl_rising_blocks(list) - 1;

    return list->bytes + list->size - skips * SKIP;
}

/* The last number of a block that is not the last block. */
static uint32_t last_of(const uint8_t *skips, uint32_t block)
{
    return zl_get32(skips + (size_t)block * SKIP);
}

bool zl_rising_read(zl_rising *out, zl_span bytes, uint32_t count,
                    uint32_t limit)
{
    zl_rising list = { bytes.bytes, bytes.size, count, limit };

    if (count > 0) {
        uint64_t blocks = zl_rising_blocks(&list);
        /* A block has its width and a 1 bit for each number. */
        uint64_t least = blocks + (count + 7) / 8 + (blocks - 1) * SKIP;
        if (limit == 0 || bytes.size < least)
            return false;
    } else if (bytes.size > 0) {
        return false;
    }
    *out = list;
    return true;
}

/* A block in its list, and a copy where too little of the list follows it. */
typedef struct found {
    zl_rising_block block;
    uint8_t copy[ZL_RISING_BYTES + ZL_RISING_MARGIN];
} found;

/* Where the bytes of a block are; false where they cannot be there. */
static bool find_bytes(const zl_rising *list, uint32_t block, zl_span *out)
{
    const uint8_t *skips = skips_of(list);
    size_t end = (size_t)(skips - list->bytes), begin = 0;

    if (block > 0)
        begin = zl_get32(skips + (size_t)(block - 1) * SKIP + 4);
    if (block + 1 < zl_rising_blocks(list)) {
        size_t next = zl_get32(skips + (size_t)block * SKIP + 4);
        end = next < end ? next : end;
    }
    if (begin > end || end - begin > ZL_RISING_BYTES)
        return false;
    *out = (zl_span){ list->bytes + begin, end - begin };
    return true;
}

static bool find_block(const zl_rising *list, uint32_t block, found *out)
{
    uint32_t left = list->count - block * BLOCK;
    zl_span bytes;

    out->block.count = left < BLOCK ? left : BLOCK;
    out->block.base = block ? last_of(skips_of(list), block - 1) : 0;
    out->block.limit = list->limit;
    if (!find_bytes(list, block, &bytes))
        return false;
    size_t after = list->size - (size_t)(bytes.bytes - list->bytes);
    if (after < bytes.size + ZL_RISING_MARGIN) {
        memcpy(out->copy, bytes.bytes, bytes.size);
        memset(out->copy + bytes.size, 0, ZL_RISING_MARGIN);
        bytes.bytes = out->copy;
    }
    return zl_rising_split(&out->block, bytes.bytes, bytes.bytes + bytes.size);
}

/* ---- reading ---- */

uint32_t zl_rising_decode(const zl_rising *list, uint32_t block,
                          uint32_t out[ZL_RISING_ROOM])
{
    found here;

    if (find_block(list, block, &here))
        zl_rising_best()(&here.block, out);
    else
        for (uint32_t i = 0; i < here.block.count; i++)
            out[i] = list->limit - 1;
    return here.block.count;
}

uint32_t zl_rising_at(const zl_rising *list, uint32_t i)
{
    found here;

    if (!find_block(list, i / BLOCK, &here))
        return list->limit - 1;
    return zl_rising_block_at(&here.block, i % BLOCK);
}

/* The first block in [from, to) whose last number is `number` or more; `to`
 * where there is none. Block `to` itself is not looked at. */
static uint32_t find_skip(const uint8_t *skips, uint32_t from, uint32_t to,
                          uint32_t number)
{
    for (uint32_t left = to - from; left > 0; left /= 2) {
        bool below = last_of(skips, from + left / 2) < number;
        from += below ? left - left / 2 : 0;
    }
    return from;
}

uint32_t zl_rising_before(const zl_rising *list, uint32_t number)
{
    found here;

    if (list->count == 0 || number >= list->limit)
        return list->count;
    uint32_t block =
        find_skip(skips_of(list), 0, zl_rising_blocks(list) - 1, number);
    uint32_t before = block * BLOCK;
    if (find_block(list, block, &here))
        before += zl_rising_block_before(&here.block, number);
    return before;
}

/* ---- a cursor ---- */

static void stand_at_end(zl_rising_cursor *cursor)
{
    cursor->index = cursor->held = 0;
    cursor->block = zl_rising_blocks(&cursor->list);
    cursor->at = ZL_RISING_END;
}

/* Stand on the first number of a block; past the last one, on the end. */
static void stand_on(zl_rising_cursor *cursor, uint32_t block)
{
    if (block >= zl_rising_blocks(&cursor->list)) {
        stand_at_end(cursor);
        return;
    }
    cursor->block = block;
    cursor->held = zl_rising_decode(&cursor->list, block, cursor->numbers);
    cursor->numbers[cursor->held] = ZL_RISING_END;
    cursor->index = 0;
    cursor->at = cursor->numbers[0];
}

void zl_rising_start(zl_rising_cursor *cursor, const zl_rising *list)
{
    cursor->list = *list;
    stand_on(cursor, 0);
}

void zl_rising_next_block(zl_rising_cursor *cursor)
{
    if (cursor->at != ZL_RISING_END)
        stand_on(cursor, cursor->block + 1);
}

/* The first block behind the present one that can hold `number`, by steps
 * that double. */
static uint32_t block_for(const zl_rising_cursor *cursor, uint32_t number)
{
    const uint8_t *skips = skips_of(&cursor->list);
    uint32_t last = zl_rising_blocks(&cursor->list) - 1;
    uint32_t from = cursor->block + 1, step = 1;

    while (step < last - from && last_of(skips, from + step) < number) {
        from += step + 1;
        step *= 2;
    }
    uint32_t to = step < last - from ? from + step : last;
    return find_skip(skips, from, to, number);
}

/* Move on in the present block, whose last number is great enough. */
static void seek_inside(zl_rising_cursor *cursor, uint32_t number)
{
    const uint32_t *numbers = cursor->numbers;
    uint32_t i = cursor->index, near = i + 4;

    while (i < near && numbers[i] < number)
        i++;
    if (i == near && near < cursor->held) {
        for (uint32_t left = cursor->held - i; left > 0; left /= 2)
            i += numbers[i + left / 2] < number ? left - left / 2 : 0;
    }
    /* Only where the numbers do not rise is there anything left to do. */
    while (numbers[i] < number)
        i++;
    cursor->index = i;
    cursor->at = numbers[i];
}

void zl_rising_seek(zl_rising_cursor *cursor, uint32_t number)
{
    uint32_t blocks = zl_rising_blocks(&cursor->list);

    if (cursor->at >= number)
        return;
    while (cursor->numbers[cursor->held - 1] < number) {
        if (cursor->block + 1 >= blocks) {
            stand_at_end(cursor);
            return;
        }
        stand_on(cursor, block_for(cursor, number));
    }
    seek_inside(cursor, number);
}

void zl_rising_move(zl_rising_cursor *cursor, uint32_t number)
{
    bool here = cursor->at != ZL_RISING_END && cursor->held > 0 &&
                (cursor->block == 0 || number > cursor->numbers[0]);

    if (cursor->at >= number && here) {
        while (cursor->index > 0 &&
               cursor->numbers[cursor->index - 1] >= number)
            cursor->index--;
        cursor->at = cursor->numbers[cursor->index];
    } else if (cursor->at >= number) {
        zl_rising list = cursor->list;
        zl_rising_start(cursor, &list);
    }
    zl_rising_seek(cursor, number);
}

/* ---- verifying ---- */

/* Whether a block is what its numbers are coded as, byte for byte. */
static bool is_coded_so(const zl_rising *list, uint32_t block,
                        const uint32_t *numbers, uint32_t count, uint32_t base)
{
    uint8_t bytes[ZL_RISING_BYTES];
    zl_span stored;
    size_t size = zl_rising_encode(bytes, numbers, count, base);

    return find_bytes(list, block, &stored) && stored.size == size &&
           memcmp(stored.bytes, bytes, size) == 0;
}

static bool rises(const uint32_t *numbers, uint32_t count, uint32_t base,
                  bool strict)
{
    for (uint32_t i = 0; i < count; i++) {
        if (numbers[i] < base || (strict && i > 0 && numbers[i] == base))
            return false;
        base = numbers[i];
    }
    return true;
}

const char *zl_rising_fault(const zl_rising *list, bool strict)
{
    uint32_t numbers[ZL_RISING_ROOM] = { 0 };
    uint32_t blocks = zl_rising_blocks(list), base = 0;

    for (uint32_t block = 0; block < blocks; block++) {
        uint32_t count = zl_rising_decode(list, block, numbers);
        bool follows = !strict || block == 0 || numbers[0] > base;
        if (!follows || !rises(numbers, count, base, strict))
            return "the numbers do not rise";
        if (!is_coded_so(list, block, numbers, count, base))
            return "a block is not as it has to be";
        base = numbers[count - 1];
        if (block + 1 < blocks && last_of(skips_of(list), block) != base)
            return "a skip does not name the last number of its block";
    }
    return NULL;
}
