/* workbook.h -- what a sheet of a workbook needs besides its cells: where it
 * is, the texts that cells share, and which numbers are dates. */
#ifndef ZL_FORMATS_WORKBOOK_H
#define ZL_FORMATS_WORKBOOK_H

#include "formats/package.h"

/* What a number with a style is. */
typedef enum zl_number_kind {
    ZL_NUMBER,
    ZL_NUMBER_DATE, /* days since a first one; below 1 a time of the day */
    ZL_NUMBER_SPAN  /* days that passed */
} zl_number_kind;

/* Start from { .package, .path }, end with zl_workbook_clear(). */
typedef struct zl_workbook {
    const zl_package *package; /* lent */
    const char *path;          /* for sentences */
    zl_str sheet, id, target;  /* its name, its number, its part */
    zl_str others;             /* names of sheets that are not read … */
    size_t count;              /* … and how many */
    bool from_1904;            /* days count from there */
    zl_str texts;              /* shared: one behind the other … */
    ZL_ARRAY(size_t) ends;     /* … and where each ends */
    ZL_ARRAY(zl_number_kind) kinds; /* by style */
} zl_workbook;

void zl_workbook_clear(zl_workbook *workbook);

/* Whether a part of the file is wanted. */
bool zl_workbook_wants(const char *name);

/* Find the sheet of this name, or where it is NULL the first, and read what it
 * needs. Fails with ZILI_EFORMAT (path, what is missing), ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_workbook_read(zl_workbook *workbook,
                                             const char *sheet,
                                             zili_error *err);

/* The shared text of that number, as written in digits; empty: there is
 * none. */
zl_view zl_workbook_text(const zl_workbook *workbook, zl_view number);

/* Append a number of this style as it is written, or as a date: 1960-07-03,
 * 1960-07-03 12:30:00, 12:30:00; or as hours, minutes and seconds that passed:
 * 27:30:00. Lack of memory shows in `out`. */
void zl_workbook_number(const zl_workbook *workbook, zl_str *out,
                        zl_view number, zl_view style);

#endif
