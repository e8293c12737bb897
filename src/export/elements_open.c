/* elements_open.c -- which elements are open at a token of a segment. */
#include "export/elements.h"

#include <string.h>

/* ---- ranges of the segment ---- */

static void show_range(zl_element *element, uint32_t number)
{
    bool there = element->ranges && number < zl_ranges_count(element->ranges);

    element->next = number;
    element->begin = there ? zl_ranges_begin(element->ranges, number)
                           : ZL_NONE;
    element->end = there ? zl_ranges_end(element->ranges, number) : ZL_NONE;
}

static void bind(zl_element *element, const zl_segment *segment)
{
    element->ranges = zl_segment_ranges_named(segment, element->structure);
    element->open = false;
    for (size_t i = 0; i < element->attributes.count; i++) {
        zl_element_attribute *attribute = &element->attributes.items[i];
        if (attribute->kind == ZL_VALUE_JOINED)
            attribute->ranges =
                zl_segment_ranges_named(segment, attribute->source);
    }
    show_range(element, 0);
}

void zl_elements_enter(zl_elements *elements, const zl_segment *segment)
{
    for (size_t i = 0; i < elements->list.count; i++)
        bind(&elements->list.items[i], segment);
    elements->open.count = 0;
    elements->change = 0;
}

void zl_elements_skip(zl_elements *elements, uint32_t at)
{
    for (size_t i = 0; i < elements->list.count; i++) {
        zl_element *element = &elements->list.items[i];
        if (!element->open && element->ranges)
            show_range(element, zl_ranges_from(element->ranges, at));
    }
}

/* ---- closing ---- */

/* Elements may go over each other's ends, so one that is not the innermost
 * may end. */
static zl_element *take_open(zl_elements *elements, size_t i)
{
    uint32_t *open = elements->open.items;
    zl_element *element = &elements->list.items[open[i]];

    memmove(&open[i], &open[i + 1],
            (elements->open.count - i - 1) * sizeof *open);
    elements->open.count--;
    return element;
}

const zl_element *zl_elements_close(zl_elements *elements, uint32_t at)
{
    if (at < elements->change)
        return NULL;
    for (size_t i = elements->open.count; i-- > 0;) {
        if (elements->list.items[elements->open.items[i]].end > at)
            continue;
        zl_element *element = take_open(elements, i);
        element->open = false;
        show_range(element, element->next + 1);
        return element;
    }
    return NULL;
}

/* ---- opening ---- */

/* The longest of those that have begun, the first of equal ones; ZL_NONE. */
static uint32_t element_to_open(const zl_elements *elements, uint32_t at)
{
    uint32_t best = ZL_NONE;

    for (uint32_t i = 0; i < elements->list.count; i++) {
        const zl_element *element = &elements->list.items[i];
        if (!element->open && element->begin <= at && element->end > at &&
            (best == ZL_NONE ||
             element->end > elements->list.items[best].end))
            best = i;
    }
    return best;
}

/* Where something opens or ends next. */
static uint32_t next_change(const zl_elements *elements)
{
    uint32_t change = ZL_NONE;

    for (size_t i = 0; i < elements->list.count; i++) {
        const zl_element *element = &elements->list.items[i];
        uint32_t at = element->open ? element->end : element->begin;
        change = at < change ? at : change;
    }
    return change;
}

const zl_element *zl_elements_open(zl_elements *elements, uint32_t at)
{
    if (at < elements->change)
        return NULL;
    uint32_t number = element_to_open(elements, at);
    if (number == ZL_NONE) {
        elements->change = next_change(elements);
        return NULL;
    }
    /* There is room for all: nothing is allocated. */
    elements->open.items[elements->open.count++] = number;
    elements->list.items[number].open = true;
    return &elements->list.items[number];
}
