/* cells.h -- the records of a delimited text, and their cells.
 *
 * A record ends with a line, but for lines within quotes. A quote opens where
 * a cell begins; two of them in a quoted cell are one. Any other quote is what
 * it is: text. A cell that goes on behind its closing quote is taken as it is
 * written, with its quotes, up to the next separator. */
#ifndef ZL_FORMATS_CELLS_H
#define ZL_FORMATS_CELLS_H

#include "base/array.h"
#include "base/text.h"

/* How a text is delimited. */
typedef struct zl_dialect {
    char separator; /* , ; tab or | */
    char line;      /* \n, or \r where there is no \n */
} zl_dialect;

/* As its first record shows: the separator that it has most of. `tab`: that
 * one. Time: that of 64 KiB. */
zl_dialect zl_dialect_of(zl_view text, bool tab);

typedef struct zl_cell {
    zl_view bytes;
    bool doubled; /* quotes in it stand twice */
} zl_cell;

/* A way through the records. Start from .text and .dialect, end with
 * zl_array_clear(&cells). */
typedef struct zl_records {
    zl_view text;
    zl_dialect dialect;
    size_t at;       /* the next record */
    size_t begin;    /* the one read last */
    size_t line_end; /* the next end of a line at or behind `at`; or 0 */
    uint64_t rows;   /* records read, also empty ones */
    ZL_ARRAY(zl_cell) cells;
    bool loose;      /* a cell of it goes on behind its closing quote */
    bool open;       /* a quote of it never ends: so nothing follows it */
    bool failed;     /* there was no memory */
} zl_records;

/* The next record that is no empty line; false: there is none, or no memory.
 * Time: O(its bytes). */
bool zl_records_next(zl_records *records);

/* Append the text of a cell, its quotes single. Lack of memory shows in
 * `out`. */
void zl_cell_add(zl_str *out, const zl_cell *cell);

/* How many bytes that are. */
size_t zl_cell_size(const zl_cell *cell);

/* A place between records, and what is before it. */
typedef struct zl_place {
    size_t at;
    uint64_t rows, lines;
} zl_place;

/* Move to the first record that begins `least` bytes or more behind the place,
 * or to the end. Time: O(bytes), some gigabytes a second. */
void zl_place_move(zl_place *place, zl_view text, zl_dialect dialect,
                   size_t least);

/* Ends of lines in a text. */
uint64_t zl_count_lines(zl_view text, char line);

#endif
