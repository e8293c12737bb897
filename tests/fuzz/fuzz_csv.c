/* fuzz_csv.c -- any bytes as a table, whole and in parts. */
#include "form_file.h"

/* Places between records are those that the records show. */
static void check_places(zl_view text)
{
    zl_dialect dialect = zl_dialect_of(text);
    zl_records records = { .text = text, .dialect = dialect };
    zl_record_place place = { 0 };

    while (records.at < text.size && !records.open) {
        size_t begin = records.at;
        uint64_t rows = records.rows;
        if (!zl_records_next(&records))
            break;
        while (place.at < begin)
            zl_record_place_move(&place, text, dialect, 1);
        if (records.rows == rows + 1 &&
            (place.at != begin || place.rows != rows))
            stop("a place is not where a record begins");
    }
    zl_records_clear(&records);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    zl_view text = { (const char *)bytes, size };

    check_file(text, "a.csv", &zl_filetype_csv);
    check_file(text, "a.tsv", &zl_filetype_tsv);
    check_places(text);
    return 0;
}
