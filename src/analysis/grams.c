/* grams.c -- the n-grams of a scope, counted. */
#include "analysis/grams.h"

#include "analysis/bucket.h"
#include "analysis/gram_counts.h"
#include "analysis/gram_order.h"
#include "analysis/gram_passes.h"
#include "analysis/shelves.h"
#include "analysis/sizes.h"
#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"

#include <string.h>

enum {
    SMALL = ZL_AT_ONCE(1 << 18, 60), /* tokens of what a thread does alone */
    LIST = ZL_AT_ONCE(3 << 14, 10), /* keys in a list, about … */
    MOST_LISTS = 1024               /* … and lists at once */
};

/* What one thread needs at a time, by slot. */
struct place {
    zl_gatherer gatherer;
    zl_bucket bucket;
    ZL_ARRAY(zl_gram_shelf) made; /* and not yet taken */
    size_t all;                   /* rows there would be without a limit */
};

struct maker {
    const zl_terms *terms;
    const zl_stretches *stretches;
    zl_gram_rules rules;
    zl_gather_plan plan;
    zl_jobs jobs;
    size_t threads, slots;
    struct place *places;
    ZL_ARRAY(zl_gram_shelf) shelves;
    zl_threshold threshold;      /* of the group that is made of many lists */
    atomic_uint_least64_t least; /* what it has come to, for other threads */
    size_t all;
    zl_gram_counts counts; /* of skip-grams */
    zl_gather_budget budget;
    uint32_t pair[2]; /* terms that too many skip-grams begin with */
    bool refused;
};

/* ---- rows of a bucket ---- */

/* Put what the bucket has counted beside what was made. */
static bool make_shelf(struct place *place, size_t group, uint64_t min_freq,
                       uint64_t least)
{
    zl_gram_shelf shelf = { .group = group };
    unsigned width = place->bucket.width;

    for (size_t i = 0; i < place->bucket.count; i++)
        place->all += zl_row_count(place->bucket.entries + i * (width + 2),
                                   width) >= min_freq;
    shelf.rows = zl_bucket_rows(
        &place->bucket, least > min_freq ? least : min_freq, &shelf.count);
    if (shelf.rows && zl_array_push(&place->made, shelf))
        return true;
    zl_free(shelf.rows);
    return false;
}

/* Take over what a thread has made. */
static bool take_shelves(struct maker *all, struct place *place)
{
    for (size_t i = 0; i < place->made.count; i++) {
        if (!zl_array_push(&all->shelves, place->made.items[i]))
            return false;
        place->made.items[i].rows = NULL;
    }
    all->all += place->all;
    place->all = 0;
    place->made.count = 0;
    return true;
}

/* ---- small groups: each counted by one thread ---- */

/* Count a group's stretches, which one list holds. */
static bool count_group(const struct maker *all, struct place *place,
                        size_t from, size_t to)
{
    zl_gatherer *gatherer = &place->gatherer;
    uint32_t group = all->stretches->items[from].group;

    for (size_t i = from; i < to; i++)
        if (!zl_gather_stretch(gatherer, &all->plan,
                               &all->stretches->items[i]))
            return false;
    if (!zl_bucket_begin(&place->bucket, all->plan.form.width))
        return false;
    if (gatherer->room) {
        zl_key_list_close(&gatherer->lists[0]);
        if (!zl_bucket_add(&place->bucket, &gatherer->lists[0]))
            return false;
    }
    zl_gatherer_empty(gatherer);
    return make_shelf(place, group, all->rules.min_freq, 0);
}

static void cut_group(const struct maker *all, zl_gram_shelf *shelf)
{
    unsigned width = all->plan.form.width;
    zl_threshold threshold = { .limit = all->rules.limit };

    for (size_t i = 0; i < shelf->count; i++)
        zl_threshold_tell(&threshold,
                          zl_row_count(shelf->rows + i * (width + 1), width));
    zl_gram_shelf_keep(shelf, threshold.least, width);
}

static size_t group_end(const zl_stretches *stretches, size_t i)
{
    size_t end = i + 1;

    while (end < stretches->count &&
           stretches->items[end].group == stretches->items[i].group)
        end++;
    return end;
}

