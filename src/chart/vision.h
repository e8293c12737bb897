/* vision.h -- how far apart two colours are, for several kinds of eyes. */
#ifndef ZL_CHART_VISION_H
#define ZL_CHART_VISION_H

#include <stdint.h>

typedef enum zl_vision {
    ZL_VISION_USUAL,
    ZL_VISION_GREY, /* as printed in black */
    ZL_VISION_PROTAN,
    ZL_VISION_DEUTAN,
    ZL_VISION_TRITAN
} zl_vision;

#define ZL_VISIONS 5
extern const char *const zl_vision_names[ZL_VISIONS]; /* "in grey", … */

/* CIE L*a*b* under D65. */
typedef struct zl_lab {
    double l, a, b;
} zl_lab;

/* A colour, 0xRRGGBB, as such eyes see it. The three kinds of colour blindness
 * are those of Machado, Oliveira and Fernandes (2009), severity 1.0. */
zl_lab zl_vision_lab(uint32_t colour, zl_vision vision);

/* CIEDE2000, as Sharma, Wu and Dalal (2005) write it. */
double zl_lab_distance(zl_lab one, zl_lab other);

#endif
