/* rows.h -- rows made when they are wanted, for a table too long to be held.
 *
 * Such a table has its columns and a number of rows, and a function that
 * makes any of the rows. Whoever writes the table has a few hundred rows made
 * at a time, on several threads, and no row is kept. Only where a cell is
 * asked for by its place (zili_table_text() and its like, sorting) are all
 * rows made once and held. */
#ifndef ZL_TABLE_ROWS_H
#define ZL_TABLE_ROWS_H

#include "base/text.h"

#include <zili/table.h>

/* Where made rows go. Cells are added row by row, one call per column in
 * order, and mean what they mean in table.h: a cell of another type than its
 * column's is missing, a text ends at a zero byte. Nothing is kept of what
 * was given; a failure of memory is remembered, and seen by the table. Cells
 * beyond the last row are dropped, cells left out are missing. */
typedef struct zl_rows zl_rows;

void zl_rows_text(zl_rows *rows, zl_view text);
/* A text whose bytes [from, to) are what it is about. In a cell below the row
 * they stand under the column that is centred; elsewhere, and in rows that
 * were held, nothing shows it. */
void zl_rows_marked(zl_rows *rows, zl_view text, size_t from, size_t to);

void zl_rows_integer(zl_rows *rows, int64_t value);
/* The same for several cells; INT64_MIN is missing. */
void zl_rows_integers(zl_rows *rows, const int64_t *values, size_t count);

void zl_rows_real(zl_rows *rows, double value);
void zl_rows_missing(zl_rows *rows);

/* Cells of text that stand one behind the other in `text`, a byte between
 * each two that belongs to none: the first ends at ends[0], the next begins
 * behind that byte. None has a backslash, or what is below 0x20. */
void zl_rows_run(zl_rows *rows, const char *text, const uint32_t *ends,
                 size_t count);

/* Write the next `count` cells as they were in the row above; false where that
 * cannot be done, and then nothing was: add them. */
bool zl_rows_again(zl_rows *rows, size_t count);

/* Room to put a text together in, empty; it is warm after the first rows.
 * What it holds stays until it is asked for again. */
zl_str *zl_rows_scratch(zl_rows *rows);

/* Make the rows from `from` up to but without `to`, each in the same way
 * whenever it is made. Called on several threads at once, with different
 * `rows`, the only thing it may change. */
typedef zili_status zl_make_rows(const void *user, size_t from, size_t to,
                                 zl_rows *rows, zili_error *err);

/* The table, of which the columns were added and no cells, has so many rows,
 * which `make` makes. `user` is the table's, also where that is NULL or
 * without memory: release(user) is called when it is freed, but for a NULL
 * `release`. */
void zl_table_on_demand(zili_table *table, size_t rows, zl_make_rows *make,
                        void *user, void (*release)(void *user));

#endif
