/* tables.c -- how often each term occurs in each group of a scope.
 *
 * A job counts the documents of its stretches one by one. Where a group goes on
 * in the next job, the counts of its parts are added up in order of the jobs.
 */
#include "analysis/tables.h"

#include "analysis/marks.h"
#include "analysis/shelves.h"
#include "analysis/sizes.h"
#include "base/array.h"
#include "base/work.h"

#include <stdlib.h>
#include <string.h>

/* Counts by term, and which are not 0. */
struct sums {
    uint64_t *count;
    uint32_t *docs;
    zl_marks marks;
};

typedef ZL_ARRAY(zl_frequency) row_list;

/* The rows that a job has of a group. */
struct part {
    uint32_t group;
    bool whole; /* the group is in no other job, and its rows are in order */
    size_t end; /* of its rows */
    size_t all; /* where whole: as many without a limit */
};

struct place {
    uint32_t *count; /* in this document, by term; the last for none */
    zl_marks marks;
    struct sums group; /* where it holds several documents */
    row_list rows, spare;
    ZL_ARRAY(struct part) parts;
};

struct counter {
    const zl_terms *terms;
    const zl_stretches *stretches;
    zl_jobs jobs;
    uint64_t min_freq, limit;
    struct place *places; /* by slot */
    struct sums total;    /* of a group that is in several jobs */
    row_list rows, spare;
    size_t all;
    size_t *begins;
};

/* ---- sums ---- */

static bool sums_open(struct sums *sums, uint32_t terms)
{
    if (sums->count)
        return true;
    sums->count = zl_alloc_array(terms, sizeof *sums->count);
    sums->docs = zl_alloc_array(terms, sizeof *sums->docs);
    return zl_marks_open(&sums->marks, terms) && sums->count && sums->docs;
}

static void sums_clear(struct sums *sums)
{
    zl_free(sums->count);
    zl_free(sums->docs);
    zl_marks_clear(&sums->marks);
}

static void sums_add(struct sums *sums, zl_frequency row)
{
    sums->count[row.term] += row.count;
    sums->docs[row.term] += row.docs;
    zl_marks_add(&sums->marks, row.term);
}

/* Move all sums to the end of `rows`, in the order of the terms. */
static bool sums_take(struct sums *sums, row_list *rows)
{
    size_t word = 0;
    uint32_t term;

    while (zl_marks_take(&sums->marks, &word, &term)) {
        if (!zl_array_push(rows, (zl_frequency){ sums->count[term], term,
                                                 sums->docs[term] }))
            return false;
        sums->count[term] = 0;
        sums->docs[term] = 0;
    }
    return true;
}

/* ---- the order of a group ---- */

static int by_count(const void *a, const void *b)
{
    const zl_frequency *left = a, *right = b;

    if (left->count != right->count)
        return left->count > right->count ? -1 : 1;
    return (left->term > right->term) - (left->term < right->term);
}

/* Those of the rows, which are in the order of their terms, that can be asked
 * for, moved up; gives how many. `*all` of them are frequent enough. */
static size_t keep_asked(const struct counter *counter, zl_frequency *rows,
                         size_t count, size_t *all)
{
    zl_threshold threshold = { .limit = counter->limit };
    size_t kept = 0;

    *all = 0;
    for (size_t i = 0; i < count; i++)
        if (rows[i].count >= counter->min_freq &&
            !zl_terms_stops(counter->terms, rows[i].term)) {
            rows[(*all)++] = rows[i];
            if (counter->limit)
                zl_threshold_tell(&threshold, rows[i].count);
        }
    for (size_t i = 0; i < *all; i++)
        if (rows[i].count >= threshold.least)
            rows[kept++] = rows[i];
    return kept;
}

static void sort_rows(const zl_frequency *rows, size_t count,
                      zl_frequency *sorted)
{
    zl_shelves shelves = { 0 };

    for (size_t i = 0; i < count; i++)
        zl_shelves_tell(&shelves, rows[i].count);
    size_t large = zl_shelves_open(&shelves);
    for (size_t i = 0; i < count; i++)
        sorted[zl_shelves_put(&shelves, rows[i].count)] = rows[i];
    if (large)
        qsort(sorted, large, sizeof *sorted, by_count);
}

/* Put the rows of a group, which `list` has from `from` on in the order of
 * their terms, in the order of their counts, and keep what is asked for. */
