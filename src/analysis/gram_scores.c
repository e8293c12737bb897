/* gram_scores.c -- whether the words of n-grams belong together.
 *
 * For each set of positions the n-grams with the same words there are added
 * up, in a table of its own: sets are the work of threads. Rows come by
 * falling count, so that those that are kept are the first of each group. */
#include "analysis/gram_scores.h"

#include "analysis/bucket.h"
#include "base/mem.h"
#include "base/work.h"

#include <math.h>
#include <stdlib.h>

struct slot {
    size_t row; /* the first with these words, from 1; 0: free */
    double count;
};

struct scorer {
    const zl_grams *grams;
    const zl_gram_choice *choice;
    unsigned n;
    size_t from, to, kept; /* rows of a group; those kept are the first */
    uint32_t *terms;       /* n of each row of the group */
    double *sums;          /* 2^n of each kept row */
    struct slot **tables;  /* by slot of the work */
    size_t room;           /* of a table, a power of 2 */
};

/* ---- adding up ---- */

static uint64_t count_of(const zl_grams *grams, size_t row)
{
    return zl_row_count(grams->rows[row], grams->form.width);
}

static bool is_same(const struct scorer *all, size_t one, size_t two,
                    size_t set)
{
    const uint32_t *a = all->terms + one * all->n;
    const uint32_t *b = all->terms + two * all->n;

    for (unsigned i = 0; i < all->n; i++)
        if (set >> i & 1 && a[i] != b[i])
            return false;
    return true;
}

/* The place of the words that a row has at the positions of the set. */
static struct slot *find(const struct scorer *all, struct slot *table,
                         size_t row, size_t set)
{
    uint64_t hash = 0;

    for (unsigned i = 0; i < all->n; i++)
        if (set >> i & 1)
            hash = (hash ^ all->terms[row * all->n + i]) *
                   UINT64_C(0x9E3779B97F4A7C15);
    for (size_t at = (size_t)(hash >> 20) & (all->room - 1);;
         at = (at + 1) & (all->room - 1))
        if (!table[at].row || is_same(all, table[at].row - 1, row, set))
            return &table[at];
}

static bool sum_set(void *user, size_t set, size_t slot)
{
    struct scorer *all = user;
    struct slot *table = all->tables[slot];
    size_t sets = (size_t)1 << all->n, rows = all->to - all->from;

    if (!table)
        table = all->tables[slot] = zl_alloc_array(all->room, sizeof *table);
    if (!table)
        return false;
    for (size_t i = 0; i < all->room; i++)
        table[i] = (struct slot){ 0, 0 };
    for (size_t row = 0; row < rows; row++) {
        struct slot *place = find(all, table, row, set);
        place->row = place->row ? place->row : row + 1;
        place->count += (double)count_of(all->grams, all->from + row);
    }
    for (size_t row = 0; row < all->kept; row++)
        all->sums[row * sets + set] = find(all, table, row, set)->count;
    return true;
}

static bool take_set(void *user, size_t set, size_t slot)
{
    (void)user, (void)set, (void)slot;
    return true;
}

static bool sum_group(struct scorer *all, size_t threads)
{
    size_t rows = all->to - all->from, slots = zl_work_slots(threads);
    size_t sets = (size_t)1 << all->n;
    bool enough;

    for (all->room = 16; all->room < rows * 2;)
        all->room *= 2;
    all->terms = zl_alloc_array(rows, all->n * sizeof *all->terms);
    all->sums = zl_alloc_array(all->kept, sets * sizeof *all->sums);
    all->tables = zl_alloc_array(slots, sizeof(struct slot *));
    enough = all->terms && all->sums && all->tables;
    for (size_t i = 0; enough && i < rows; i++)
        zl_key_unpack(&all->grams->form, all->grams->rows[all->from + i],
                      all->terms + i * all->n);
    enough = enough &&
             zl_work(threads, sets, sum_set, take_set, all) == sets;
    for (size_t i = 0; all->tables && i < slots; i++)
        zl_free(all->tables[i]);
    zl_free(all->tables);
    zl_free(all->terms);
    return enough;
}

/* ---- a group ---- */

/* A row that is kept. */
struct scored {
    size_t row;
    double value; /* of the first measure */
    zl_tuple tuple;
    zl_contingency table;
};

