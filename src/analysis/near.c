/* near.c -- what stands near the hits of a query, counted by term.
 *
 * The text is read once, from left to right. Behind a hit so many tokens are
 * near; before one those are that were read last and are not near already. */
#include "analysis/near.h"

#include "analysis/sizes.h"
#include "base/mem.h"
#include "base/work.h"

/* Counts of one thread at a time, by term. */
struct sums {
    uint64_t *near, *node;
    uint32_t *last; /* a ring: the terms that were read last */
};

struct counter {
    const zl_terms *terms;
    const zl_stretches *stretches;
    const zl_borders *borders;
    const zl_spots *spots;
    uint32_t left, right, mask; /* of the ring */
    zl_jobs jobs;
    struct sums *sums; /* by slot */
};

/* Where the reading of a stretch has come to. */
struct reading {
    const struct counter *all;
    struct sums *sums;
    size_t spot;          /* the next one */
    uint64_t node_until;  /* where the hits end that have begun */
    uint32_t behind;      /* counted tokens since then, up to `right` */
    uint32_t head, fresh; /* of the ring; of it those that are not near */
};

/* ---- reading ---- */

/* A hit begins: what stands before it is near. */
static void count_left(struct reading *reading)
{
    uint32_t left = reading->all->left, fresh = reading->fresh;
    uint32_t head = reading->head, mask = reading->all->mask;

    if (fresh > left)
        fresh = left;
    for (uint32_t i = 1; i <= fresh; i++)
        reading->sums->near[reading->sums->last[(head - i) & mask]]++;
    reading->fresh = 0;
}

/* Go past the hits that begin at `position` or before. */
static void begin_hits(struct reading *reading, uint64_t position)
{
    const zl_spots *spots = reading->all->spots;

    count_left(reading);
    for (; reading->spot < spots->count &&
           spots->items[reading->spot].begin <= position;
         reading->spot++)
        if (spots->items[reading->spot].end > reading->node_until)
            reading->node_until = spots->items[reading->spot].end;
}

static uint64_t next_hit(const struct reading *reading)
{
    const zl_spots *spots = reading->all->spots;

    return reading->spot < spots->count ? spots->items[reading->spot].begin
                                        : UINT64_MAX;
}

static void count_node(struct reading *reading, uint32_t term)
{
    if (term != ZL_NONE)
        reading->sums->node[term]++;
    reading->behind = 0;
}

static void count_token(struct reading *reading, uint32_t term)
{
    if (reading->behind < reading->all->right) {
        reading->behind++;
        reading->sums->near[term]++;
        reading->fresh = 0;
        return;
    }
    reading->sums->last[reading->head++ & reading->all->mask] = term;
    reading->fresh++;
}

/* The tokens of a unit, or of a part of it; the first is at `position`. */
static void read_unit(struct reading *reading, const uint32_t *terms,
                      uint32_t count, uint64_t position)
{
    uint64_t next = next_hit(reading);

    for (uint32_t i = 0; i < count; i++) {
        if (next <= position + i) {
            begin_hits(reading, position + i);
            next = next_hit(reading);
        }
        if (position + i < reading->node_until)
            count_node(reading, terms[i]);
        else if (terms[i] != ZL_NONE)
            count_token(reading, terms[i]);
    }
}

/* Nothing is near across the border of a unit. */
static void begin_unit(struct reading *reading)
{
    reading->behind = reading->all->right;
    reading->fresh = 0;
}

/* Tokens that are in no unit: nothing is near, but they may be in hits. */
static void read_outside(struct reading *reading, const uint32_t *terms,
                         uint32_t count, uint64_t position)
{
    begin_unit(reading);
    for (uint32_t i = 0; i < count; i++) {
        if (next_hit(reading) <= position + i)
            begin_hits(reading, position + i);
        if (position + i < reading->node_until)
            count_node(reading, terms[i]);
    }
}

/* ---- stretches ---- */

/* The tokens from..to of a segment that begins at `begin`; `walk` is at the
 * first unit that ends behind `from`, or behind all. */
static void read_chunk(struct reading *reading, zl_unit_walk *walk,
                       const uint32_t *terms, uint32_t from, uint32_t to,
                       uint64_t begin)
{
    for (uint32_t at = from, end; at < to; at = end) {
        if (at < walk->from) {
            end = walk->from < to ? walk->from : to;
            read_outside(reading, terms + (at - from), end - at, begin + at);
            continue;
        }
        if (at == walk->from)
            begin_unit(reading);
        end = walk->to < to ? walk->to : to;
        read_unit(reading, terms + (at - from), end - at, begin + at);
        if (end == walk->to && !zl_unit_walk_next(walk))
            walk->from = walk->to = UINT32_MAX;
    }
}

