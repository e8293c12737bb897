/* ribbon.h -- the beads of a ribbon: where they stand, and their marks. */
#ifndef ZL_CHART_RIBBON_H
#define ZL_CHART_RIBBON_H

#include "couples.h"

#define ZL_RIBBON_BLOCK 3.0 /* mm: how high a sentence is */
#define ZL_RIBBON_BAND 7.0  /* mm between the two rows */

/* Where a bead stands in its line, in mm, by side; both are the same where a
 * side is empty. */
typedef struct zl_ribbon_place {
    double from[2], to[2];
} zl_ribbon_place;

typedef struct zl_ribbon {
    zl_plan *plan;
    const zl_frame *frame;
    zl_couples couples;
    zl_ribbon_place *places; /* by row */
    double left, width;      /* of a line, in mm */
} zl_ribbon;

/* Rows [from, to): a line of a document, or all of it. */
typedef struct zl_ribbon_line {
    size_t from, to;
} zl_ribbon_line;

const zl_couple_row *zl_ribbon_row(const zl_ribbon *of, size_t i);
bool zl_ribbon_is_empty(const zl_ribbon *of, size_t i, int side);

/* The words of a line's beads on one side. */
double zl_ribbon_words(const zl_ribbon *of, zl_ribbon_line line, int side);

/* Whether a paragraph begins with this bead; false where its side is empty.
 * All of a line takes O(its beads). */
bool zl_ribbon_begins_paragraph(const zl_ribbon *of, zl_ribbon_line line,
                                size_t i, int side);

/* Give the beads of a line their places: each side fills the width. */
void zl_ribbon_place_side(const zl_ribbon *of, zl_ribbon_line line, int side);

/* The sentences of a bead, their band, and what stands in them; `y` is the
 * top. */
void zl_ribbon_draw_bead(const zl_ribbon *of, size_t i, double y);

/* How sentences and bands of a class look, or of none (-1); `alone`: without
 * a counterpart. */
zl_look zl_ribbon_look(const zl_ribbon *of, int class, bool alone);
zl_look zl_ribbon_band_look(const zl_ribbon *of, int class, double confidence);

#endif
