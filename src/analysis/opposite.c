/* opposite.c -- what stands on the other side of the beads in which lines of a
 * concordance lie. */
#include "analysis/opposite.h"

#include "base/fail.h"
#include "query/counterpart.h"
#include "reader/beads.h"

#include <math.h>

void zl_opposites_clear(zl_opposites *opposites)
{
    for (size_t i = 0; i < opposites->marks.count; i++)
        zl_array_clear(&opposites->marks.items[i]);
    zl_array_clear(&opposites->marks);
    opposites->corpus = NULL;
}

/* ---- what may be marked ---- */

static zili_status check_beads(const zili_corpus *corpus, zili_error *err)
{
    uint64_t problems = zl_corpus_problems(corpus);

    if (zl_corpus_beads(corpus) > 0)
        return ZILI_OK;
    zili_status status = zl_corpus_problem(corpus, problems, err);
    if (status)
        return status;
    return zl_fail(err, ZILI_EUSAGE,
                   "Nothing of this index is aligned: zili align %s does it.",
                   zl_corpus_path(corpus));
}

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
    zili_status status = check_beads(ask->corpus, err);

    out->corpus = ask->corpus;
    for (size_t i = 0; !status && i < items->count; i++)
        status = add_item(out, ask, items->items[i].query, err);
    return status;
}

/* ---- of a line ---- */

/* The first of the hits that begin at `from` or behind. */
static size_t first_from(const zl_hits *hits, uint64_t from)
{
    size_t least = 0, most = hits->count;

    while (least < most) {
        size_t middle = least + (most - least) / 2;
        if (hits->items[middle].begin < from)
            least = middle + 1;
        else
            most = middle;
    }
    return least;
}

/* Empty where nothing of [from, to) is to be marked. */
static zl_hit mark_in(const zl_hits *marks, uint64_t from, uint64_t to)
{
    size_t i = first_from(marks, from);

    if (i == marks->count || marks->items[i].begin >= to)
        return (zl_hit){ from, from, 0, 0 };
    zl_hit mark = marks->items[i];
    if (mark.end > to) {
        mark.end = to;
        mark.trim = 0;
    }
    return mark;
}

zl_opposite zl_opposites_at(const zl_opposites *opposites, size_t item,
                            zl_hit hit)
{
    zl_opposite out = { .confidence = NAN };
    bool is_b = false;
    size_t number = zl_corpus_bead_at(opposites->corpus, hit.begin, &is_b);

    if (number == ZL_NO_BEAD)
        return out;
    const zl_bead *bead = zl_corpus_bead(opposites->corpus, number);
    out.from = is_b ? bead->a : bead->b;
    out.to = is_b ? bead->a_end : bead->b_end;
    out.confidence = round((double)bead->confidence * 1e4) / 1e4;
    out.mark = mark_in(&opposites->marks.items[item], out.from, out.to);
    return out;
}
