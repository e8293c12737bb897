/* colour.h -- the colours of all charts, and what can be read on them. */
#ifndef ZL_CHART_COLOUR_H
#define ZL_CHART_COLOUR_H

#include "plan.h"

#define ZL_INK 0x222222u   /* words */
#define ZL_MUTED 0x5A5A5Au /* numbers, what stands beside */
#define ZL_FRAME 0x8C8C8Cu /* axes */
#define ZL_GRID 0xDEDEDEu
#define ZL_WHITE 0xFFFFFFu
#define ZL_EMPTY 0xF4F4F1u /* a cell that is 0 */

#define ZL_HAIR 0.11 /* mm: the thinnest line that prints */
#define ZL_FINE 0.18

/* Classes: the palette of Okabe and Ito (2008), told apart by all kinds of
 * eyes, and a hatch each, for print in grey. */
#define ZL_CLASSES 8
zl_look zl_class_look(size_t class);

/* A colour between `a`, share 0, and `b`, 1. */
uint32_t zl_colour_between(uint32_t a, uint32_t b, double share);

/* Strengths: viridis (van der Walt and Smith, 2015) from light, 0, to
 * dark, 1. */
uint32_t zl_strength_colour(double share);

/* Contrast of two colours by WCAG 2.1, from 1 to 21. */
double zl_contrast(uint32_t a, uint32_t b);

/* Black or white type, whichever is read better on `colour`. */
uint32_t zl_ink_on(uint32_t colour);

#endif
