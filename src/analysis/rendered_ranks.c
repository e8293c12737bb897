/* rendered_ranks.c -- the different renderings of a term. */
#include "analysis/rendered_ranks.h"

#include "base/fail.h"
#include "base/mem.h"
#include "stats/association.h"

#include <stdlib.h>
#include <string.h>

typedef struct ranker {
    const zl_ask *ask;
    const zl_renderings *from;
    zl_rendered_ranks *out;
    zl_rendered_counts counts;
    size_t *example; /* by row: the occurrence whose text it shows */
    zl_str text;
} ranker;

/* ---- terms ---- */

/* Count the occurrences of every form, a and b; forms that do not occur are
 * left out. */
static bool count_terms(ranker *all)
{
    size_t count = 2 * (size_t)all->from->forms.count;
    zl_rendered_term *terms = zl_alloc_array(count + 1, sizeof *terms);
    uint32_t *last = zl_alloc_array(count + 1, sizeof *last);
    bool whole = terms && last;

    for (size_t i = 0; whole && i < all->from->items.count; i++) {
        const zl_rendered_hit *at = &all->from->items.items[i];
        size_t number = 2 * (size_t)at->form + at->b_side;
        zl_rendered_term *term = &terms[number];
        if (at->couple == ZL_NONE) {
            term->alone++;
            continue;
        }
        term->count++;
        term->rendered += at->from < at->to;
        term->beads += last[number] != at->couple + 1;
        last[number] = at->couple + 1;
    }
    for (size_t i = 0; whole && i < count; i++) {
        terms[i].form = (uint32_t)(i / 2);
        terms[i].b_side = i % 2;
        if (terms[i].count + terms[i].alone > 0)
            whole = zl_array_push(&all->out->terms, terms[i]);
    }
    zl_free(terms);
    zl_free(last);
    return whole;
}

/* ---- texts ---- */

/* The words an occurrence became, in one line. */
static void read_text(ranker *all, const zl_rendered_hit *at)
{
    zl_str_empty(&all->text);
    zl_corpus_text(all->ask->corpus, at->from, at->to, &all->text);
    for (size_t i = 0; i < all->text.size; i++)
        if (strchr("\n\r\t", all->text.bytes[i]))
            all->text.bytes[i] = ' ';
}

/* Find for each row the text that it has most often, the first of these. */
static bool choose_examples(ranker *all)
{
    size_t *best = zl_alloc_array(all->counts.rows.count + 1, sizeof *best);
    ZL_ARRAY(size_t) seen = { 0 };
    zl_map texts = { 0 };
    bool whole = best != NULL;

    for (size_t i = 0; whole && i < all->from->items.count; i++) {
        uint32_t row = all->counts.of[i];
        if (row == ZL_NONE)
            continue;
        read_text(all, &all->from->items.items[i]);
        zl_str_add(&all->text, (zl_view){ (const char *)&row, sizeof row });
        uint32_t text = all->text.failed
                            ? ZL_MAP_NONE
                            : zl_map_add(&texts, zl_str_view(&all->text));
        whole = text != ZL_MAP_NONE &&
                (text < seen.count || zl_array_push(&seen, 0));
        if (whole && ++seen.items[text] > best[row]) {
            best[row] = seen.items[text];
            all->example[row] = i;
        }
    }
    zl_map_clear(&texts);
    zl_array_clear(&seen);
    zl_free(best);
    return whole;
}

/* ---- ranks ---- */

/* A bead in which both stand but are not linked is one of the term and one of
 * the rendering: it counts twice, or there would be more of these than beads.
 */
static zl_contingency tabulate(const ranker *all, const zl_rendered_term *term,
                               const zl_rendered_row *row)
{
    uint64_t apart = row->both - row->linked;

    return (zl_contingency){ (double)row->linked, (double)term->beads,
                             (double)row->beads,
                             (double)(all->counts.beads + apart) };
}

