/* fuzz_stats.c -- any bytes as numbers: refused with a sentence, or measured.
 * The first byte chooses the kind. */
#include "memory_file.h"

#include "base/text.h"

#include <zili/stats.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check_table(const zili_table *table)
{
    zili_table_options options = { .format = ZILI_FORMAT_TSV,
                                   .provenance = true };
    zl_str out = { 0 };

    if (zili_table_write(table, &options, zl_str_write, &out, NULL))
        abort();
    zl_str_clear(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    zili_stats_options options = { .threads = 1 };
    zili_error err = { 0 };
    zili_table *table;

    if (size == 0)
        return 0;
    options.any_length = bytes[0] & 4;
    options.adjust = (bytes[0] & 3) < 2 ? bytes[0] / 8 % 6 : 0;
    zili_status status = zili_stats((zili_stats_kind)(bytes[0] & 3),
                                    memory_file(bytes + 1, size - 1), &options,
                                    &table, &err);
    if (status) {
        if (status != ZILI_EFORMAT || table || !err.text[0])
            abort();
        return 0;
    }
    check_table(table);
    zili_table_free(table);
    return 0;
}
