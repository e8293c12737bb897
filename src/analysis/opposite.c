/* opposite.c -- what stands on the other side of the beads in which lines of a
 * concordance lie. */
#include "analysis/opposite.h"

#include "base/fail.h"
#include "query/counterpart.h"

#include <math.h>

void zl_opposites_clear(zl_opposites *opposites)
{
    for (size_t i = 0; i < opposites->marks.count; i++)
        zl_array_clear(&opposites->marks.items[i]);
    zl_array_clear(&opposites->marks);
    zl_array_clear(&opposites->became);
    zl_own_glossary_close(&opposites->glossary);
    zl_parallel_clear(&opposites->parallel);
    opposites->corpus = NULL;
}

/* ---- what may be marked ---- */

static zili_status add_item(zl_opposites *out, const zl_ask *ask,
                            const char *query, zili_error *err)
{
    zl_search_ask search = zl_ask_of_search(ask, query);
    zl_hits marks = { 0 };
    zili_status status = zl_counterpart_hits(&search, &marks, err);

    if (!status && zl_array_push(&out->marks, marks))
        return ZILI_OK;
    zl_array_clear(&marks);
    return status ? status : zl_no_memory(err);
}

zili_status zl_opposites_find(zl_opposites *out, const zl_ask *ask,
                              const zl_items *items, zili_error *err)
{
    zili_status status =
        zl_parallel_make(&out->parallel, ask, ZL_PAIRS_OF_EITHER, err);

    out->corpus = ask->corpus;
    for (size_t i = 0; !status && i < items->count; i++)
        status = add_item(out, ask, items->items[i].query, err);
    return status;
}

/* ---- of a line ---- */

/* Empty where nothing of [from, to) is to be marked. */
static zl_hit mark_in(const zl_hits *marks, uint64_t from, uint64_t to)
{
    size_t i = zl_hits_from(marks, from);

    if (i == marks->count || marks->items[i].begin >= to)
        return (zl_hit){ from, from, 0, 0 };
    zl_hit mark = marks->items[i];
    if (mark.end > to) {
        mark.end = to;
        mark.trim = 0;
    }
    return mark;
}

/* What a line became; empty where that is not known. */
static zl_hit became(const zl_opposites *opposites, size_t line)
{
    size_t least = 0, most = opposites->became.count;
    const zl_became *items = opposites->became.items;

    while (least < most) {
        size_t middle = least + (most - least) / 2;
        if (items[middle].line < line)
            least = middle + 1;
        else
            most = middle;
    }
    if (least == opposites->became.count || items[least].line != line)
        return (zl_hit){ 0, 0, 0, 0 };
    return (zl_hit){ items[least].from, items[least].to, 0, 0 };
}

zl_opposite zl_opposites_at(const zl_opposites *opposites,
                            const zl_lines *lines, size_t number)
{
    size_t item = lines->items ? lines->items[number] : 0;
    zl_opposite out = { .confidence = NAN };
    bool is_b = false;
    uint32_t couple = zl_parallel_at(&opposites->parallel,
                                     zl_lines_hit(lines, number).begin, &is_b);

    if (couple == ZL_NONE)
        return out;
    const zl_couple *bead = &opposites->parallel.couples.items[couple];
    out.from = is_b ? bead->a : bead->b;
    out.to = is_b ? bead->a_end : bead->b_end;
    out.confidence = bead->confidence;
    out.mark = mark_in(&opposites->marks.items[item], out.from, out.to);
    if (out.mark.begin == out.mark.end)
        out.mark = became(opposites, number);
    return out;
}
