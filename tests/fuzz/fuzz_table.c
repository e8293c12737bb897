/* fuzz_table.c -- any bytes as a table: refused, or read, and what is written
 * of it is read as the same table. */
#include "memory_file.h"

#include "base/text.h"

#include <string.h>
#include <zili/table.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void write_table(const zili_table *table, int format, zl_str *out)
{
    zili_table_options options = { .format = format, .provenance = true };

    if (zili_table_write(table, &options, zl_str_write, out, NULL))
        abort();
}

static void check_again(const zili_table *table)
{
    zl_str first = { 0 }, second = { 0 };
    zili_table *again;

    write_table(table, ZILI_FORMAT_TSV, &first);
    if (zili_table_read(&again,
                        memory_file((const uint8_t *)zl_str_text(&first),
                                    first.size),
                        NULL))
        abort();
    write_table(again, ZILI_FORMAT_TSV, &second);
    if (!zl_view_same(zl_str_view(&first), zl_str_view(&second)))
        abort();
    zl_str_clear(&first);
    zl_str_clear(&second);
    zili_table_free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    zili_table *table;
    zili_error err = { 0 };
    zl_str out = { 0 };
    zili_status status = zili_table_read(&table, memory_file(bytes, size),
                                         &err);

    if (status) {
        if (status != ZILI_EFORMAT || table || !err.text[0])
            abort();
        return 0;
    }
    /* A second byte order mark is a character, but not where it is first. */
    if (strncmp(zili_table_name(table, 0), "\xEF\xBB\xBF", 3) != 0)
        check_again(table);
    for (int format = ZILI_FORMAT_TEXT; format < ZILI_FORMAT_XLSX; format++)
        write_table(table, format, &out);
    zl_str_clear(&out);
    zili_table_free(table);
    return 0;
}
