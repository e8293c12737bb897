/* typeset.c -- a set of types of an attribute. */
#include "query/typeset.h"

#include "base/mem.h"

#include <stdlib.h>

bool zl_typeset_add(zl_typeset *set, uint32_t place)
{
    return zl_array_push(&set->places, place);
}

void zl_typeset_clear(zl_typeset *set)
{
    zl_array_clear(&set->places);
    zl_free(set->bits);
    *set = (zl_typeset){ 0 };
}

/* ---- sealing ---- */

static int by_number(const void *a, const void *b)
{
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;

    return (left > right) - (left < right);
}

static bool is_rising(const zl_typeset *set)
{
    for (size_t i = 1; i < set->places.count; i++)
        if (set->places.items[i - 1] >= set->places.items[i])
            return false;
    return true;
}

static void sort(zl_typeset *set)
{
    size_t kept = 1;

    if (is_rising(set))
        return;
    qsort(set->places.items, set->places.count, sizeof *set->places.items,
          by_number);
    for (size_t i = 1; i < set->places.count; i++)
        if (set->places.items[i] != set->places.items[kept - 1])
            set->places.items[kept++] = set->places.items[i];
    set->places.count = kept;
}

static bool make_bits(zl_typeset *set, const zl_attribute *attribute)
{
    enum { FEW = sizeof set->few / sizeof *set->few };
    size_t count = set->places.count;

    zl_free(set->bits);
    set->bits = NULL;
    for (size_t i = 0; i < FEW; i++)
        set->few[i] = ZL_NONE;
    if (count > FEW)
        set->bits = zl_alloc(zl_attribute_types(attribute) / 8 + 1);
    if (count > FEW && !set->bits)
        return false;
    for (size_t i = 0; i < count; i++) {
        uint32_t type = zl_attribute_sorted(attribute, set->places.items[i]);
        if (set->bits)
            set->bits[type / 8] |= (uint8_t)(1u << type % 8);
        else
            set->few[i] = type;
    }
    return true;
}

bool zl_typeset_seal(zl_typeset *set, const zl_segment *segment,
                     const zl_attribute *attribute)
{
    uint64_t listed = 0;

    sort(set);
    for (size_t i = 0; i < set->places.count; i++)
        listed += zl_attribute_count(
            attribute, zl_attribute_sorted(attribute, set->places.items[i]));
    set->tokens = set->others ? zl_segment_tokens(segment) - listed : listed;
    return make_bits(set, attribute);
}

/* ---- two sets ---- */

enum { LEFT = 1, BOTH = 2, RIGHT = 4 };

/* The types listed on the left alone, in both, or on the right alone,
 * as `kept` says, in place of those on the left. */
static bool merge(zl_typeset *set, const zl_typeset *other, unsigned kept)
{
    ZL_ARRAY(uint32_t) out = { 0 };
    const uint32_t *left = set->places.items, *right = other->places.items;
    size_t i = 0, k = 0;

    if (!zl_array_reserve(&out, set->places.count + other->places.count))
        return false;
    while (i < set->places.count || k < other->places.count) {
        bool in_left = i < set->places.count &&
                       (k == other->places.count || left[i] <= right[k]);
        bool in_right = k < other->places.count &&
                        (i == set->places.count || right[k] <= left[i]);
        unsigned place = in_left && in_right ? BOTH : in_left ? LEFT : RIGHT;
        if (kept & place)
            out.items[out.count++] = in_left ? left[i] : right[k];
        i += in_left;
        k += in_right;
    }
    zl_array_clear(&set->places);
    set->places.items = out.items;
    set->places.count = out.count;
    set->places.room = out.room;
    return true;
}

bool zl_typeset_join(zl_typeset *set, const zl_typeset *other)
{
    unsigned kept = LEFT | BOTH | RIGHT;

    if (set->others)
        kept = other->others ? BOTH : LEFT;
    else if (other->others)
        kept = RIGHT;
    if (!merge(set, other, kept))
        return false;
    set->others = set->others || other->others;
    return true;
}

bool zl_typeset_meet(zl_typeset *set, const zl_typeset *other)
{
    unsigned kept = BOTH;

    if (set->others)
        kept = other->others ? LEFT | BOTH | RIGHT : RIGHT;
    else if (other->others)
        kept = LEFT;
    if (!merge(set, other, kept))
        return false;
    set->others = set->others && other->others;
    return true;
}
