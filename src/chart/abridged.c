/* abridged.c -- names that have too little room stay different. */
#include "abridged.h"

#include "base/mem.h"

#include <stdlib.h>

/* Where the … stands. */
typedef enum way { AT_END, IN_MIDDLE, AT_BEGIN, WAYS } way;

#define TAIL 0.5 /* of the line, behind a … in the middle */

void zl_abridged_clear(zl_abridged *abridged)
{
    zl_map_clear(&abridged->shown);
    zl_map_clear(&abridged->names);
    zl_map_clear(&abridged->alike);
    zl_array_clear(&abridged->of);
}

/* ---- one line ---------------------------------------------------------- */

static double width_of(zl_plan *plan, zl_view text, zl_type type)
{
    const zl_ruler *ruler = plan->ruler;
    zili_error error = { 0 };
    double width = 0;

    if (!zl_plan_failed(plan))
        zl_plan_take(plan,
                     ruler->width(ruler->user, text, type, &width, &error),
                     &error);
    return width;
}

static void cut_end(zl_plan *plan, zl_view text, zl_type type, double width,
                    zl_str *out)
{
    const zl_ruler *ruler = plan->ruler;
    zili_error error = { 0 };

    if (!zl_plan_failed(plan))
        zl_plan_take(plan,
                     ruler->cut(ruler->user, text, type, width, out, &error),
                     &error);
}

/* The first place from `from` on that is at least such a part. */
static size_t place_from(const char *parts, size_t size, size_t from,
                         zl_part least)
{
    while (from < size && parts[from] < (char)least)
        from++;
    return from;
}

/* Where the longest end of a text begins that is no wider than `width`; with a
 * word, where that does not cost more than half of it. */
static size_t tail_of(zl_plan *plan, zl_view text, zl_type type, double width,
                      const char *parts)
{
    size_t low = 0, high = text.size;

    while (high - low > 1 && !zl_plan_failed(plan)) {
        size_t middle = low + (high - low) / 2;
        size_t at = place_from(parts, text.size, middle, ZL_PART_GRAPHEME);
        zl_view tail = zl_view_cut(text, at, text.size);
        if (at < high && width_of(plan, tail, type) > width)
            low = at;
        else
            high = middle;
    }
    high = place_from(parts, text.size, high, ZL_PART_GRAPHEME);
    size_t word = place_from(parts, text.size, high, ZL_PART_LINE);
    return word - high <= (text.size - high) / 2 ? word : high;
}

static void cut_before_tail(zl_plan *plan, zl_view text, zl_type type,
                            double width, bool head, zl_str *out)
{
    char *parts = zl_alloc(text.size + 1);
    const zl_ruler *ruler = plan->ruler;
    zili_error error = { 0 };
    double dots = width_of(plan, zl_view_of("…"), type);
    double room = head ? TAIL * width : width - dots;

    if (!parts)
        zl_plan_no_memory(plan);
    if (!zl_plan_failed(plan))
        zl_plan_take(plan, ruler->parts(ruler->user, text, parts, &error),
                     &error);
    if (!zl_plan_failed(plan)) {
        size_t at = tail_of(plan, text, type, room, parts);
        zl_view tail = zl_view_cut(text, at, text.size);
        double left = width - width_of(plan, tail, type);
        if (head && left > dots)
            cut_end(plan, zl_view_cut(text, 0, at), type, left, out);
        if (!zl_view_ends(zl_str_view(out), zl_view_of("…")))
            zl_str_add_text(out, "…");
        zl_str_add(out, tail);
    }
    zl_free(parts);
}

static void cut(zl_plan *plan, zl_view text, zl_type type, double width,
                way how, zl_str *out)
{
    if (how == AT_END)
        cut_end(plan, text, type, width, out);
    else
        cut_before_tail(plan, text, type, width, how == IN_MIDDLE, out);
}

/* ---- names that became one --------------------------------------------- */

/* From now on a name that becomes this is cut in another way. */
static bool add_alike(zl_abridged *abridged, zl_view shown)
{
    uint32_t known = abridged->alike.count;
    uint32_t number = zl_map_add(&abridged->alike, shown);

    abridged->again |= number == known;
    return number != ZL_MAP_NONE;
}

/* Remember what a name became; false without memory. */
static bool remember(zl_abridged *abridged, const char *text, zl_view shown,
                     bool last)
{
    uint32_t name = zl_map_add(&abridged->names, zl_view_of(text));
    uint32_t known = abridged->shown.count;
    uint32_t number = zl_map_add(&abridged->shown, shown);

    if (name == ZL_MAP_NONE || number == ZL_MAP_NONE)
        return false;
    if (number == known)
        return zl_array_push(&abridged->of, name);
    return abridged->of.items[number] == name || last ||
           add_alike(abridged, shown);
}

void zl_abridged_add(zl_plan *plan, const char *text, zl_view rest,
                     zl_type type, double width, size_t begin, zl_str *out)
{
    zl_abridged *abridged = plan->abridged;
    size_t line = out->size;
    zl_view shown = { 0 };
    way how = AT_END;

    do {
        if (!out->failed && out->size > line)
            out->size = line;
        cut(plan, rest, type, width, how, out);
        shown = zl_view_cut(zl_str_view(out), begin, out->size);
    } while (abridged && !zl_plan_failed(plan) && !out->failed &&
             zl_map_find(&abridged->alike, shown) != ZL_MAP_NONE &&
             ++how < WAYS);
    if (abridged && !zl_plan_failed(plan) && !out->failed &&
        !remember(abridged, text, shown, how + 1 >= WAYS))
        zl_plan_no_memory(plan);
}

/* ---- turns ------------------------------------------------------------- */

/* What is shown of a name that is cut at its end, without the …. */
typedef struct head {
    zl_view text;
    uint32_t number;
} head;

static int by_text(const void *a, const void *b)
{
    return zl_view_compare(((const head *)a)->text, ((const head *)b)->text);
}

static size_t list_heads(const zl_abridged *abridged, head *heads)
{
    zl_view dots = zl_view_of("…");
    size_t count = 0;

    for (uint32_t i = 0; i < abridged->shown.count; i++) {
        zl_view text = zl_map_key(&abridged->shown, i);
        if (zl_view_ends(text, dots))
            heads[count++] =
                (head){ zl_view_cut(text, 0, text.size - dots.size), i };
    }
    if (count)
        qsort(heads, count, sizeof *heads, by_text);
    return count;
}

/* Of heads in order one that begins as another does stands behind it. */
static bool mark_alike(zl_abridged *abridged, const head *heads, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const head *one = &heads[i - 1], *other = &heads[i];
        if (abridged->of.items[one->number] ==
                abridged->of.items[other->number] ||
            !zl_view_starts(other->text, one->text))
            continue;
        if (!add_alike(abridged, zl_map_key(&abridged->shown, one->number)) ||
            !add_alike(abridged, zl_map_key(&abridged->shown, other->number)))
            return false;
    }
    return true;
}

bool zl_abridged_again(zl_abridged *abridged, zl_plan *plan)
{
    head *heads =
        zl_alloc_array((size_t)abridged->shown.count + 1, sizeof *heads);

    if (!heads || !mark_alike(abridged, heads, list_heads(abridged, heads)))
        zl_plan_no_memory(plan);
    zl_free(heads);
    bool again = abridged->again && !zl_plan_failed(plan);
    zl_map_clear(&abridged->shown);
    zl_map_clear(&abridged->names);
    abridged->of.count = 0;
    abridged->again = false;
    return again;
}
