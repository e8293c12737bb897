/* sequence.c -- the numbers of lines in some order, sorted by counting. */
#include "analysis/sequence.h"

#include "base/fail.h"
#include "base/mem.h"

zili_status zl_sequence_init(zl_sequence *sequence, const zl_lines *lines,
                             zili_error *err)
{
    size_t count = lines->hits.count;

    if (count >= UINT32_MAX)
        return zl_fail(err, ZILI_EUSAGE,
                       "There are too many lines to be put into an order: ask "
                       "for fewer with --sample.");
    sequence->count = count;
    sequence->numbers = zl_alloc_array(count, sizeof *sequence->numbers);
    sequence->spare = zl_alloc_array(count, sizeof *sequence->spare);
    if (!sequence->numbers || !sequence->spare)
        return zl_no_memory(err);
    for (size_t i = 0; i < count; i++)
        sequence->numbers[i] = (uint32_t)zl_lines_number(lines, i);
    return ZILI_OK;
}

void zl_sequence_clear(zl_sequence *sequence)
{
    zl_free(sequence->numbers);
    zl_free(sequence->spare);
    *sequence = (zl_sequence){ 0 };
}

/* ---- sorting ---- */

enum { BITS = 11, BUCKETS = 1 << BITS };

/* Sort by some bits of the values. */
static void sort_by_bits(zl_sequence *sequence, const uint32_t *values,
                         unsigned shift)
{
    size_t starts[BUCKETS] = { 0 }, sum = 0;
    uint32_t *from = sequence->numbers, *to = sequence->spare;

    for (size_t i = 0; i < sequence->count; i++)
        starts[values[i] >> shift & (BUCKETS - 1)]++;
    for (size_t i = 0; i < BUCKETS; i++) {
        size_t here = starts[i];
        starts[i] = sum;
        sum += here;
    }
    for (size_t i = 0; i < sequence->count; i++)
        to[starts[values[from[i]] >> shift & (BUCKETS - 1)]++] = from[i];
    sequence->numbers = to;
    sequence->spare = from;
}

void zl_sequence_sort(zl_sequence *sequence, const uint32_t *values,
                      uint32_t limit)
{
    uint32_t most = limit > 0 ? limit - 1 : 0;

    for (unsigned shift = 0; shift < 32 && most >> shift > 0; shift += BITS)
        sort_by_bits(sequence, values, shift);
}

void zl_lines_arrange(zl_lines *lines, zl_sequence *sequence)
{
    zl_free(lines->order);
    lines->order = sequence->numbers;
    sequence->numbers = NULL;
}
