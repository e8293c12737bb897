/* rows.c -- the rows of a file of cells with tabs between. */
#include "bitext/rows.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "bitext/limits.h"

#include <string.h>

zili_status zl_row_file_open(zl_row_file *file, const char *path,
                             zili_error *err)
{
    zl_utf8_fault fault;

    *file = (zl_row_file){ 0 };
    zili_status status =
        zl_file_read_limited(&file->bytes, path, ZL_BITEXT_FILE_MOST, err);
    if (status)
        return status;
    file->rest =
        (zl_view){ (const char *)file->bytes.bytes, file->bytes.size };
    if (!zl_utf8_check(file->rest, &fault))
        return zl_fail(err, ZILI_EFORMAT, "%s:%zu: this is no UTF-8.", path,
                       fault.line);
    file->rest = zl_utf8_body(file->rest);
    return ZILI_OK;
}

void zl_row_file_close(zl_row_file *file)
{
    zl_free((void *)(uintptr_t)file->bytes.bytes);
    *file = (zl_row_file){ 0 };
}

bool zl_row_file_next(zl_row_file *file, zl_view *row)
{
    while (zl_view_line(&file->rest, row)) {
        file->line++;
        if (zl_view_trim(*row).size)
            return true;
    }
    return false;
}

size_t zl_row_cells(zl_view row, zl_view *cells, size_t most)
{
    size_t count = 0;

    for (;;) {
        const char *tab = row.size ? memchr(row.bytes, '\t', row.size) : NULL;
        size_t size = tab ? (size_t)(tab - row.bytes) : row.size;
        if (count < most)
            cells[count] = zl_view_trim(zl_view_cut(row, 0, size));
        count++;
        if (!tab)
            return count;
        row = zl_view_cut(row, size + 1, row.size);
    }
}
