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
#define ZL_LANE 0xEBEBEBu  /* what hits stand in */

#define ZL_HAIR 0.11 /* mm: the thinnest line that prints */
#define ZL_FINE 0.18

/* Classes: the colours of Okabe and Ito (2008), told apart by all kinds of
 * eyes, or steps of the plan's palette, and a hatch each, for print in grey.
 * What is lighter than ZL_MARK_CONTRAST has an edge that is not. */
#define ZL_CLASSES 8
zl_look zl_class_look(const zl_plan *plan, size_t class);

/* A colour between `a`, share 0, and `b`, 1. */
uint32_t zl_colour_between(uint32_t a, uint32_t b, double share);

/* Strengths: viridis (van der Walt and Smith, 2015) or what the plan's palette
 * has, cividis (Nunez, Anderton and Renslow, 2018) or greys, from light, 0,
 * to dark, 1. */
uint32_t zl_strength_colour(const zl_plan *plan, double share);

/* What WCAG 2.1 asks of words (1.4.3) and of other marks (1.4.11). */
#define ZL_WORD_CONTRAST 4.5
#define ZL_MARK_CONTRAST 3.0

/* `colour`, or as much darker as it needs for this contrast with white. */
uint32_t zl_colour_readable(uint32_t colour, double contrast);

/* Contrast of two colours by WCAG 2.1, from 1 to 21. */
double zl_contrast(uint32_t a, uint32_t b);

/* Black or white type, whichever is read better on `colour`. */
uint32_t zl_ink_on(uint32_t colour);

#endif
