/* parts_cells.h -- the cells of a file that tell of a part: its hits, and its
 * size. */
#ifndef ZL_ANALYSIS_PARTS_CELLS_H
#define ZL_ANALYSIS_PARTS_CELLS_H

#include "analysis/parts_table.h"

typedef struct zl_place {
    size_t row, column;
} zl_place;

/* A number that must be there. ZILI_EFORMAT, with its place. */
zili_status zl_parts_cell(const zl_sheet *sheet, size_t row, size_t column,
                          double *out, zili_error *err);

/* A part cannot hold more of a word than it holds: ZILI_EFORMAT, with the
 * place of the hits. */
zili_status zl_parts_check(const zl_sheet *sheet, zl_place v, double hits,
                           double size, zili_error *err);

/* Both numbers of a part, checked; the size is 1 where its column is SIZE_MAX.
 */
zili_status zl_parts_read(const zl_sheet *sheet, zl_place v, zl_place size,
                          double *hits, double *of, zili_error *err);

/* A part joins the others. False without memory. */
bool zl_parts_push(zl_parts_table *out, double hits, double size);

/* One that is read. */
zili_status zl_parts_add(zl_parts_table *out, const zl_sheet *sheet,
                         zl_place v, zl_place size, zili_error *err);

#endif
