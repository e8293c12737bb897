/* opposite_link.c -- what the lines of a concordance became in the
 * translation. */
#include "analysis/linked.h"
#include "analysis/opposite.h"
#include "analysis/rendered_terms.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"

#include <stdlib.h>

enum { JOB = 64 }; /* lines that are linked at once */

typedef struct finder {
    zl_opposites *out;
    const zl_ask *ask;
    const zl_lines *lines;
    const zl_link_model *model;
    bool *wanted; /* by line: it is shown */
    const zl_hits *hits; /* of a term of the item */

    /* Of a side of an item. */
    bool b_side;
    zl_hits of_side;
    size_t first; /* of what its lines became */
    zl_link_team team;
} finder;

/* ---- which ones ---- */

/* The couple of a place on the side, if it has both sides, or NULL. */
static const zl_couple *couple_at(const finder *all, uint64_t position)
{
    const zl_parallel *parallel = &all->out->parallel;
    bool is_b = false;
    uint32_t number = zl_parallel_at(parallel, position, &is_b);

    if (number == ZL_NONE || is_b != all->b_side)
        return NULL;
    const zl_couple *couple = &parallel->couples.items[number];
    return couple->a < couple->a_end && couple->b < couple->b_end ? couple
                                                                  : NULL;
}

/* The hits of the side that lie in couples, none over another. */
static bool gather_hits(finder *all)
{
    uint64_t end = 0;

    all->of_side.count = 0;
    for (size_t i = 0; i < all->hits->count; i++) {
        zl_hit hit = all->hits->items[i];
        if (hit.begin < end || !couple_at(all, hit.begin))
            continue;
        end = hit.end;
        if (!zl_array_push(&all->of_side, hit))
            return false;
    }
    return true;
}

/* Whether it is one of the hits of the term. */
static bool is_of_term(const finder *all, zl_hit hit)
{
    const zl_hits *hits = all->hits;

    for (size_t i = zl_hits_from(hits, hit.begin);
         i < hits->count && hits->items[i].begin == hit.begin; i++)
        if (hits->items[i].end == hit.end)
            return true;
    return false;
}

/* The lines of the term that are shown and of the side. */
static bool gather_lines(finder *all, size_t item)
{
    const zl_lines *lines = all->lines;

    all->first = all->out->became.count;
    for (size_t i = 0; i < zl_lines_count(lines); i++)
        if (all->wanted[i] && (!lines->items || lines->items[i] == item) &&
            couple_at(all, zl_lines_hit(lines, i).begin) &&
            is_of_term(all, zl_lines_hit(lines, i)) &&
            !zl_array_push(&all->out->became, (zl_became){ i, 0, 0 }))
            return false;
    return true;
}

/* ---- what they became ---- */

static void link_line(const finder *all, const zl_linked *linked,
                      zl_became *one)
{
    zl_link_place place;

    if (!zl_linked_place(linked, all->b_side,
                         zl_lines_hit(all->lines, one->line), &place))
        return;
    one->from = place.from;
    one->to = place.to;
}

static bool link_some(void *user, size_t job, size_t slot)
{
    finder *all = user;
    size_t count = all->out->became.count;
    size_t from = all->first + job * JOB;
    size_t to = count - from < JOB ? count : from + JOB;
    const zl_linked *linked = NULL;

    for (size_t i = from; i < to; i++) {
        zl_became *one = &all->out->became.items[i];
        const zl_couple *couple =
            couple_at(all, zl_lines_hit(all->lines, one->line).begin);
        if (!linked || linked->couple != couple)
            linked = zl_link_bead(all->team.readers[slot], couple);
        if (!linked)
            return false;
        link_line(all, linked, one);
    }
    return true;
}

static zili_status link_lines(finder *all, zili_error *err)
{
    size_t lines = all->out->became.count - all->first;
    size_t jobs = (lines + JOB - 1) / JOB;
    zili_status status =
        zl_link_team_open(&all->team, all->model, &all->of_side, all->b_side,
                          all->ask->threads, err);

    if (!status &&
        zl_work(all->team.threads, jobs, link_some, NULL, all) < jobs)
        status = zl_no_memory(err);
    zl_link_team_close(&all->team);
    return status;
}

static zili_status link_side(finder *all, size_t item, bool b_side,
                             zili_error *err)
{
    all->b_side = b_side;
    if (!gather_lines(all, item))
        return zl_no_memory(err);
    if (all->out->became.count == all->first)
        return ZILI_OK;
    if (!gather_hits(all))
        return zl_no_memory(err);
    return link_lines(all, err);
}

/* Where the query asks for something there, that is marked. */
static zili_status link_item(finder *all, const zl_items *items, size_t item,
                             zili_error *err)
{
    zl_render_terms terms = { 0 };

    if (all->out->marks.items[item].count)
        return ZILI_OK;
    zili_status status =
        zl_render_terms_find(&terms, all->ask, &items->items[item], err);
    for (size_t i = 0; !status && i < terms.count; i++) {
        all->hits = &terms.items[i].hits;
        status = link_side(all, item, false, err);
        if (!status)
            status = link_side(all, item, true, err);
    }
    zl_render_terms_clear(&terms);
    return status;
}

/* Whether an item asks for nothing in the other language. */
static bool any_is_linked(const finder *all, const zl_items *items)
{
    for (size_t i = 0; i < items->count; i++)
        if (all->out->marks.items[i].count == 0)
            return true;
    return false;
}

static zili_status link_items(finder *all, const zl_items *items,
                              zili_error *err)
{
    zl_link_model *model = NULL;

    if (!any_is_linked(all, items))
        return ZILI_OK;
    zili_status status =
        zl_link_model_open(&model, all->ask, &all->out->parallel,
                           all->out->glossary.terms, err);
    all->model = model;
    for (size_t i = 0; !status && i < items->count; i++)
        status = link_item(all, items, i, err);
    zl_link_model_close(model);
    return status;
}

/* ---- the whole ---- */

static int by_line(const void *left, const void *right)
{
    const zl_became *a = left, *b = right;

    return (a->line > b->line) - (a->line < b->line);
}

zili_status zl_opposites_link(zl_opposites *opposites, const zl_ask *ask,
                              const zl_items *items, const zl_lines *lines,
                              size_t shown, const char *glossary,
                              zili_error *err)
{
    finder all = { .out = opposites, .ask = ask, .lines = lines };
    zili_status status = zl_own_glossary_open(&opposites->glossary,
                                              ask->corpus, glossary, err);

    all.wanted = zl_alloc(zl_lines_count(lines) + 1);
    if (!all.wanted)
        return zl_no_memory(err);
    for (size_t i = 0; i < shown; i++)
        all.wanted[zl_lines_number(lines, i)] = true;
    if (!status)
        status = link_items(&all, items, err);
    if (opposites->became.count)
        qsort(opposites->became.items, opposites->became.count,
              sizeof *opposites->became.items, by_line);
    zl_array_clear(&all.of_side);
    zl_free(all.wanted);
    return status;
}
