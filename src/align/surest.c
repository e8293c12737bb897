/* surest.c -- the way through two texts with most right beads.
 *
 * The chance of each bead is that of all ways through it among all ways
 * (forward and backward), by logarithms: a way that is e^-1000 as likely as
 * what single lines let hope for may still be the only one there is. Then the
 * way is taken, from the end, on which the sum of the chances of the beads,
 * less PRICE for each, is greatest: for a price of half the F1 that is to be
 * reached, that is the way with the greatest F1. */
#include "align/way.h"

#include "base/mem.h"

#include <math.h>

enum { ROWS = 8 }; /* of a ring: more than a bead has lines */

#define PRICE .4
#define LEAST -40 /* logarithm of a part of a sum that can be told from none */

typedef struct surest {
    zl_way walk;
    const zl_band *band;
    double *forward;  /* by cell: logarithm of the chance of all ways to it */
    double *backward; /* ring: and from a cell to the end */
    double *gains;    /* ring: of the best way from a cell to the end */
    uint8_t *kinds;   /* by cell: the bead to take from there */
    float *sure;      /* by cell: its chance */
} surest;

/* Logarithms of chances, by kind of bead; of those that are not, -INFINITY. */
typedef struct chances {
    double of[ZL_BEAD_KINDS], most;
} chances;

static void clear(surest *own)
{
    zl_way_close(&own->walk);
    zl_free(own->forward);
    zl_free(own->backward);
    zl_free(own->gains);
    zl_free(own->kinds);
    zl_free(own->sure);
}

static bool open(surest *own, const zl_field *field)
{
    const zl_band *band = field->band;
    size_t cells = band->starts[band->a + 1];

    *own = (surest){ .band = band };
    if (!zl_way_open(&own->walk, field))
        return false;
    own->forward = zl_alloc_array(cells, sizeof *own->forward);
    own->backward = zl_alloc_array(ROWS * band->width, sizeof(double));
    own->gains = zl_alloc_array(ROWS * band->width, sizeof(double));
    own->kinds = zl_alloc_array(cells, 1);
    own->sure = zl_alloc_array(cells, sizeof *own->sure);
    if (own->forward && own->backward && own->gains && own->kinds && own->sure)
        return true;
    clear(own);
    return false;
}

/* ---- sums ---- */

static void add_kind(chances *all, size_t kind, double chance)
{
    all->of[kind] = chance;
    all->most = fmax(all->most, chance);
}

/* Turn them into parts of the greatest; gives the sum, of 1 or more. */
static double part(chances *all)
{
    double sum = 0;

    for (size_t kind = 0; kind < ZL_BEAD_KINDS; kind++) {
        double power = all->of[kind] - all->most;
        all->of[kind] = power > LEAST ? exp(power) : 0;
        sum += all->of[kind];
    }
    return sum;
}

/* Of a bead and the ways that it is put to, of which all have the chance
 * `rest`; -INFINITY where it is none beside the others that were seen. */
static double chance_of(const surest *own, size_t row, size_t column,
                        size_t kind, double rest, const chances *all)
{
    return rest - zl_way_cost_below(&own->walk, row, column, kind,
                                    rest - all->most - LEAST);
}

/* ---- forward ---- */

/* Sum up the ways to a place. */
static void reach(surest *own, size_t row, size_t column)
{
    const zl_band *band = own->band;
    chances all = { .most = -INFINITY };

    for (size_t kind = 0; kind < ZL_BEAD_KINDS; kind++) {
        size_t a = zl_bead_kinds[kind].a, b = zl_bead_kinds[kind].b;
        all.of[kind] = -INFINITY;
        if (row >= a && column >= b && zl_band_has(band, row - a, column - b))
            add_kind(
                &all, kind,
                chance_of(own, row - a, column - b, kind,
                          own->forward[zl_band_cell(band, row - a,
                                                    column - b)],
                          &all));
    }
    own->forward[zl_band_cell(band, row, column)] = log(part(&all)) + all.most;
}

static void go_forward(surest *own)
{
    const zl_band *band = own->band;

    for (size_t row = 0; row <= band->a; row++) {
        zl_evidence_ready(own->walk.evidence,
                          row > ZL_BEAD_LINES ? row - ZL_BEAD_LINES : 0);
        /* Beads without lines of a stay in the row: first along it. */
        for (size_t k = band->low[row]; k <= band->high[row]; k++)
            if (row > 0 || k > 0)
                reach(own, row, k);
    }
}

/* ---- backward ---- */

static size_t ring_cell(const surest *own, size_t row, size_t column)
{
    return (row % ROWS) * own->band->width + column - own->band->low[row];
}

static size_t end_of(const surest *own, size_t row, size_t column, size_t kind)
{
    return ring_cell(own, row + zl_bead_kinds[kind].a,
                     column + zl_bead_kinds[kind].b);
}

/* Of the beads from a place, all of them with the chance `whole`, the best. */
static void choose(surest *own, size_t row, size_t column, const chances *all,
                   double whole)
{
    size_t cell = zl_band_cell(own->band, row, column);
    double best = -INFINITY;

    for (size_t kind = 0; kind < ZL_BEAD_KINDS; kind++) {
        if (!zl_way_fits(own->band, row, column, kind))
            continue;
        double sure = fmin(all->of[kind] * whole, 1);
        double gain =
            own->gains[end_of(own, row, column, kind)] + sure - PRICE;
        if (gain > best) {
            best = gain;
            own->kinds[cell] = (uint8_t)kind;
            own->sure[cell] = (float)sure;
        }
    }
    own->gains[ring_cell(own, row, column)] = best;
}

/* Sum up the ways from a place, and choose. */
static void leave(surest *own, size_t row, size_t column)
{
    const zl_band *band = own->band;
    chances all = { .most = -INFINITY };

    for (size_t kind = 0; kind < ZL_BEAD_KINDS; kind++) {
        all.of[kind] = -INFINITY;
        if (zl_way_fits(band, row, column, kind))
            add_kind(&all, kind,
                     chance_of(own, row, column, kind,
                               own->backward[end_of(own, row, column, kind)],
                               &all));
    }
    double sum = part(&all);
    double way = own->forward[zl_band_cell(band, row, column)] + all.most -
                 own->forward[zl_band_cell(band, band->a, band->b)];
    own->backward[ring_cell(own, row, column)] = log(sum) + all.most;
    choose(own, row, column, &all, exp(way));
}

static void go_backward(surest *own)
{
    const zl_band *band = own->band;

    for (size_t row = band->a + 1; row-- > 0;) {
        zl_evidence_ready(own->walk.evidence, row);
        for (size_t k = band->high[row] + 1; k-- > band->low[row];)
            if (row < band->a || k < band->b)
                leave(own, row, k);
    }
}

static bool walk(const surest *own, zl_path *path)
{
    const zl_band *band = own->band;
    size_t row = 0, column = 0;

    while (row < band->a || column < band->b) {
        size_t cell = zl_band_cell(band, row, column);
        uint8_t kind = own->kinds[cell];
        if (!zl_array_push(path,
                           (zl_step){ row, column, kind, own->sure[cell] }))
            return false;
        row += zl_bead_kinds[kind].a;
        column += zl_bead_kinds[kind].b;
    }
    return true;
}

bool zl_path_surest(const zl_field *field, zl_path *path)
{
    surest own;

    path->count = 0;
    if (!open(&own, field))
        return false;
    go_forward(&own);
    go_backward(&own);
    bool whole = walk(&own, path);
    clear(&own);
    return whole;
}
