/* band.h -- the places a path may take: for each place between lines of a, a
 * run of places between lines of b. */
#ifndef ZL_ALIGN_BAND_H
#define ZL_ALIGN_BAND_H

#include <stdbool.h>
#include <stddef.h>

/* Row i lies from low[i] to high[i], both included; both never fall, the first
 * has 0, and the last `b`. Rows are 0 to a. */
typedef struct zl_band {
    size_t a, b; /* lines */
    size_t *low, *high;
    size_t *starts; /* of the cells of a row, and of all behind the last */
    size_t width;   /* of the widest row */
} zl_band;

/* With room for a text; false without memory. */
bool zl_band_open(zl_band *band, size_t a, size_t b);
void zl_band_clear(zl_band *band);

/* After low and high were set: make them rise, and count the cells. */
void zl_band_settle(zl_band *band);

static inline bool zl_band_has(const zl_band *band, size_t row, size_t column)
{
    return row <= band->a && column >= band->low[row] &&
           column <= band->high[row];
}

static inline size_t zl_band_cell(const zl_band *band, size_t row,
                                  size_t column)
{
    return band->starts[row] + column - band->low[row];
}

#endif
