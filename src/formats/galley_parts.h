/* galley_parts.h -- what the files galley*.c share. */
#ifndef ZL_FORMATS_GALLEY_PARTS_H
#define ZL_FORMATS_GALLEY_PARTS_H

#include "base/map.h"
#include "formats/galley.h"

/* The steps, in their order; false without memory. */
bool zl_galley_find_running(zl_galley *galley);
bool zl_galley_order_page(zl_galley *galley, size_t page);
void zl_galley_find_notes(zl_galley *galley);

/* Lines of a page that stand at one height go on as one row of `use`, those
 * of others below. `lines` is sorted. `left` and `right` are the column's. */
bool zl_galley_put_rows(zl_galley *galley, size_t page, size_t *lines,
                        size_t count, zl_use use, int32_t left, int32_t right);

/* Numbers of lines by where they begin from the top. */
void zl_galley_sort(const zl_galley *galley, size_t *lines, size_t count);

/* Whether the second box stands at the height of the first. */
bool zl_box_beside(const zl_box *one, const zl_box *two);
void zl_box_join(zl_box *box, const zl_box *more);

/* ---- of rows ---- */

const zl_paged_word *zl_galley_row_word(const zl_galley *galley,
                                        const zl_galley_row *row,
                                        size_t number);
/* Its first or last word. */
zl_view zl_galley_row_first(const zl_galley *galley, const zl_galley_row *row);
zl_view zl_galley_row_last(const zl_galley *galley, const zl_galley_row *row);

/* The bytes of the number or sign that a note begins with: "12", "*", "①",
 * "[3]"; or 0. `*number` becomes the number, or 0. */
size_t zl_note_sign(zl_view text, unsigned *number);

/* Whether nothing goes on behind the row, by its last character: a stop, with
 * or without closing quotes. */
bool zl_galley_row_stops(const zl_galley *galley, const zl_galley_row *row);

/* ---- words that are met ---- */

/* "-", "‐", or a soft one. */
bool zl_ends_in_hyphen(zl_view word);

/* Words of rows that stand whole in a row, as they are looked up. */
typedef struct zl_met {
    zl_map words;
    zl_str room; /* scratch */
    bool failed;
} zl_met;

bool zl_met_make(zl_met *met, const zl_galley *galley);
void zl_met_clear(zl_met *met);

/* Whether the hyphen at the end of `last` was put for the line alone, where
 * the next one begins with `first`. */
bool zl_met_joins(zl_met *met, zl_view last, zl_view first);

#endif
