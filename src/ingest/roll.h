/* roll.h -- a table that says more about documents, a row for each, joined to
 * them by the names of their files.
 *
 * A row names its file with or without folders and ending. Of the folders, as
 * many are compared as both have; endings need not be the same, but a row
 * with the same one is preferred, then one without. */
#ifndef ZL_INGEST_ROLL_H
#define ZL_INGEST_ROLL_H

#include "base/text.h"

#include <zili/error.h>

typedef struct zl_roll zl_roll;

/* Read the table at `path`, text in whatever encoding it shows it is, or the
 * `sheet` of a workbook, NULL: the first; `key` is the column that names files,
 * or NULL: file, filename, path, name, doc, id … All outlive it. A column
 * without a name is "column3", by its place; a second one of a name, in
 * whatever letters, has 2 behind it. On failure `*out` is NULL: ZILI_EIO,
 * ZILI_EFORMAT (what, in which line), ZILI_EUSAGE (no column that names files,
 * a sheet of what is no workbook), ZILI_ENOMEM. Time: O(bytes + columns²). */
ZILI_MUST_CHECK zili_status zl_roll_open(zl_roll **out, const char *path,
                                         const char *key, const char *sheet,
                                         zili_error *err);
void zl_roll_close(zl_roll *roll);

/* The row of the document `name` in the file `path` (as shown), counted as
 * used; SIZE_MAX: none. Of rows that name the same file, the first. Threads
 * may ask at once. Time: O(rows of a like name). */
size_t zl_roll_find(zl_roll *roll, zl_view path, zl_view name);

/* The columns but the key: how many, their names, and what a row has in one;
 * lent. */
size_t  zl_roll_columns(const zl_roll *roll);
zl_view zl_roll_column(const zl_roll *roll, size_t column);
zl_view zl_roll_cell(const zl_roll *roll, size_t row, size_t column);

/* What must be told when all is read. */
typedef struct zl_roll_report {
    uint64_t rows;     /* in all */
    uint64_t unused;   /* rows that no document was found for … */
    uint64_t shared;   /* … that more than one was */
    uint64_t repeated; /* … that name a file that one before them names */
    zl_str unused_names, shared_names, repeated_names; /* the first ones */
} zl_roll_report;

/* Clear with zl_roll_report_clear(). Lack of memory shows in the names. */
void zl_roll_tell(const zl_roll *roll, zl_roll_report *report);
void zl_roll_report_clear(zl_roll_report *report);

#endif
