/* parts_cells.c -- the cells of a file that tell of a part. */
#include "analysis/parts_cells.h"

#include "analysis/said.h"
#include "base/fail.h"

#include <math.h>

zili_status zl_parts_cell(const zl_sheet *sheet, size_t row, size_t column,
                          double *out, zili_error *err)
{
    zili_status status = zl_sheet_count(sheet, row, column, out, err);

    if (!status && isnan(*out))
        return zl_sheet_fail(sheet, row, column, "there is no number", err);
    return status;
}

zili_status zl_parts_check(const zl_sheet *sheet, zl_place v, double hits,
                           double size, zili_error *err)
{
    if (hits <= size)
        return ZILI_OK;
    return zl_fail(err, ZILI_EFORMAT,
                   "%s:%zu: in column %s there are %s hits in a part of size "
                   "%s, which cannot hold them.",
                   sheet->path, sheet->first_line + v.row,
                   zili_table_name(sheet->table, v.column),
                   zl_said_digits(hits, 16).text,
                   zl_said_digits(size, 16).text);
}

zili_status zl_parts_read(const zl_sheet *sheet, zl_place v, zl_place size,
                          double *hits, double *of, zili_error *err)
{
    zili_status status = zl_parts_cell(sheet, v.row, v.column, hits, err);

    *of = 1;
    if (status || size.column == SIZE_MAX)
        return status;
    status = zl_parts_cell(sheet, size.row, size.column, of, err);
    return status ? status : zl_parts_check(sheet, v, *hits, *of, err);
}

bool zl_parts_push(zl_parts_table *out, double hits, double size)
{
    return zl_array_push(&out->hits, hits) && zl_array_push(&out->sizes, size);
}

zili_status zl_parts_add(zl_parts_table *out, const zl_sheet *sheet,
                         zl_place v, zl_place size, zili_error *err)
{
    double hits, of;
    zili_status status = zl_parts_read(sheet, v, size, &hits, &of, err);

    return status || zl_parts_push(out, hits, of) ? status : zl_no_memory(err);
}