static bool add_rank(ranker *all, const zl_rendered_term *term, size_t number)
{
    const zl_rendered_row *row = &all->counts.rows.items[number];
    zl_rendered_rank rank = {
        .form = row->form,
        .b_side = row->b_side,
        .words = row->words,
        .count = row->count,
        .both = row->both,
        .beads = tabulate(all, term, row),
    };

    rank.ll = zl_g2(rank.beads);
    if (zl_surplus(rank.beads) < 0)
        rank.ll = -rank.ll;
    rank.lrc = zl_measure_value(zl_measure_find("lrc", 3), rank.beads);
    read_text(all, &all->from->items.items[all->example[number]]);
    if (all->text.failed)
        return false;
    rank.text = zl_copy_text(all->text.bytes, all->text.size);
    if (rank.text && zl_array_push(&all->out->items, rank))
        return true;
    zl_free(rank.text);
    return false;
}

static int by_strength(const void *left, const void *right)
{
    const zl_rendered_rank *a = left, *b = right;

    if (a->ll != b->ll)
        return a->ll > b->ll ? -1 : 1;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return strcmp(a->text, b->text);
}

/* The row's term, by its place among all that there could be. */
static size_t place_of(const zl_rendered_row *row)
{
    return 2 * (size_t)row->form + row->b_side;
}

/* Put the numbers of the rows in the order of their terms; the rows of place i
 * end before ends[i]. */
static void sort_rows(const ranker *all, size_t *ends, size_t *rows)
{
    size_t places = 2 * (size_t)all->from->forms.count, before = 0;

    for (size_t i = 0; i < all->counts.rows.count; i++)
        ends[place_of(&all->counts.rows.items[i])]++;
    for (size_t i = 0; i < places; i++) {
        size_t count = ends[i];
        ends[i] = before;
        before += count;
    }
    for (size_t i = 0; i < all->counts.rows.count; i++)
        rows[ends[place_of(&all->counts.rows.items[i])]++] = i;
}

static bool rank_term(ranker *all, zl_rendered_term *term, const size_t *rows,
                      size_t count)
{
    term->rank = all->out->items.count;
    term->ranks = count;
    for (size_t i = 0; i < count; i++)
        if (!add_rank(all, term, rows[i]))
            return false;
    if (count)
        qsort(all->out->items.items + term->rank, count,
              sizeof *all->out->items.items, by_strength);
    return true;
}

static bool rank_terms(ranker *all)
{
    size_t places = 2 * (size_t)all->from->forms.count;
    size_t *ends = zl_alloc_array(places + 1, sizeof *ends);
    size_t *rows = zl_alloc_array(all->counts.rows.count + 1, sizeof *rows);
    bool whole = ends && rows;

    if (whole)
        sort_rows(all, ends, rows);
    for (size_t i = 0; whole && i < all->out->terms.count; i++) {
        zl_rendered_term *term = &all->out->terms.items[i];
        size_t place = 2 * (size_t)term->form + term->b_side;
        size_t from = place ? ends[place - 1] : 0;
        whole = rank_term(all, term, rows + from, ends[place] - from);
    }
    zl_free(ends);
    zl_free(rows);
    return whole;
}

static bool rank_all(ranker *all)
{
    all->example =
        zl_alloc_array(all->counts.rows.count + 1, sizeof *all->example);
    return all->example && count_terms(all) && choose_examples(all) &&
           rank_terms(all);
}

zili_status zl_rendered_ranks_make(zl_rendered_ranks *out, const zl_ask *ask,
                                   const zl_parallel *parallel,
                                   const zl_renderings *renderings,
                                   zili_error *err)
{
    ranker all = { .ask = ask, .from = renderings, .out = out };

    *out = (zl_rendered_ranks){ 0 };
    zili_status status = zl_rendered_count(&all.counts, ask, parallel,
                                           renderings, err);
    if (!status && !rank_all(&all))
        status = zl_no_memory(err);
    zl_rendered_counts_clear(&all.counts);
    zl_free(all.example);
    zl_str_clear(&all.text);
    return status;
}

void zl_rendered_ranks_clear(zl_rendered_ranks *ranks)
{
    for (size_t i = 0; i < ranks->items.count; i++)
        zl_free(ranks->items.items[i].text);
    zl_array_clear(&ranks->items);
    zl_array_clear(&ranks->terms);
}
