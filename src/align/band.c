/* band.c -- the places a path may take. */
#include "align/band.h"

#include "base/mem.h"

bool zl_band_open(zl_band *band, size_t a, size_t b)
{
    *band = (zl_band){
        .a = a,
        .b = b,
        .low = zl_alloc_array(a + 1, sizeof *band->low),
        .high = zl_alloc_array(a + 1, sizeof *band->high),
        .starts = zl_alloc_array(a + 2, sizeof *band->starts),
    };
    if (band->low && band->high && band->starts)
        return true;
    zl_band_clear(band);
    return false;
}

void zl_band_clear(zl_band *band)
{
    zl_free(band->low);
    zl_free(band->high);
    zl_free(band->starts);
    *band = (zl_band){ 0 };
}

void zl_band_settle(zl_band *band)
{
    band->low[0] = 0;
    band->high[band->a] = band->b;
    for (size_t i = 1; i <= band->a; i++)
        if (band->high[i] < band->high[i - 1])
            band->high[i] = band->high[i - 1];
    for (size_t i = band->a; i > 0; i--)
        if (band->low[i - 1] > band->low[i])
            band->low[i - 1] = band->low[i];
    /* A line without counterpart leads straight on to the next row. */
    for (size_t i = 1; i <= band->a; i++)
        if (band->low[i] > band->high[i - 1])
            band->low[i] = band->high[i - 1];
    band->width = 0;
    for (size_t i = 0; i <= band->a; i++) {
        if (band->high[i] > band->b)
            band->high[i] = band->b;
        size_t width = band->high[i] - band->low[i] + 1;
        band->starts[i + 1] = band->starts[i] + width;
        if (width > band->width)
            band->width = width;
    }
}
