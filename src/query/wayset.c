/* wayset.c -- rows of numbers, each different row once. */
#include "query/wayset.h"

#include "base/hash.h"
#include "base/mem.h"

#include <string.h>

/* The place in the table of the row at `from`, free or not. */
static size_t find_mark(const zl_wayset *set, size_t from)
{
    const uint32_t *row = set->numbers.items + from;
    size_t bytes = set->size * sizeof *row, mask = set->mark_count - 1;
    size_t at = (size_t)zl_hash(row, bytes) & mask;

    while (set->marks[at] &&
           memcmp(set->numbers.items + (set->marks[at] - 1), row, bytes) != 0)
        at = (at + 1) & mask;
    return at;
}

static bool grow(zl_wayset *set)
{
    size_t count = set->mark_count ? set->mark_count * 2 : 64;
    uint32_t *marks = zl_alloc_array(count, sizeof *marks);

    if (!marks)
        return false;
    zl_free(set->marks);
    set->marks = marks;
    set->mark_count = count;
    for (size_t i = 0; i < set->numbers.count; i += set->size)
        marks[find_mark(set, i)] = (uint32_t)i + 1;
    return true;
}

bool zl_wayset_add(zl_wayset *set, uint32_t first, const uint32_t *others)
{
    size_t from = set->numbers.count;

    if (from / set->size * 2 >= set->mark_count && !grow(set))
        return false;
    if (!zl_array_reserve(&set->numbers, set->size))
        return false;
    set->numbers.items[from] = first;
    memcpy(set->numbers.items + from + 1, others,
           (set->size - 1) * sizeof *others);
    size_t mark = find_mark(set, from);
    if (set->marks[mark])
        return true;
    set->marks[mark] = (uint32_t)from + 1;
    set->numbers.count += set->size;
    return true;
}

void zl_wayset_empty(zl_wayset *set)
{
    size_t rows = set->numbers.count / set->size;

    if (rows == 0)
        return;
    if (rows * 8 < set->mark_count)
        for (size_t i = set->numbers.count; i > 0;) {
            i -= set->size;
            set->marks[find_mark(set, i)] = 0;
            set->numbers.count = i;
        }
    else
        memset(set->marks, 0, set->mark_count * sizeof *set->marks);
    set->numbers.count = 0;
}

void zl_wayset_clear(zl_wayset *set)
{
    zl_array_clear(&set->numbers);
    zl_free(set->marks);
    *set = (zl_wayset){ 0 };
}
