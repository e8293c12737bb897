/* rising.h -- a list of rising numbers, as the positions of a word.
 *
 * How many numbers there are, below which limit, and where the list begins
 * and ends, is known from elsewhere. They come in blocks of 128, the last of
 * which may be shorter; each is coded by Elias and Fano's method (Vigna,
 * Quasi-succinct indices, 2013) after taking from each number the last one of
 * the block before:
 *
 *   blocks  1 low bits of each number, w: 0 to 31
 *           the low bits of each, one right after the other, the lowest bit
 *           in the lowest bits of a byte first, rounded up to bytes
 *           for each number, by how much its bits above the low ones are more
 *           than those of the number before: so many 0 bits, then a 1 bit;
 *           rounded up to bytes
 *   skips   for each block but the last { 4 its last number, 4 where the next
 *           block begins, counted from the beginning of the list }
 *
 * w is the width that takes the fewest bytes; of several, the greatest. Equal
 * numbers may follow each other. A list of no numbers has no bytes.
 *
 * A list that is damaged gives wrong numbers, but as many as it says, all
 * below the limit, and nothing outside its bytes is read. */
#ifndef ZL_INDEX_RISING_H
#define ZL_INDEX_RISING_H

#include "base/bytes.h"
#include "base/file.h"
#include "base/out.h"

#define ZL_RISING_BLOCK 128u
#define ZL_RISING_END UINT32_MAX /* where a cursor stands past the last one */
#define ZL_RISING_ROOM 256u      /* what decoding a block may write into */

/* Lent: good as long as the bytes it was read from. */
typedef struct zl_rising {
    const uint8_t *bytes;
    size_t size; /* of blocks and skips */
    uint32_t count;
    uint32_t limit; /* every number is below it */
} zl_rising;

/* The list of `count` numbers below `limit` that is exactly `bytes`. False
 * where it cannot be one (`count` too great for so few bytes, numbers below
 * a limit of 0), and then nothing was set. Time: O(1). */
bool zl_rising_read(zl_rising *out, zl_span bytes, uint32_t count,
                    uint32_t limit);

/* Number `i` < count. Time: O(1), some 20 ns. */
uint32_t zl_rising_at(const zl_rising *list, uint32_t i);

/* How many numbers are below `number`. Time: O(log(count / 128)). */
uint32_t zl_rising_before(const zl_rising *list, uint32_t number);

static inline uint32_t zl_rising_blocks(const zl_rising *list)
{
    return list->count / ZL_RISING_BLOCK + (list->count % ZL_RISING_BLOCK > 0);
}

/* All numbers of block `block` < zl_rising_blocks(); gives how many these
 * are: 128, or fewer in the last block. What lies in `out` behind them is
 * undefined. Time: O(1), about 1 ns a number. */
uint32_t zl_rising_decode(const zl_rising *list, uint32_t block,
                          uint32_t out[ZL_RISING_ROOM]);

/* Null, or, in words for a sentence, what is wrong with the list. With
 * `strict` equal numbers are a fault too. Time: O(count). */
const char *zl_rising_fault(const zl_rising *list, bool strict);

/* ---- a cursor ---- */

/* Goes through a list, forwards only. The caller's storage, to be begun by
 * zl_rising_start(); nothing is held that has to be released. It may not be
 * copied to another place. Past the last number `at` is ZL_RISING_END, and
 * stays so: moving the cursor then is allowed. */
typedef struct zl_rising_cursor {
    uint32_t at;    /* the number it stands on */
    uint32_t index; /* of it, in `numbers` */
    uint32_t held;  /* how many numbers the present block has */
    uint32_t block; /* number of the present block */
    zl_rising list;
    uint32_t numbers[ZL_RISING_ROOM]; /* of the present block; then the end */
} zl_rising_cursor;

/* Stand on the first number. `list` is copied. */
void zl_rising_start(zl_rising_cursor *cursor, const zl_rising *list);

/* Stand on the first number of the next block. Together with `numbers`,
 * `index` and `held` this gives many numbers at once:
 *
 *     for (; cursor.at != ZL_RISING_END; zl_rising_next_block(&cursor))
 *         for (uint32_t i = cursor.index; i < cursor.held; i++)
 *             … cursor.numbers[i] … */
void zl_rising_next_block(zl_rising_cursor *cursor);

static inline void zl_rising_next(zl_rising_cursor *cursor)
{
    if (cursor->index + 1 < cursor->held)
        cursor->at = cursor->numbers[++cursor->index];
    else
        zl_rising_next_block(cursor);
}

/* Stand on the first number that is `number` or more, unless the cursor
 * stands on or behind one already: then it does not move. Afterwards `at` is
 * `number` or more, also where the list is damaged. Time: O(log d), d the
 * number of blocks passed over. */
void zl_rising_seek(zl_rising_cursor *cursor, uint32_t number);

/* The same, but also back. Time: as zl_rising_seek() in the present block and
 * behind it; before it as from the beginning. */
void zl_rising_move(zl_rising_cursor *cursor, uint32_t number);

/* How many numbers of the list lie before the one the cursor stands on. */
static inline uint32_t zl_rising_rank(const zl_rising_cursor *cursor)
{
    return cursor->block * ZL_RISING_BLOCK + cursor->index;
}

/* ---- writing ---- */

/* Writes lists, one after the other, with memory for the skips of one. Start
 * from { 0 }; end with zl_rising_writer_clear(). */
typedef struct zl_rising_writer {
    zl_out *out;
    uint64_t size; /* bytes written of this list */
    uint32_t base; /* the last number of the block before */
    uint32_t held; /* numbers of this block so far */
    zl_str skips;
    uint32_t numbers[ZL_RISING_BLOCK];
} zl_rising_writer;

/* Begin a list; `out` is lent until its end and remembers failures. */
void zl_rising_begin(zl_rising_writer *writer, zl_out *out);

/* A number may not be less than the one before, nor UINT32_MAX. */
void zl_rising_add(zl_rising_writer *writer, uint32_t number);
void zl_rising_add_all(zl_rising_writer *writer, const uint32_t *numbers,
                       size_t count);

/* End the list; gives its size in bytes, which never is more than 4 bytes can
 * say. Where memory ran out, `out->failed` is set. */
uint64_t zl_rising_end(zl_rising_writer *writer);
void zl_rising_writer_clear(zl_rising_writer *writer);

#endif