static bool run_groups(void *user, size_t job, size_t slot)
{
    struct maker *all = user;
    struct place *place = &all->places[slot];
    size_t last = all->jobs.begins[job + 1];

    for (size_t from = all->jobs.begins[job], end; from < last; from = end) {
        end = group_end(all->stretches, from);
        if (!count_group(all, place, from, end))
            return false;
        if (all->rules.limit)
            cut_group(all, &place->made.items[place->made.count - 1]);
    }
    return true;
}

static bool take_groups(void *user, size_t job, size_t slot)
{
    struct maker *all = user;

    (void)job;
    return take_shelves(all, &all->places[slot]);
}

/* Jobs of whole groups from `from` to `to`. */
static bool share_groups(struct maker *all, size_t from, size_t to)
{
    ZL_ARRAY(size_t) begins = { 0 };
    uint64_t held = 0;
    bool enough = zl_array_push(&begins, from);

    for (size_t i = from, end; enough && i < to; i = end) {
        end = group_end(all->stretches, i);
        if (held >= ZL_JOB_TOKENS) {
            enough = zl_array_push(&begins, i);
            held = 0;
        }
        for (size_t k = i; k < end; k++)
            held += zl_stretch_tokens(&all->stretches->items[k]);
    }
    enough = enough && zl_array_push(&begins, to);
    zl_jobs_clear(&all->jobs);
    all->jobs = (zl_jobs){ begins.items, begins.count - 1 };
    return enough;
}

static bool make_small(struct maker *all, size_t from, size_t to)
{
    all->plan.parts = NULL;
    all->plan.first = 0;
    all->plan.count = 1;
    return share_groups(all, from, to) &&
           zl_work(all->threads, all->jobs.count, run_groups, take_groups,
                   all) == all->jobs.count;
}

/* ---- a large group: its lists counted by all threads ---- */

static bool run_gather(void *user, size_t job, size_t slot)
{
    struct maker *all = user;

    for (size_t i = all->jobs.begins[job]; i < all->jobs.begins[job + 1]; i++)
        if (!zl_gather_stretch(&all->places[slot].gatherer, &all->plan,
                               &all->stretches->items[i]))
            return false;
    return true;
}

static bool take_gather(void *user, size_t job, size_t slot)
{
    const struct maker *all = user;
    zl_corpus_tell(all->terms->corpus, "gathering", job + 1, all->jobs.count);
    return (void)slot, true;
}

/* Count one of the lists, which all slots have a part of. */
static bool run_count(void *user, size_t job, size_t slot)
{
    struct maker *all = user;
    struct place *place = &all->places[slot];

    if (!zl_bucket_begin(&place->bucket, all->plan.form.width))
        return false;
    for (size_t i = 0; i < all->slots; i++) {
        zl_gatherer *gatherer = &all->places[i].gatherer;
        if (job >= gatherer->room)
            continue;
        zl_key_list_close(&gatherer->lists[job]);
        if (!zl_bucket_add(&place->bucket, &gatherer->lists[job]))
            return false;
    }
    return make_shelf(place, all->stretches->items[all->jobs.begins[0]].group,
                      all->rules.min_freq,
                      atomic_load_explicit(&all->least, memory_order_relaxed));
}

static bool take_count(void *user, size_t job, size_t slot)
{
    struct maker *all = user;
    struct place *place = &all->places[slot];
    zl_gram_shelf *shelf = &place->made.items[0];
    unsigned width = all->plan.form.width;

    (void)job;
    for (size_t i = 0; all->rules.limit && i < shelf->count; i++)
        zl_threshold_tell(&all->threshold,
                          zl_row_count(shelf->rows + i * (width + 1), width));
    zl_gram_shelf_keep(shelf, all->threshold.least, width);
    atomic_store_explicit(&all->least, all->threshold.least,
                          memory_order_relaxed);
    return take_shelves(all, place);
}

/* Gather and count the lists first..first+count. */
static bool make_pass(struct maker *all, uint32_t first, uint32_t count)
{
    all->plan.first = first;
    all->plan.count = count;
    bool enough = zl_work(all->threads, all->jobs.count, run_gather,
                          take_gather, all) == all->jobs.count &&
                  zl_work(all->threads, count, run_count, take_count, all) ==
                      count;
    for (size_t i = 0; i < all->slots; i++)
        zl_gatherer_empty(&all->places[i].gatherer);
    return enough;
}