static void score_row(const struct scorer *all, size_t row,
                      struct scored *out)
{
    const zl_gram_choice *choice = all->choice;
    double *sums = all->sums + row * ((size_t)1 << all->n);

    out->row = all->from + row;
    if (choice->association.count)
        out->table = (zl_contingency){ sums[3], sums[1], sums[2], sums[0] };
    zl_tuple_to_exact(sums, all->n);
    out->tuple = zl_tuple_of(sums, all->n, .5);
    out->value = !choice->by_tuple
                     ? zl_measure_value(choice->association.items[0].measure,
                                        out->table)
                 : choice->by_z ? out->tuple.z
                                : out->tuple.lambda;
}

/* Ties and what has no value in the order of counts. */
static int by_value(const void *a, const void *b, void *user)
{
    const zl_gram_choice *choice = user;
    const struct scored *left = a, *right = b;
    bool falls = !choice->by_tuple &&
                 choice->association.items[0].measure->falls;

    if (isnan(left->value) != isnan(right->value))
        return isnan(left->value) ? 1 : -1;
    if (left->value < right->value || left->value > right->value)
        return (left->value < right->value) == falls ? -1 : 1;
    return (left->row > right->row) - (left->row < right->row);
}

static void keep(zl_gram_scores *scores, const struct scored *one)
{
    size_t i = scores->count++;

    scores->order[i] = one->row;
    scores->tuples[i] = one->tuple;
    scores->tables[i] = one->table;
}

static bool score_group(struct scorer *all, zl_gram_scores *scores,
                        uint64_t limit, size_t threads)
{
    struct scored *rows = zl_alloc_array(all->kept, sizeof *rows);
    bool enough = rows && sum_group(all, threads);

    for (size_t i = 0; enough && i < all->kept; i++)
        score_row(all, i, &rows[i]);
    if (enough && all->kept)
        qsort_r(rows, all->kept, sizeof *rows, by_value,
                (void *)(uintptr_t)all->choice);
    for (size_t i = 0; enough && i < all->kept && (!limit || i < limit); i++)
        keep(scores, &rows[i]);
    zl_free(all->sums);
    zl_free(rows);
    return enough;
}

/* ---- all of them ---- */

static size_t kept_of(const zl_grams *grams, size_t from, size_t to,
                      uint64_t least)
{
    size_t kept = 0;

    while (from + kept < to && count_of(grams, from + kept) >= least)
        kept++;
    return kept;
}

static bool open(zl_gram_scores *scores, const zl_grams *grams)
{
    size_t rows = grams->count;

    scores->order = zl_alloc_array(rows, sizeof *scores->order);
    scores->tuples = zl_alloc_array(rows, sizeof *scores->tuples);
    scores->tables = zl_alloc_array(rows, sizeof *scores->tables);
    scores->begins =
        zl_alloc_array(grams->groups + 1, sizeof *scores->begins);
    return scores->order && scores->tuples && scores->tables &&
           scores->begins;
}

bool zl_gram_scores_make(zl_gram_scores *scores, const zl_grams *grams,
                         const zl_gram_choice *choice, uint64_t least,
                         uint64_t limit, size_t threads)
{
    *scores = (zl_gram_scores){ .choice = choice };
    bool enough = open(scores, grams);

    for (size_t group = 0; enough && group < grams->groups; group++) {
        size_t from = grams->begins[group], to = grams->begins[group + 1];
        struct scorer all = { .grams = grams,
                              .choice = choice,
                              .n = grams->form.n,
                              .from = from,
                              .to = to,
                              .kept = kept_of(grams, from, to, least) };
        scores->begins[group] = scores->count;
        scores->all += all.kept;
        enough = score_group(&all, scores, limit, threads);
        scores->begins[group + 1] = scores->count;
    }
    return enough && (choice->association.count == 0 ||
                      zl_scores_make(&scores->scores, &choice->association,
                                     scores->tables, scores->count,
                                     threads));
}

void zl_gram_scores_clear(zl_gram_scores *scores)
{
    zl_scores_clear(&scores->scores);
    zl_free(scores->order);
    zl_free(scores->begins);
    zl_free(scores->tuples);
    zl_free(scores->tables);
    *scores = (zl_gram_scores){ 0 };
}
