/* gaps.c -- what is left of a row of things when some were removed. */
#include "gaps.h"

bool zl_gaps_add(zl_gaps *gaps, uint32_t begin, uint32_t end)
{
    if (gaps->count > 0 && begin < gaps->items[gaps->count - 1].end)
        begin = gaps->items[gaps->count - 1].end;
    if (begin >= end)
        return true;
    zl_gap gap = { begin, end, zl_gaps_number(gaps, begin) };
    return zl_array_push(gaps, gap);
}

/* The gaps that begin at or before `place`. */
static size_t begun(const zl_gaps *gaps, uint32_t place)
{
    size_t low = 0, high = gaps->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (gaps->items[middle].begin <= place)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t zl_gaps_number(const zl_gaps *gaps, uint32_t place)
{
    size_t count = begun(gaps, place);

    if (count == 0)
        return place;
    const zl_gap *gap = &gaps->items[count - 1];
    return gap->before + (place < gap->end ? 0 : place - gap->end);
}

bool zl_gaps_hold(const zl_gaps *gaps, uint32_t place)
{
    size_t count = begun(gaps, place);

    return count > 0 && place < gaps->items[count - 1].end;
}

uint32_t zl_gaps_place(const zl_gaps *gaps, uint32_t number)
{
    size_t low = 0, high = gaps->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (gaps->items[middle].before <= number)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return number;
    const zl_gap *gap = &gaps->items[low - 1];
    return gap->end + (number - gap->before);
}
