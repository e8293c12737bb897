/* worksheet.h -- the rows of a sheet of a workbook, one by one. */
#ifndef ZL_FORMATS_WORKSHEET_H
#define ZL_FORMATS_WORKSHEET_H

#include "formats/workbook.h"

typedef struct zl_worksheet zl_worksheet;

/* Start from { .workbook, .size, .take, .user }, clear in any case. */
struct zl_worksheet {
    const zl_workbook *workbook; /* read; lent */
    size_t size;                 /* of the file */
    /* Told each row that has something: `row`, and the first `used` cells. */
    zili_status (*take)(void *user, const zl_worksheet *sheet, zili_error *err);
    void *user;
    uint64_t row;        /* its number, from 1 */
    size_t column, used; /* of the cell that is open; with something in them */
    ZL_ARRAY(zl_str) cells; /* this many or more */
    /* For worksheet.c alone. */
    bool in_value, in_phonetic;
    zl_str kind, style, value, room;
    uint64_t bytes; /* of all cells so far */
    zili_status status; /* the first failure … */
    zili_error *err;
};

/* Read all rows, from the first one on. Fails with ZILI_EFORMAT (path, what is
 * wrong), ZILI_ENOMEM, and as `take` does. Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_worksheet_read(zl_worksheet *sheet,
                                              zili_error *err);
void zl_worksheet_clear(zl_worksheet *sheet);

#endif