static bool order_group(const struct counter *counter, row_list *list,
                        size_t from, row_list *spare, size_t *all)
{
    zl_frequency *rows = list->items + from;
    size_t count = list->count - from;

    if (count == 0) {
        *all = 0;
        return true;
    }
    count = keep_asked(counter, rows, count, all);
    spare->count = 0;
    if (!zl_array_reserve(spare, count))
        return false;
    sort_rows(rows, count, spare->items);
    if (counter->limit && count > counter->limit)
        count = (size_t)counter->limit;
    if (count)
        memcpy(rows, spare->items, count * sizeof *rows);
    list->count = from + count;
    return true;
}

/* ---- a document ---- */

static bool place_open(struct place *place, uint32_t terms)
{
    if (place->count)
        return true;
    place->count = zl_alloc_array((size_t)terms + 1, sizeof *place->count);
    return zl_marks_open(&place->marks, (size_t)terms + 1) && place->count;
}

static void place_clear(struct place *place)
{
    zl_free(place->count);
    zl_marks_clear(&place->marks);
    sums_clear(&place->group);
    zl_array_clear(&place->rows);
    zl_array_clear(&place->spare);
    zl_array_clear(&place->parts);
}

static void count_stretch(const struct counter *all, struct place *place,
                          const zl_stretch *stretch)
{
    uint32_t most = all->terms->count, found[ZL_CHUNK_TOKENS];

    for (uint32_t from = stretch->from, size; from < stretch->to;
         from += size) {
        size = stretch->to - from < ZL_CHUNK_TOKENS ? stretch->to - from
                                                    : ZL_CHUNK_TOKENS;
        zl_terms_read(all->terms, stretch->segment, from, from + size, found);
        for (uint32_t i = 0; i < size; i++) {
            uint32_t term = found[i] < most ? found[i] : most;
            place->count[term]++;
            zl_marks_add(&place->marks, term);
        }
    }
}

/* Move the document's counts to the rows, or where it is not all of its group
 * to the group's sums. */
static bool end_document(const struct counter *all, struct place *place,
                         bool alone)
{
    size_t word = 0;
    uint32_t term;

    if (!alone && !sums_open(&place->group, all->terms->count))
        return false;
    while (zl_marks_take(&place->marks, &word, &term)) {
        zl_frequency row = { place->count[term], term, 1 };
        place->count[term] = 0;
        if (term == all->terms->count)
            continue;
        if (!alone)
            sums_add(&place->group, row);
        else if (!zl_array_push(&place->rows, row))
            return false;
    }
    return true;
}

/* ---- a job ---- */

static bool same_group(const struct counter *all, size_t i)
{
    return i > 0 && i < all->stretches->count &&
           all->stretches->items[i - 1].group ==
               all->stretches->items[i].group;
}

static bool end_group(const struct counter *all, struct place *place,
                      uint32_t group, bool whole, bool alone)
{
    size_t from = place->parts.count
                      ? place->parts.items[place->parts.count - 1].end
                      : 0;
    struct part part = { group, whole, 0, 0 };

    if (!alone && !sums_take(&place->group, &place->rows))
        return false;
    if (whole &&
        !order_group(all, &place->rows, from, &place->spare, &part.all))
        return false;
    part.end = place->rows.count;
    return zl_array_push(&place->parts, part);
}

/* The end of the stretches that go on from stretch `i`. */
static size_t document_end(const struct counter *all, size_t i)
{
    const zl_stretch *items = all->stretches->items;
    size_t end = i + 1;

    while (end < all->stretches->count &&
           zl_stretch_goes_on(&items[i], &items[end]))
        end++;
    return end;
}

static bool run_job(void *user, size_t job, size_t slot)
{
    const struct counter *all = user;
    struct place *place = &all->places[slot];
    size_t begin = all->jobs.begins[job], last = all->jobs.begins[job + 1];
    bool whole = !same_group(all, begin), alone = true;

    place->rows.count = place->parts.count = 0;
    if (!place_open(place, all->terms->count))
        return false;
    for (size_t from = begin, end; from < last; from = end) {
        end = document_end(all, from);
        for (size_t i = from; i < end; i++)
            count_stretch(all, place, &all->stretches->items[i]);
        bool begins = from == begin || !same_group(all, from);
        alone = begins && (end == last || !same_group(all, end));
        if (!end_document(all, place, alone))
            return false;
        if (end < last && same_group(all, end))
            continue;
        if (!end_group(all, place, all->stretches->items[from].group,
                       whole && !same_group(all, end), alone))
            return false;
        whole = true;
    }
    return true;
}

