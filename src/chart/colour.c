/* colour.c -- the colours of all charts, and what can be read on them. */
#include "colour.h"

#include <math.h>

zl_look zl_class_look(size_t class)
{
    static const uint32_t colours[ZL_CLASSES] = {
        0x0072B2, 0xD55E00, 0x009E73, 0xE69F00,
        0x56B4E9, 0xCC79A7, 0x000000, 0xF0E442,
    };
    static const zl_hatch hatches[ZL_CLASSES] = {
        ZL_HATCH_NONE,    ZL_HATCH_RISING,  ZL_HATCH_LEVEL, ZL_HATCH_CROSSED,
        ZL_HATCH_UPRIGHT, ZL_HATCH_FALLING, ZL_HATCH_NONE,  ZL_HATCH_LEVEL,
    };

    return (zl_look){ .fill = colours[class % ZL_CLASSES],
                      .ink = ZL_NO_COLOUR,
                      .hatch = hatches[class % ZL_CLASSES],
                      .series = (int)class };
}

uint32_t zl_colour_between(uint32_t a, uint32_t b, double share)
{
    uint32_t mixed = 0;

    for (unsigned shift = 0; shift <= 16; shift += 8) {
        double from = a >> shift & 0xFF, to = b >> shift & 0xFF;
        mixed |= (uint32_t)lround(from + (to - from) * share) << shift;
    }
    return mixed;
}

uint32_t zl_strength_colour(double share)
{
    static const uint32_t viridis[] = {
        0xFDE725, 0xB5DE2B, 0x6ECE58, 0x35B779, 0x1F9E89,
        0x26828E, 0x31688E, 0x3E4989, 0x482878, 0x440154,
    };
    const int last = sizeof viridis / sizeof *viridis - 1;
    double at = fmin(fmax(share, 0), 1) * last;
    int below = (int)fmin(floor(at), last - 1);

    return zl_colour_between(viridis[below], viridis[below + 1], at - below);
}

static double linear(uint32_t level)
{
    double share = level / 255.0;

    return share <= 0.04045 ? share / 12.92
                            : pow((share + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t colour)
{
    return 0.2126 * linear(colour >> 16 & 0xFF) +
           0.7152 * linear(colour >> 8 & 0xFF) +
           0.0722 * linear(colour & 0xFF);
}

double zl_contrast(uint32_t a, uint32_t b)
{
    double one = luminance(a) + 0.05, other = luminance(b) + 0.05;

    return one > other ? one / other : other / one;
}

uint32_t zl_ink_on(uint32_t colour)
{
    return zl_contrast(colour, ZL_WHITE) > zl_contrast(colour, 0) ? ZL_WHITE
                                                                  : 0;
}
