/* marks.h -- a set of numbers that is filled, walked in order and emptied, at
 * a cost of what is in it.
 *
 * A bit for each number, and a bit for each 64 of these. */
#ifndef ZL_ANALYSIS_MARKS_H
#define ZL_ANALYSIS_MARKS_H

#include "base/mem.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct zl_marks {
    uint64_t *bits, *words; /* a bit of `words` for each of `bits` */
    size_t size;            /* of `words` */
} zl_marks;

/* For numbers below `most`. False without memory; clear in any case. */
static inline bool zl_marks_open(zl_marks *marks, size_t most)
{
    marks->size = most / 64 / 64 + 1;
    marks->words = zl_alloc_array(marks->size, sizeof *marks->words);
    marks->bits = zl_alloc_array(marks->size * 64, sizeof *marks->bits);
    return marks->words && marks->bits;
}

static inline void zl_marks_clear(zl_marks *marks)
{
    zl_free(marks->words);
    zl_free(marks->bits);
    *marks = (zl_marks){ 0 };
}

static inline void zl_marks_add(zl_marks *marks, uint32_t number)
{
    uint64_t *bits = &marks->bits[number / 64];

    if (!*bits)
        marks->words[number / 64 / 64] |= UINT64_C(1) << (number / 64 % 64);
    *bits |= UINT64_C(1) << (number % 64);
}

/* Take the lowest number out; false where there is none. `*word` is where to
 * look from: 0 at first, and again only when all are out. */
static inline bool zl_marks_take(zl_marks *marks, size_t *word,
                                 uint32_t *number)
{
    while (*word < marks->size && !marks->words[*word])
        ++*word;
    if (*word == marks->size)
        return false;
    uint64_t *words = &marks->words[*word];
    size_t at = *word * 64 + (size_t)__builtin_ctzll(*words);
    *number = (uint32_t)(at * 64) + (uint32_t)__builtin_ctzll(marks->bits[at]);
    marks->bits[at] &= marks->bits[at] - 1;
    if (!marks->bits[at])
        *words &= *words - 1;
    return true;
}

#endif