/* ---- together ---- */

static bool add_rows(row_list *list, const zl_frequency *rows, size_t count)
{
    if (!zl_array_reserve(list, count))
        return false;
    if (count)
        memcpy(list->items + list->count, rows, count * sizeof *rows);
    list->count += count;
    return true;
}

/* Whether the group of job's last part is over with it. */
static bool is_over(const struct counter *all, size_t job,
                    const struct place *place, size_t i)
{
    return i + 1 < place->parts.count ||
           !same_group(all, all->jobs.begins[job + 1]);
}

static bool take_part(struct counter *all, const struct part *part,
                      const zl_frequency *rows, size_t count, bool over)
{
    size_t from = all->rows.count, there = part->all;

    if (part->whole) {
        if (!add_rows(&all->rows, rows, count))
            return false;
    } else {
        if (!sums_open(&all->total, all->terms->count))
            return false;
        for (size_t i = 0; i < count; i++)
            sums_add(&all->total, rows[i]);
        if (over && (!sums_take(&all->total, &all->rows) ||
                     !order_group(all, &all->rows, from, &all->spare, &there)))
            return false;
    }
    all->all += there;
    all->begins[part->group + 1] = all->rows.count;
    return true;
}

static bool take_job(void *user, size_t job, size_t slot)
{
    struct counter *all = user;
    const struct place *place = &all->places[slot];
    size_t from = 0;

    zl_corpus_tell(all->terms->corpus, "counting", job + 1, all->jobs.count);
    for (size_t i = 0; i < place->parts.count; i++) {
        const struct part *part = &place->parts.items[i];
        if (!take_part(all, part, place->rows.items + from, part->end - from,
                       is_over(all, job, place, i)))
            return false;
        from = part->end;
    }
    return true;
}

static bool count_stretches(struct counter *all, size_t threads)
{
    size_t slots = zl_work_slots(threads);

    if (!zl_jobs_make(&all->jobs, all->stretches, 0, all->stretches->count,
                      ZL_JOB_TOKENS))
        return false;
    all->places = zl_alloc_array(slots, sizeof *all->places);
    bool enough = all->places && zl_work(threads, all->jobs.count, run_job,
                                         take_job, all) == all->jobs.count;
    for (size_t i = 0; all->places && i < slots; i++)
        place_clear(&all->places[i]);
    zl_free(all->places);
    return enough;
}

/* What the lexicon knows need not be counted. */
static bool take_terms(struct counter *all)
{
    const zl_terms *terms = all->terms;

    if (!zl_array_reserve(&all->rows, terms->count))
        return false;
    for (uint32_t i = 0; i < terms->count; i++)
        all->rows.items[i] =
            (zl_frequency){ terms->hits[i], i, (uint32_t)terms->docs[i] };
    all->rows.count = terms->count;
    return order_group(all, &all->rows, 0, &all->spare, &all->all);
}

bool zl_tables_make(zl_tables *tables, const zl_terms *terms,
                    const zl_stretches *stretches, size_t groups,
                    uint64_t min_freq, uint64_t limit, size_t threads)
{
    struct counter all = { .terms = terms,
                           .stretches = stretches,
                           .min_freq = min_freq,
                           .limit = limit };

    all.begins = zl_alloc_array(groups + 1, sizeof *all.begins);
    bool enough = all.begins && (groups == 1 && terms->docs
                                     ? take_terms(&all)
                                     : count_stretches(&all, threads));
    if (enough && groups == 1)
        all.begins[1] = all.rows.count;
    for (size_t i = 1; enough && i <= groups; i++)
        if (all.begins[i] < all.begins[i - 1])
            all.begins[i] = all.begins[i - 1]; /* a group without text */
    zl_jobs_clear(&all.jobs);
    sums_clear(&all.total);
    zl_array_clear(&all.spare);
    *tables = (zl_tables){ all.rows.items, all.rows.count, all.all, groups,
                           all.begins };
    return enough;
}

zl_ranked zl_tables_ranked(const zl_tables *tables, size_t row, size_t group)
{
    const zl_frequency *given = &tables->rows[row];

    return (zl_ranked){ row - tables->begins[group] + 1, given->count,
                        (uint32_t)group, given->term, given->docs };
}

void zl_tables_clear(zl_tables *tables)
{
    zl_free(tables->rows);
    zl_free(tables->begins);
    *tables = (zl_tables){ 0 };
}
