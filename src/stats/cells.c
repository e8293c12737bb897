/* cells.c -- all that measures of one 2×2 table are made of. */
#include "stats/cells.h"

#include "stats/ratio.h"

#include <math.h>

zl_cells zl_cells_of(zl_contingency t)
{
    return (zl_cells){
        .table = t,
        .possible = zl_contingency_possible(t),
        .o11 = t.o11,
        .o12 = t.r1 - t.o11,
        .o21 = t.c1 - t.o11,
        .o22 = t.n - t.r1 - t.c1 + t.o11,
        .r1 = t.r1,
        .r2 = t.n - t.r1,
        .c1 = t.c1,
        .c2 = t.n - t.c1,
        .n = t.n,
        .e11 = zl_expected(t),
        .surplus = zl_surplus(t),
        .mi = NAN,
        .g2 = NAN,
        .low = NAN,
        .high = NAN,
    };
}

double zl_cells_mi(zl_cells *cells)
{
    if (isnan(cells->mi))
        cells->mi = zl_mutual_information(cells->table);
    return cells->mi;
}

double zl_cells_g2(zl_cells *cells)
{
    if (isnan(cells->g2))
        cells->g2 = zl_g2(cells->table);
    return cells->g2;
}

double zl_cells_low(zl_cells *cells)
{
    if (isnan(cells->low))
        cells->low = zl_log_ratio_end(cells->table, .05, 1, false);
    return cells->low;
}

double zl_cells_high(zl_cells *cells)
{
    if (isnan(cells->high))
        cells->high = zl_log_ratio_end(cells->table, .05, 1, true);
    return cells->high;
}
