/* body.h -- what a table is made of, for the files that make and read it. */
#ifndef ZL_TABLE_BODY_H
#define ZL_TABLE_BODY_H

#include "base/array.h"
#include "table/table.h"

#include <math.h>
#include <stdatomic.h>

/* Eight bytes a cell; what the number means is the column's affair. A cell
 * that is missing holds ZL_NO_TEXT, INT64_MIN or NAN. */
typedef union zl_cell {
    size_t text; /* where it begins in the table's texts */
    int64_t integer;
    double real;
} zl_cell;

#define ZL_NO_TEXT SIZE_MAX

struct zili_table {
    ZL_ARRAY(zl_column) columns; /* owns their names */
    ZL_ARRAY(size_t) details;    /* columns that can be spared */
    size_t in_row;  /* columns before those below; 0: there are none below */
    ZL_ARRAY(size_t) data; /* columns named by the corpus */
    ZL_ARRAY(zl_cell) cells;     /* row by row */
    zl_str texts;                /* zero-terminated, one after the other */
    ZL_ARRAY(char *) notes;
    bool record;
    bool whole;  /* real numbers are written with all their digits */
    bool failed; /* memory ran out */

    /* Of a table that does not hold its rows. */
    zl_make_rows *make; /* NULL: it does */
    size_t rows;
    void *user;
    void (*release)(void *user);
    _Atomic(zili_table *) held; /* one that does, once a cell was asked for */
    atomic_bool lost;           /* it was, and memory was too short */
};

static inline zl_cell zl_no_cell(zili_type type)
{
    switch (type) {
    case ZILI_TEXT:
        return (zl_cell){ .text = ZL_NO_TEXT };
    case ZILI_INTEGER:
        return (zl_cell){ .integer = INT64_MIN };
    case ZILI_REAL:
        break;
    }
    return (zl_cell){ .real = NAN };
}

/* The table that has the cells: this one, or the one that it holds; NULL
 * where the rows cannot be had. */
const zili_table *zl_table_body(const zili_table *table);

#endif
