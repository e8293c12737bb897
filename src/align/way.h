/* way.h -- what each bead on a way through two texts costs. */
#ifndef ZL_ALIGN_WAY_H
#define ZL_ALIGN_WAY_H

#include "align/path.h"

typedef struct zl_way {
    const zl_field *field;
    const zl_band *band;
    zl_evidence *evidence;
    double *a_sums, *b_sums; /* letters before each line */
} zl_way;

/* False without memory; close only what was opened. */
bool zl_way_open(zl_way *way, const zl_field *field);
void zl_way_close(zl_way *way);

/* Of the bead of `kind` that begins at a place whose rows are ready
 * (evidence.h) and that ends in the band: -ln of how likely it is; but INFINITY
 * where that is sure to be above `limit`: then lengths, which take the longest,
 * are not looked at. */
double zl_way_cost_below(const zl_way *way, size_t row, size_t column,
                         size_t kind, double limit);

static inline bool zl_way_fits(const zl_band *band, size_t row, size_t column,
                               size_t kind)
{
    return zl_band_has(band, row + zl_bead_kinds[kind].a,
                       column + zl_bead_kinds[kind].b);
}

#endif
