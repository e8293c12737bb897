/* windows.c -- the share of types in pieces of equal length. */
#include "stats/windows.h"

#include <math.h>
#include <string.h>

static bool fits(const zl_lexis *lexis, size_t w)
{
    return w > 0 && w <= lexis->words.count;
}

static void clean(zl_lexis *lexis)
{
    memset(lexis->scratch, 0, lexis->words.types * sizeof *lexis->scratch);
}

double zl_mattr(zl_lexis *lexis, size_t w)
{
    const uint32_t *items = lexis->words.items;
    size_t count = lexis->words.count;
    uint32_t *held = lexis->scratch; /* how often in the window */
    double types = 0, sum = 0;

    if (!fits(lexis, w))
        return NAN;
    for (size_t i = 0; i < count; i++) {
        types += held[items[i]]++ == 0;
        if (i >= w)
            types -= --held[items[i - w]] == 0;
        if (i + 1 >= w)
            sum += types;
    }
    clean(lexis);
    return sum / (double)(count - w + 1) / (double)w;
}

double zl_msttr(zl_lexis *lexis, size_t w)
{
    const uint32_t *items = lexis->words.items;
    uint32_t *last = lexis->scratch; /* piece it was met in, from 1 */
    double types = 0;

    if (!fits(lexis, w))
        return NAN;
    size_t pieces = lexis->words.count / w;
    for (size_t i = 0; i < pieces * w; i++) {
        uint32_t piece = (uint32_t)(i / w) + 1;
        types += last[items[i]] != piece;
        last[items[i]] = piece;
    }
    clean(lexis);
    return types / (double)pieces / (double)w;
}
