/* rendered.c -- what the occurrences of a term became in the translation. */
#include "analysis/rendered.h"

#include "base/fail.h"
#include "base/work.h"

enum { JOB = 64 }; /* occurrences that are rendered at once */

typedef struct finder {
    const zl_ask *ask;
    const zl_parallel *parallel;
    zl_renderings *out;
    bool b_side; /* the side that is rendered */
    const zl_hits *hits;
    zl_hits of_side;
    zl_link_team team;
} finder;

/* ---- occurrences ---- */

/* Put the hits into `out`; those that have a counterpart know their couple. */
static bool add_hits(finder *all)
{
    for (size_t i = 0; i < all->hits->count; i++) {
        zl_rendered_hit one = { .hit = all->hits->items[i] };
        one.couple =
            zl_parallel_at(all->parallel, one.hit.begin, &one.b_side);
        if (one.couple != ZL_NONE) {
            const zl_couple *couple =
                &all->parallel->couples.items[one.couple];
            if (couple->a == couple->a_end || couple->b == couple->b_end)
                one.couple = ZL_NONE;
        }
        if (!zl_array_push(&all->out->items, one))
            return false;
    }
    return true;
}

/* The hits of one side that lie in beads, none over another. */
static bool gather_side(finder *all)
{
    uint64_t end = 0;

    all->of_side.count = 0;
    for (size_t i = 0; i < all->out->items.count; i++) {
        const zl_rendered_hit *one = &all->out->items.items[i];
        if (one->couple == ZL_NONE || one->b_side != all->b_side ||
            one->hit.begin < end)
            continue;
        end = one->hit.end;
        if (!zl_array_push(&all->of_side, one->hit))
            return false;
    }
    return true;
}

/* ---- what they became ---- */

static void set_rendering(const zl_linked *linked, zl_rendered_hit *one)
{
    zl_link_place place;

    if (!zl_linked_place(linked, one->b_side, one->hit, &place))
        return;
    one->from = place.from;
    one->to = place.to;
    one->strength = place.strength;
}

/* The occurrences of a job, of one side. */
static bool render_some(void *user, size_t job, size_t slot)
{
    finder *all = user;
    zl_link_reader *reader = all->team.readers[slot];
    size_t end = (job + 1) * JOB, count = all->out->items.count;
    const zl_linked *linked = NULL;

    for (size_t i = job * JOB; i < (end < count ? end : count); i++) {
        zl_rendered_hit *one = &all->out->items.items[i];
        if (one->couple == ZL_NONE || one->b_side != all->b_side)
            continue;
        const zl_couple *couple = &all->parallel->couples.items[one->couple];
        if (!linked || linked->couple != couple)
            linked = zl_link_bead(reader, couple);
        if (!linked)
            return false;
        set_rendering(linked, one);
    }
    return true;
}

static zili_status render_side(finder *all, bool b_side,
                               const zl_link_model *model, zili_error *err)
{
    size_t jobs = (all->out->items.count + JOB - 1) / JOB;

    all->b_side = b_side;
    if (!gather_side(all))
        return zl_no_memory(err);
    if (all->of_side.count == 0)
        return ZILI_OK;
    zili_status status =
        zl_link_team_open(&all->team, model, &all->of_side, b_side,
                          all->ask->threads, err);
    if (!status &&
        zl_work(all->team.threads, jobs, render_some, NULL, all) < jobs)
        status = zl_no_memory(err);
    zl_link_team_close(&all->team);
    return status;
}

/* ---- all ---- */

zili_status zl_renderings_find(zl_renderings *out, const zl_ask *ask,
                               const zl_parallel *parallel, const char *name,
                               const zl_hits *hits, const zl_link_model *model,
                               zili_error *err)
{
    finder all = { .ask = ask, .parallel = parallel, .out = out, .hits = hits };

    *out = (zl_renderings){ 0 };
    zili_status status =
        zl_map_add(&out->forms, zl_view_of(name)) == ZL_MAP_NONE ||
                !add_hits(&all)
            ? zl_no_memory(err)
            : render_side(&all, false, model, err);
    if (!status)
        status = render_side(&all, true, model, err);
    zl_array_clear(&all.of_side);
    return status;
}

bool zl_renderings_join(zl_renderings *to, const zl_renderings *from)
{
    for (uint32_t i = 0; i < from->forms.count; i++)
        if (zl_map_add(&to->forms, zl_map_key(&from->forms, i)) ==
            ZL_MAP_NONE)
            return false;
    for (size_t i = 0; i < from->items.count; i++) {
        zl_rendered_hit one = from->items.items[i];
        one.form = zl_map_find(&to->forms, zl_map_key(&from->forms, one.form));
        if (!zl_array_push(&to->items, one))
            return false;
    }
    return true;
}

void zl_renderings_clear(zl_renderings *renderings)
{
    zl_array_clear(&renderings->items);
    zl_map_clear(&renderings->forms);
}
