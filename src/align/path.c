/* path.c -- the cheapest way through two texts (Viterbi). */
#include "align/way.h"

#include "base/mem.h"

#include <stdint.h>

#define FAR 1e30

enum { ROWS = 8 }; /* of costs that are held: more than a bead has lines */

typedef struct forward {
    double *costs;  /* rows in a ring */
    uint8_t *kinds; /* by cell: of the bead that ends there */
} forward;

static double *cost_at(const forward *way, const zl_band *band, size_t row,
                       size_t column)
{
    return way->costs + (row % ROWS) * band->width + column - band->low[row];
}

static void go_on(zl_way *all, const forward *way, size_t row, size_t column)
{
    const zl_band *band = all->band;
    double cost = *cost_at(way, band, row, column);

    for (size_t kind = 0; cost < FAR && kind < ZL_BEAD_KINDS; kind++) {
        if (!zl_way_fits(band, row, column, kind))
            continue;
        size_t to = row + zl_bead_kinds[kind].a;
        size_t end = column + zl_bead_kinds[kind].b;
        double *other = cost_at(way, band, to, end);
        double sum = cost + zl_way_cost_below(all, row, column, kind,
                                              *other - cost);
        if (sum < *other) {
            *other = sum;
            way->kinds[zl_band_cell(band, to, end)] = (uint8_t)kind;
        }
    }
}

static void clear_row(const forward *way, const zl_band *band, size_t row)
{
    for (size_t k = 0; row <= band->a && k < band->width; k++)
        way->costs[(row % ROWS) * band->width + k] = FAR;
}

static void go_all(zl_way *all, const forward *way)
{
    const zl_band *band = all->band;

    for (size_t row = 0; row < ROWS; row++)
        clear_row(way, band, row);
    *cost_at(way, band, 0, 0) = 0;
    for (size_t row = 0; row <= band->a; row++) {
        zl_evidence_ready(all->evidence, row);
        for (size_t k = band->low[row]; k <= band->high[row]; k++)
            go_on(all, way, row, k);
        clear_row(way, band, row + ROWS);
    }
}

static void turn(zl_path *path)
{
    for (size_t i = 0, k = path->count; i + 1 < k; i++) {
        zl_step step = path->items[i];
        path->items[i] = path->items[--k];
        path->items[k] = step;
    }
}

static bool walk_back(const forward *way, const zl_band *band, zl_path *path)
{
    size_t row = band->a, column = band->b;

    while (row > 0 || column > 0) {
        uint8_t kind = way->kinds[zl_band_cell(band, row, column)];
        row -= zl_bead_kinds[kind].a;
        column -= zl_bead_kinds[kind].b;
        if (!zl_array_push(path, (zl_step){ row, column, kind, 0 }))
            return false;
    }
    turn(path);
    return true;
}

bool zl_path_cheapest(const zl_field *field, zl_path *path)
{
    const zl_band *band = field->band;
    zl_way all;
    forward way = { NULL, NULL };

    path->count = 0;
    if (!zl_way_open(&all, field))
        return false;
    way.costs = zl_alloc_array(ROWS * band->width, sizeof *way.costs);
    way.kinds = zl_alloc_array(band->starts[band->a + 1], 1);
    bool whole = way.costs && way.kinds;
    if (whole) {
        go_all(&all, &way);
        whole = walk_back(&way, band, path);
    }
    zl_free(way.costs);
    zl_free(way.kinds);
    zl_way_close(&all);
    return whole;
}
