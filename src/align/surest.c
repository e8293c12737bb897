/* surest.c -- the way through two texts with most right beads.
 *
 * The chance of each bead is that of all ways through it among all ways
 * (forward and backward), in plain numbers: every row has a scale of its own,
 * and a way that is e^700 times less likely than another of the row is none.
 * Then the way is taken, from the end, on which the sum of the chances of the
 * beads, less PRICE for each, is greatest: for a price of half the F1 that is
 * to be reached, that is the way with the greatest F1. */
#include "align/way.h"

#include "base/mem.h"

#include <math.h>
#include <string.h>

enum { ROWS = 8 }; /* of a ring: more than a bead has lines */

#define PRICE .4

typedef struct surest {
    zl_way walk;
    const zl_band *band;
    double *forward;    /* by cell: chance of all ways to it, as scaled */
    double *scales;     /* by row: logarithm of what `forward` was taken by */
    double *backward;   /* ring: of all ways from a cell to the end */
    double *gains;      /* ring: of the best way from a cell to the end */
    double after[ROWS]; /* ring: logarithm of what `backward` was taken by */
    double all;         /* logarithm of the sum of all ways */
    uint8_t *kinds;     /* by cell: the bead to take from there */
    float *sure;        /* by cell: its chance */
} surest;

static void clear(surest *own)
{
    zl_way_close(&own->walk);
    zl_free(own->forward);
    zl_free(own->scales);
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
    own->scales = zl_alloc_array(band->a + 1, sizeof *own->scales);
    own->backward = zl_alloc_array(ROWS * band->width, sizeof(double));
    own->gains = zl_alloc_array(ROWS * band->width, sizeof(double));
    own->kinds = zl_alloc_array(cells, 1);
    own->sure = zl_alloc_array(cells, sizeof *own->sure);
    if (own->forward && own->scales && own->backward && own->gains &&
        own->kinds && own->sure)
        return true;
    clear(own);
    return false;
}

/* ---- forward ---- */

/* Take the greatest chance of a row for 1, in all rows it has reached. */
static void scale(surest *own, size_t row)
{
    const zl_band *band = own->band;
    size_t last = row + ZL_BEAD_LINES < band->a ? row + ZL_BEAD_LINES
                                                : band->a;
    double most = 0;

    for (size_t i = band->starts[row]; i < band->starts[row + 1]; i++)
        most = fmax(most, own->forward[i]);
    if (most > 0)
        for (size_t i = band->starts[row]; i < band->starts[last + 1]; i++)
            own->forward[i] /= most;
    own->scales[row] = (row > 0 ? own->scales[row - 1] : 0) +
                       (most > 0 ? log(most) : 0);
}

static void push(surest *own, size_t row, size_t column)
{
    const zl_band *band = own->band;
    double here = own->forward[zl_band_cell(band, row, column)];

    for (size_t kind = 0; here > 0 && kind < ZL_BEAD_KINDS; kind++)
        if (zl_way_fits(band, row, column, kind))
            own->forward[zl_band_cell(band, row + zl_bead_kinds[kind].a,
                                      column + zl_bead_kinds[kind].b)] +=
                here * zl_way_chance(&own->walk, row, column, kind);
}

static void go_forward(surest *own)
{
    const zl_band *band = own->band;

    own->forward[0] = 1;
    for (size_t row = 0; row <= band->a; row++) {
        zl_way_ready(&own->walk, row);
        /* Beads without lines of a stay in the row: first along it. */
        for (size_t k = band->low[row]; k <= band->high[row]; k++)
            push(own, row, k);
        scale(own, row);
    }
    own->all = own->scales[band->a] +
               log(own->forward[zl_band_cell(band, band->a, band->b)]);
}

/* ---- backward ---- */

static size_t ring_cell(const surest *own, size_t row, size_t column)
{
    return (row % ROWS) * own->band->width + column - own->band->low[row];
}

/* Sum up the ways from a cell, and choose. `scales` is by lines of a: the
 * factor that brings a row so far on to the scale of this one. */
static void pull(surest *own, size_t row, size_t column, const double *factors,
                 const double *wholes)
{
    const zl_band *band = own->band;
    size_t cell = zl_band_cell(band, row, column);
    double sum = 0, best = -1e300;

    for (size_t kind = 0; kind < ZL_BEAD_KINDS; kind++) {
        if (!zl_way_fits(band, row, column, kind))
            continue;
        size_t a = zl_bead_kinds[kind].a;
        size_t to = ring_cell(own, row + a, column + zl_bead_kinds[kind].b);
        double way = zl_way_chance(&own->walk, row, column, kind) *
                     own->backward[to];
        double sure = own->forward[cell] * way * wholes[a];
        double gain = own->gains[to] + sure - PRICE;
        sum += way * factors[a];
        if (gain > best) {
            best = gain;
            own->kinds[cell] = (uint8_t)kind;
            own->sure[cell] = (float)(sure < 1 ? sure : 1);
        }
    }
    own->backward[ring_cell(own, row, column)] = sum;
    own->gains[ring_cell(own, row, column)] = best;
}

static void scale_back(surest *own, size_t row)
{
    const zl_band *band = own->band;
    size_t first = ring_cell(own, row, band->low[row]);
    size_t width = band->high[row] - band->low[row] + 1;
    double most = 0;

    for (size_t i = first; i < first + width; i++)
        most = fmax(most, own->backward[i]);
    for (size_t i = first; most > 0 && i < first + width; i++)
        own->backward[i] /= most;
    own->after[row % ROWS] += most > 0 ? log(most) : 0;
}

static void go_row_back(surest *own, size_t row)
{
    const zl_band *band = own->band;
    double factors[ZL_BEAD_LINES + 1], wholes[ZL_BEAD_LINES + 1];
    double here = row < band->a ? own->after[(row + 1) % ROWS] : 0;

    own->after[row % ROWS] = here;
    for (size_t a = 0; a <= ZL_BEAD_LINES && row + a <= band->a; a++) {
        factors[a] = exp(own->after[(row + a) % ROWS] - here);
        wholes[a] =
            exp(own->scales[row] + own->after[(row + a) % ROWS] - own->all);
    }
    for (size_t k = band->high[row] + 1; k-- > band->low[row];)
        if (row < band->a || k < band->b)
            pull(own, row, k, factors, wholes);
    scale_back(own, row);
}

static void go_backward(surest *own)
{
    const zl_band *band = own->band;

    own->backward[ring_cell(own, band->a, band->b)] = 1;
    for (size_t row = band->a + 1; row-- > 0;) {
        zl_way_ready(&own->walk, row);
        go_row_back(own, row);
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
