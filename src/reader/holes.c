/* holes.c -- what is left of a row of things when some were removed. */
#include "holes.h"

bool zl_holes_add(zl_holes *holes, uint32_t begin, uint32_t end)
{
    if (holes->count > 0 && begin < holes->items[holes->count - 1].end)
        begin = holes->items[holes->count - 1].end;
    if (begin >= end)
        return true;
    zl_hole hole = { begin, end, zl_holes_number(holes, begin) };
    return zl_array_push(holes, hole);
}

/* The holes that begin at or before `place`. */
static size_t begun(const zl_holes *holes, uint32_t place)
{
    size_t low = 0, high = holes->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (holes->items[middle].begin <= place)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t zl_holes_number(const zl_holes *holes, uint32_t place)
{
    size_t count = begun(holes, place);

    if (count == 0)
        return place;
    const zl_hole *hole = &holes->items[count - 1];
    return hole->before + (place < hole->end ? 0 : place - hole->end);
}

bool zl_holes_hold(const zl_holes *holes, uint32_t place)
{
    size_t count = begun(holes, place);

    return count > 0 && place < holes->items[count - 1].end;
}

uint32_t zl_holes_place(const zl_holes *holes, uint32_t number)
{
    size_t low = 0, high = holes->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (holes->items[middle].before <= number)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return number;
    const zl_hole *hole = &holes->items[low - 1];
    return hole->end + (number - hole->before);
}