static uint64_t grams_a_term(const struct maker *all)
{
    return zl_gram_choices(all->rules.n, all->rules.skip, UINT64_MAX);
}

/* Keys for which there is room. */
static uint64_t room_of(const struct maker *all)
{
    uint64_t room = all->rules.room ? all->rules.room : ZL_GRAMS_ROOM;

    return room / (8 * all->plan.form.width) + 1;
}

/* To count the keys of one list takes several times the room of them. */
static uint64_t room_alone(const struct maker *all)
{
    return room_of(all) / 8 + 1;
}

/* Gather and count one list, of which the keys may be too many: those with
 * second terms from..to, and where these are too many, each half of them. */
static bool make_alone(struct maker *all, uint32_t list, uint32_t from,
                       uint32_t to)
{
    bool last = to - from < 2;

    all->plan.second_from = from;
    all->plan.second_to = to;
    all->plan.budget = &all->budget;
    all->budget.most = last ? room_of(all) : room_alone(all);
    atomic_store(&all->budget.held, 0);
    bool enough = make_pass(all, list, 1);
    bool over = atomic_load(&all->budget.held) > all->budget.most;
    all->plan.second_from = 0;
    all->plan.second_to = UINT32_MAX;
    all->plan.budget = NULL;
    if (enough || !over)
        return enough;
    if (last) {
        all->refused = true;
        all->pair[1] = from;
        return false;
    }
    uint32_t middle = from + (to - from) / 2;
    return make_alone(all, list, from, middle) &&
           make_alone(all, list, middle, to);
}

static bool make_passes(struct maker *all, const zl_gram_passes *passes)
{
    uint32_t first = 0, terms = all->terms->count;

    for (size_t i = 0; i < passes->count; i++) {
        const zl_gram_pass *pass = &passes->items[i];
        if (pass->alone ? !make_alone(all, first, 0, terms)
                        : !make_pass(all, first, pass->end - first)) {
            for (uint32_t term = 0; all->refused && term < terms; term++)
                if (passes->parts[term] == first)
                    all->pair[0] = term;
            return false;
        }
        first = pass->end;
    }
    return true;
}

static bool make_large(struct maker *all, size_t from, size_t to)
{
    const uint64_t *begun = all->counts.begun;
    uint64_t pass = room_of(all), list = pass / MOST_LISTS;
    zl_gram_room room = { .list = list > LIST ? list : LIST,
                          .alone = begun ? pass / 64 : UINT64_MAX,
                          .pass = begun ? pass / 2 : pass };
    zl_gram_passes passes = { 0 };
    bool enough =
        zl_gram_passes_make(&passes, begun ? begun : all->terms->hits,
                            all->terms->count, room);

    all->plan.parts = passes.parts;
    all->threshold = (zl_threshold){ .limit = all->rules.limit };
    atomic_store(&all->least, 0);
    zl_jobs_clear(&all->jobs);
    enough = enough &&
             zl_jobs_make(&all->jobs, all->stretches, from, to,
                          ZL_JOB_TOKENS) &&
             make_passes(all, &passes);
    zl_gram_passes_clear(&passes);
    return enough;
}

/* ---- all groups ---- */

static bool is_small(const struct maker *all, size_t from, size_t to)
{
    uint64_t tokens = 0;

    for (size_t i = from; i < to; i++)
        tokens += zl_stretch_tokens(&all->stretches->items[i]);
    return tokens * grams_a_term(all) < SMALL;
}

static bool make_groups(struct maker *all)
{
    const zl_stretches *stretches = all->stretches;
    size_t from = 0;

    while (from < stretches->count) {
        size_t to = from, end = group_end(stretches, from);
        while (to < stretches->count && is_small(all, to, end)) {
            to = end;
            end = to < stretches->count ? group_end(stretches, to) : to;
        }
        if (to > from ? !make_small(all, from, to)
                      : !make_large(all, from, end))
            return false;
        from = to > from ? to : end;
    }
    return true;
}

/* ---- making ---- */

/* What no n-gram is to have, and spots in a form for looking up. (A rare term
 * may be in several skip-grams that are the same.) */
