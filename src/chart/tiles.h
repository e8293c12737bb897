/* tiles.h -- several drawings in one figure: rows and columns, headings and
 * letters. */
#ifndef ZL_CHART_TILES_H
#define ZL_CHART_TILES_H

#include "kind.h"
#include "profile.h"

/* A drawing: the only page of its plan, and what stands over it. */
typedef struct zl_tile {
    zl_str heading; /* may be empty */
    zl_plan plan;
} zl_tile;

typedef struct zl_tiles {
    zl_tile *tiles; /* the owner's: zl_tiles_new(), zl_tiles_clear() */
    size_t count, columns;
    const double *shares;      /* of the width, by column; NULL: all alike */
    const zl_profile *letters; /* whose a, b, c; NULL: none */
    bool several;              /* tiles are charts of their own */
} zl_tiles;

/* Tiles without anything; false without memory. Clear in any case. */
bool zl_tiles_new(zl_tiles *grid, size_t count);
void zl_tiles_clear(zl_tiles *grid);

/* How many columns of at least `least` mm there are room for, as few as give
 * the same number of rows. */
size_t zl_tiles_across(size_t count, double width, double least);

/* Begin the plan of a tile anew, with an empty page, dressed as `plan`. Gives
 * what may be drawn in. */
zl_frame zl_tiles_begin(const zl_tiles *grid, size_t tile, const zl_plan *plan,
                       const zl_frame *frame);

/* In how many rows the tiles stand. */
size_t zl_tiles_rows(const zl_tiles *grid);

/* The height of the highest tile in a row, and of all rows with their
 * headings and what is between. */
double zl_tiles_row(const zl_tiles *grid, size_t row);
double zl_tiles_height(const zl_tiles *grid, zl_plan *plan,
                      const zl_frame *frame);

/* Draw all tiles below `y`; what a tile could not draw fails the plan. */
void zl_tiles_draw(const zl_tiles *grid, zl_plan *plan, const zl_frame *frame,
                  double y);

/* "a" or "(a)" for 0, then b, …, z, aa, …; and without brackets. */
#define ZL_LETTER_SIZE 16
void zl_tiles_letter(char text[ZL_LETTER_SIZE], const zl_profile *profile,
                    size_t n);

#endif