static void read_stretch(const struct counter *all, struct sums *sums,
                         const zl_stretch *stretch)
{
    uint64_t begin = zl_segment_begin(
        zl_corpus_segment(all->terms->corpus, stretch->segment));
    struct reading reading = { .all = all, .sums = sums };
    uint32_t terms[ZL_CHUNK_TOKENS];
    zl_unit_walk walk;

    reading.spot = zl_spots_from(all->spots, begin + stretch->from);
    if (next_hit(&reading) >= begin + stretch->to)
        return;
    if (!zl_unit_walk_start(&walk, all->borders, stretch))
        walk.from = walk.to = UINT32_MAX;
    for (uint32_t from = stretch->from, size; from < stretch->to;
         from += size) {
        size = stretch->to - from < ZL_CHUNK_TOKENS ? stretch->to - from
                                                    : ZL_CHUNK_TOKENS;
        zl_terms_read(all->terms, stretch->segment, from, from + size, terms);
        read_chunk(&reading, &walk, terms, from, from + size, begin);
    }
}

/* ---- jobs ---- */

static bool open_sums(const struct counter *all, struct sums *sums)
{
    if (sums->near)
        return sums->node && sums->last;
    sums->near = zl_alloc_array(all->terms->count, sizeof *sums->near);
    sums->node = zl_alloc_array(all->terms->count, sizeof *sums->node);
    sums->last = zl_alloc_array((size_t)all->mask + 1, sizeof *sums->last);
    return sums->near && sums->node && sums->last;
}

static bool run_job(void *user, size_t job, size_t slot)
{
    const struct counter *all = user;
    struct sums *sums = &all->sums[slot];

    if (!open_sums(all, sums))
        return false;
    for (size_t i = all->jobs.begins[job]; i < all->jobs.begins[job + 1]; i++)
        read_stretch(all, sums, &all->stretches->items[i]);
    return true;
}

static bool take_job(void *user, size_t job, size_t slot)
{
    const struct counter *all = user;

    (void)slot;
    zl_corpus_tell(all->terms->corpus, "counting", job + 1, all->jobs.count);
    return true;
}

static void add_sums(zl_near *near, const struct sums *sums, uint32_t terms)
{
    for (uint32_t i = 0; sums->near && sums->node && i < terms; i++) {
        near->near[i] += sums->near[i];
        near->node[i] += sums->node[i];
        near->size += sums->near[i];
        near->nodes += sums->node[i];
    }
}

static bool count_stretches(struct counter *all, zl_near *near, size_t threads)
{
    size_t slots = zl_work_slots(threads);

    if (!zl_jobs_make(&all->jobs, all->stretches, 0, all->stretches->count,
                      ZL_JOB_TOKENS))
        return false;
    all->sums = zl_alloc_array(slots, sizeof *all->sums);
    bool enough = all->sums && zl_work(threads, all->jobs.count, run_job,
                                       take_job, all) == all->jobs.count;
    for (size_t i = 0; all->sums && i < slots; i++) {
        if (enough)
            add_sums(near, &all->sums[i], all->terms->count);
        zl_free(all->sums[i].near);
        zl_free(all->sums[i].node);
        zl_free(all->sums[i].last);
    }
    zl_free(all->sums);
    return enough;
}

bool zl_near_make(zl_near *near, const zl_terms *terms,
                  const zl_stretches *stretches, const zl_borders *borders,
                  const zl_spots *spots, uint32_t left, uint32_t right,
                  size_t threads)
{
    struct counter all = { .terms = terms,
                           .stretches = stretches,
                           .borders = borders,
                           .spots = spots,
                           .left = left,
                           .right = right };

    *near = (zl_near){ 0 };
    near->near = zl_alloc_array(terms->count, sizeof *near->near);
    near->node = zl_alloc_array(terms->count, sizeof *near->node);
    while (all.mask < left)
        all.mask = all.mask * 2 + 1;
    bool enough = near->near && near->node &&
                  count_stretches(&all, near, threads);
    zl_jobs_clear(&all.jobs);
    return enough;
}

void zl_near_clear(zl_near *near)
{
    zl_free(near->near);
    zl_free(near->node);
    *near = (zl_near){ 0 };
}
