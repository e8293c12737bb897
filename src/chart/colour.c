/* colour.c -- the colours of all charts, and what can be read on them. */
#include "colour.h"

#include <math.h>

uint32_t zl_colour_between(uint32_t a, uint32_t b, double share)
{
    uint32_t mixed = 0;

    for (unsigned shift = 0; shift <= 16; shift += 8) {
        double from = a >> shift & 0xFF, to = b >> shift & 0xFF;
        mixed |= (uint32_t)lround(from + (to - from) * share) << shift;
    }
    return mixed;
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

uint32_t zl_colour_readable(uint32_t colour, double contrast)
{
    uint32_t darker = colour;

    for (int i = 1; i < 40 && zl_contrast(darker, ZL_WHITE) < contrast; i++)
        darker = zl_colour_between(colour, 0, i / 40.0);
    return darker;
}

#define STEPS 10

uint32_t zl_strength_colour(const zl_plan *plan, double share)
{
    static const uint32_t viridis[STEPS] = {
        0xFDE725, 0xB5DE2B, 0x6ECE58, 0x35B779, 0x1F9E89,
        0x26828E, 0x31688E, 0x3E4989, 0x482878, 0x440154,
    };
    static const uint32_t cividis[STEPS] = {
        0xFFEA46, 0xE4CF5B, 0xC4B56C, 0xA69D75, 0x8A8779,
        0x707173, 0x575C6D, 0x39486B, 0x00306F, 0x00204D,
    };
    const uint32_t *steps = plan->palette == ZL_PALETTE_CIVIDIS ? cividis
                                                                : viridis;
    double at = fmin(fmax(share, 0), 1) * (STEPS - 1);
    int below = (int)fmin(floor(at), STEPS - 2);

    if (plan->palette == ZL_PALETTE_GREYS)
        return zl_colour_between(0xF2F2F2, 0x141414, fmin(fmax(share, 0), 1));
    return zl_colour_between(steps[below], steps[below + 1], at - below);
}

static uint32_t class_colour(const zl_plan *plan, size_t class)
{
    static const uint32_t okabe_ito[ZL_CLASSES] = {
        0x0072B2, 0xD55E00, 0x009E73, 0xE69F00,
        0x56B4E9, 0xCC79A7, 0x000000, 0xF0E442,
    };
    /* Of a scale of strengths: far apart where there are few. */
    static const double shares[ZL_CLASSES] = { 0.72, 0.35, 0.58, 0.1,
                                               0.86, 0.22, 1.0,  0.03 };

    if (plan->palette == ZL_PALETTE_OKABE_ITO)
        return okabe_ito[class % ZL_CLASSES];
    return zl_strength_colour(plan, shares[class % ZL_CLASSES]);
}

zl_look zl_class_look(const zl_plan *plan, size_t class)
{
    static const zl_hatch hatches[ZL_CLASSES] = {
        ZL_HATCH_NONE,    ZL_HATCH_RISING,  ZL_HATCH_LEVEL, ZL_HATCH_CROSSED,
        ZL_HATCH_UPRIGHT, ZL_HATCH_FALLING, ZL_HATCH_NONE,  ZL_HATCH_LEVEL,
    };
    zl_look look = { .fill = class_colour(plan, class),
                     .ink = ZL_NO_COLOUR,
                     .hatch = hatches[class % ZL_CLASSES],
                     .series = (int)class,
                     .classed = true };

    if (zl_contrast(look.fill, ZL_WHITE) < ZL_MARK_CONTRAST) {
        look.ink = zl_colour_readable(look.fill, ZL_MARK_CONTRAST);
        look.thick = ZL_HAIR;
    }
    return look;
}
