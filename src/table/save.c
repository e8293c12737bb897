/* save.c -- a table into a file that appears only when it is whole. */
#include "base/file.h"
#include "table/matrix.h"

#include <zili/table.h>

zili_status zili_table_save(const zili_table *table,
                            const zili_table_options *options,
                            const char *path, zili_error *err)
{
    if (options->format == ZILI_FORMAT_MTX)
        return zl_matrix_save(table, path, err);
    zl_save save;
    zili_status status = zl_save_begin(&save, path, err);

    if (status)
        return status;
    status = zili_table_write(table, options, zl_save_write, &save, err);
    return zl_save_end(&save, status, err);
}
