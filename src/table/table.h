/* table.h -- making a table that holds its rows; rows.h has the other kind.
 *
 * The builder remembers its first failure, as a stream does: add freely and
 * ask once, with zl_table_finish(). Cells are added row by row, one call per
 * column in order. */
#ifndef ZL_TABLE_TABLE_H
#define ZL_TABLE_TABLE_H

#include "table/rows.h"

#include <zili/table.h>

typedef enum zl_align { ZL_LEFT, ZL_RIGHT, ZL_CENTRE } zl_align;

/* How a column is shown. `decimals` is used by the formats for reading
 * (text, md, html, latex); machine formats write 12 significant digits. */
typedef struct zl_column {
    const char *name;
    zili_type type;
    zl_align align; /* ZL_LEFT puts numbers to the right all the same */
    int decimals; /* of a real column; -2 and below: 2 or more significant
                     digits, as a p-value wants; ZL_SHORTEST: all of them */
} zl_column;

zili_table *zl_table_new(void); /* NULL without memory */

/* Columns first, then rows. `name` is copied. Every function that adds takes
 * a NULL table, and then does nothing. */
void zl_table_column(zili_table *table, zl_column column);

/* The usual kinds. */
static inline void zl_table_text_column(zili_table *table, const char *name)
{
    zl_table_column(table, (zl_column){ .name = name, .type = ZILI_TEXT });
}

static inline void zl_table_count_column(zili_table *table, const char *name)
{
    zl_table_column(table, (zl_column){ name, ZILI_INTEGER, ZL_RIGHT, 0 });
}

static inline void zl_table_real_column(zili_table *table, const char *name,
                                        int decimals)
{
    zl_table_column(table, (zl_column){ name, ZILI_REAL, ZL_RIGHT, decimals });
}

/* The column added last is a detail: left out where a reader's screen is too
 * narrow for all. */
void zl_table_column_is_detail(zili_table *table);

/* Where a table is for reading, the columns added from now on do not stand in
 * the row: the last of all, a text, stands in a line of its own below it, and
 * the others are left out. Formats for machines have them as any column. */
void zl_table_begin_below(zili_table *table);

/* The same, for a column whose name is not ours but the corpus': where another
 * column has that name, before it or after, it is called "meta.NAME". */
void zl_table_data_column(zili_table *table, zl_column column);

/* The cell must be of its column's type; an integer in a real column is the
 * one exception. A cell of another type is missing, and so are NAN and
 * INT64_MIN. A text ends at a zero byte. */
void zl_table_add_text(zili_table *table, zl_view text);
void zl_table_add_optional(zili_table *table, const char *text); /* or NULL */
void zl_table_add_integer(zili_table *table, int64_t value);
void zl_table_add_real(zili_table *table, double value);
void zl_table_add_missing(zili_table *table);

/* A sentence that goes with the table, as printf makes it. */
void zl_table_add_note(zili_table *table, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The table is one record: text shows "name  value" lines, JSON one object. */
void zl_table_set_record(zili_table *table);

/* Machine formats write real numbers so that the same are read again, with 15
 * or 17 significant digits instead of 12. */
void zl_table_set_whole(zili_table *table);

/* The columns, one after the other, lent until the table is freed. */
const zl_column *zl_table_shape(const zili_table *table);

zl_align zl_table_align(const zili_table *table, size_t column);
int      zl_table_decimals(const zili_table *table, size_t column);
bool     zl_table_is_detail(const zili_table *table, size_t column);
size_t   zl_table_in_row(const zili_table *table); /* columns for reading */
bool     zl_table_is_record(const zili_table *table);
bool     zl_table_is_whole(const zili_table *table);

/* Order the rows by `compare(user, table, a, b)`; ties keep their order.
 * Time: O(rows log rows). */
typedef int zl_row_compare(void *user, const zili_table *table, size_t a,
                           size_t b);
void zl_table_sort(zili_table *table, zl_row_compare *compare, void *user);

/* Whoever makes the table has no memory: finish will say so. */
void zl_table_fail(zili_table *table);

/* Make or repeat the rows from `from` up to but without `to`, which exist.
 * May be called on several threads at once, with different `rows`. Fails as
 * the table's maker does. */
ZILI_MUST_CHECK zili_status zl_table_make(const zili_table *table, size_t from,
                                          size_t to, zl_rows *rows,
                                          zili_error *err);

/* Keep the rows whose numbers are in `rows`, in that order. */
void zl_table_arrange(zili_table *table, const size_t *rows, size_t count);

/* Keep the first `rows` rows. */
void zl_table_cut(zili_table *table, size_t rows);

/* What zili_table_read() does, from the bytes of the file at `path`. */
ZILI_MUST_CHECK zili_status zl_table_parse(zili_table **out, const char *path,
                                           zl_view bytes, zili_error *err);

/* Hand the table over: on success `*out` is `table`; where memory ran out
 * while it was made it is freed, `*out` is NULL and ZILI_ENOMEM returned.
 * `table` may be NULL. */
ZILI_MUST_CHECK zili_status zl_table_finish(zili_table *table,
                                            zili_table **out,
                                            zili_error *err);

#endif
