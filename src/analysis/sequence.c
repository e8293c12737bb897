/* sequence.c -- the numbers of lines in some order, sorted by counting. */
#include "analysis/sequence.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"

#include <string.h>

enum { BITS = 11, BUCKETS = 1 << BITS, PART = 65536 };

zili_status zl_sequence_init(zl_sequence *sequence, const zl_lines *lines,
                             uint64_t threads, zili_error *err)
{
    size_t count = zl_lines_count(lines);

    if (count >= UINT32_MAX)
        return zl_fail(err, ZILI_EUSAGE,
                       "There are too many lines to be put into an order: ask "
                       "for fewer with --sample.");
    sequence->count = count;
    sequence->parts = zl_work_parts(zl_work_threads(threads), count, PART);
    sequence->numbers = zl_alloc_array(count, sizeof *sequence->numbers);
    sequence->spare = zl_alloc_array(count, sizeof *sequence->spare);
    sequence->places = zl_alloc_array(sequence->parts * BUCKETS,
                                      sizeof *sequence->places);
    if (!sequence->numbers || !sequence->spare || !sequence->places)
        return zl_no_memory(err);
    for (size_t i = 0; i < count; i++)
        sequence->numbers[i] = (uint32_t)zl_lines_number(lines, i);
    return ZILI_OK;
}

void zl_sequence_clear(zl_sequence *sequence)
{
    zl_free(sequence->numbers);
    zl_free(sequence->spare);
    zl_free(sequence->places);
    *sequence = (zl_sequence){ 0 };
}

/* ---- sorting ---- */

/* By some bits of the values. */
struct step {
    zl_sequence *sequence;
    const uint32_t *values;
    unsigned shift;
};

static uint32_t bucket_of(const struct step *step, uint32_t number)
{
    return step->values[number] >> step->shift & (BUCKETS - 1);
}

static void count_part(void *user, size_t part, size_t from, size_t to)
{
    const struct step *step = user;
    uint32_t *counts = step->sequence->places + part * BUCKETS;

    memset(counts, 0, BUCKETS * sizeof *counts);
    for (size_t i = from; i < to; i++)
        counts[bucket_of(step, step->sequence->numbers[i])]++;
}

/* From how many each part has in each bucket, to where they go: a bucket after
 * the other, and in it a part after the other, so that equal ones keep their
 * order. */
static void find_places(zl_sequence *sequence)
{
    uint32_t sum = 0;

    for (size_t bucket = 0; bucket < BUCKETS; bucket++)
        for (size_t part = 0; part < sequence->parts; part++) {
            uint32_t *place = &sequence->places[part * BUCKETS + bucket];
            uint32_t count = *place;
            *place = sum;
            sum += count;
        }
}

static void move_part(void *user, size_t part, size_t from, size_t to)
{
    const struct step *step = user;
    uint32_t *places = step->sequence->places + part * BUCKETS;

    for (size_t i = from; i < to; i++) {
        uint32_t number = step->sequence->numbers[i];
        step->sequence->spare[places[bucket_of(step, number)]++] = number;
    }
}

static void sort_by_bits(zl_sequence *sequence, const uint32_t *values,
                         unsigned shift)
{
    struct step step = { sequence, values, shift };
    uint32_t *from = sequence->numbers;

    zl_work_on_parts(sequence->parts, sequence->count, count_part, &step);
    find_places(sequence);
    zl_work_on_parts(sequence->parts, sequence->count, move_part, &step);
    sequence->numbers = sequence->spare;
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