static bool prepare(struct maker *all, uint8_t **rare, uint64_t **ends)
{
    const zl_spots *spots = all->plan.spots;
    const zl_terms *terms = all->terms;
    uint64_t least = all->rules.skip ? 0 : all->rules.min_freq;

    if (least > 1 || terms->stopped) {
        *rare = zl_alloc(terms->count);
        for (uint32_t i = 0; *rare && i < terms->count; i++)
            (*rare)[i] = terms->hits[i] < least || zl_terms_stops(terms, i);
        if (!*rare)
            return false;
    }
    if (spots && !(*ends = zl_spots_ends(spots)))
        return false;
    all->plan.rare = *rare;
    all->plan.ends = *ends;
    all->places = zl_alloc_array(all->slots, sizeof *all->places);
    return all->places != NULL;
}

static uint64_t most_of(const struct maker *all)
{
    return all->rules.most ? all->rules.most : ZL_GRAMS_MOST;
}

/* Skip-grams are many where sentences are long: they are counted first. */
static bool count_skipped(struct maker *all)
{
    if (all->rules.skip == 0)
        return true;
    if (!zl_gram_counts_make(&all->counts, &all->plan, all->stretches,
                             all->threads))
        return false;
    all->refused = all->counts.all > most_of(all);
    return !all->refused;
}

static zili_status fail(const struct maker *all, uint64_t found,
                        zili_error *err)
{
    const zl_view *shown = all->terms->shown;

    if (!all->refused)
        return zl_no_memory(err);
    if (found > most_of(all))
        return zl_gram_counts_refuse(found, most_of(all), &all->plan, err);
    return zl_fail(err, ZILI_EUSAGE,
                   "More skip-grams begin with \"%.*s %.*s\" than fit into "
                   "memory. Say a smaller --skip or -n, or fewer documents "
                   "with --where.",
                   (int)shown[all->pair[0]].size, shown[all->pair[0]].bytes,
                   (int)shown[all->pair[1]].size, shown[all->pair[1]].bytes);
}

static void clear_places(struct maker *all)
{
    for (size_t i = 0; all->places && i < all->slots; i++) {
        struct place *place = &all->places[i];
        for (size_t k = 0; k < place->made.count; k++)
            zl_free(place->made.items[k].rows);
        zl_array_clear(&place->made);
        zl_gatherer_clear(&place->gatherer);
        zl_bucket_clear(&place->bucket);
    }
    zl_free(all->places);
    zl_jobs_clear(&all->jobs);
    zl_gram_counts_clear(&all->counts);
}

zili_status zl_grams_make(zl_grams *grams, const zl_terms *terms,
                          const zl_stretches *stretches, size_t groups,
                          const zl_borders *borders, const zl_spots *spots,
                          zl_gram_rules rules, size_t threads, zili_error *err)
{
    zl_key_form form = zl_key_form_of(rules.n, zl_terms_bits(terms));
    struct maker all = { .terms = terms,
                         .stretches = stretches,
                         .rules = rules,
                         .plan = { .terms = terms,
                                   .borders = borders,
                                   .form = form,
                                   .skip = rules.skip,
                                   .spots = spots,
                                   .second_to = UINT32_MAX },
                         .threads = threads,
                         .slots = zl_work_slots(threads) };
    uint8_t *rare = NULL;
    uint64_t *ends = NULL;

    if (rules.n == 1)
        all.rules.skip = all.plan.skip = 0;
    *grams = (zl_grams){ .form = form, .groups = groups };
    bool enough = prepare(&all, &rare, &ends) && count_skipped(&all) &&
                  make_groups(&all);
    uint64_t found = all.counts.all;
    clear_places(&all);
    grams->all = all.all;
    grams->shelves = all.shelves.items;
    grams->shelf_count = all.shelves.count;
    enough = enough && zl_grams_order(grams, rules.limit);
    zl_free(rare), zl_free(ends);
    return enough ? ZILI_OK : fail(&all, found, err);
}

void zl_grams_clear(zl_grams *grams)
{
    for (size_t i = 0; i < grams->shelf_count; i++)
        zl_free(grams->shelves[i].rows);
    zl_free(grams->shelves);
    zl_free(grams->rows);
    zl_free(grams->begins);
    *grams = (zl_grams){ 0 };
}
