/* json.c -- tables as JSON, whole or one object a line. */
#include "table/format.h"

#include <math.h>

static void write_string(zl_out *out, zl_view text)
{
    size_t start = 0;

    zl_out_byte(out, '"');
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.bytes[i];
        if (byte >= 0x20 && byte != '"' && byte != '\\')
            continue;
        zl_out_view(out, zl_view_cut(text, start, i));
        start = i + 1;
        if (byte == '\n')
            zl_out_text(out, "\\n");
        else if (byte == '\t')
            zl_out_text(out, "\\t");
        else if (byte < 0x20)
            zl_out_format(out, "\\u%04x", byte);
        else
            zl_out_format(out, "\\%c", byte);
    }
    zl_out_view(out, zl_view_cut(text, start, text.size));
    zl_out_byte(out, '"');
}

/* JSON has no infinity: it becomes null, as what is missing does. */
static bool has_value(const zili_table *table, size_t row, size_t column)
{
    if (zili_table_missing(table, row, column))
        return false;
    return zili_table_type(table, column) != ZILI_REAL ||
           isfinite(zili_table_real(table, row, column));
}

static void write_object(zl_out *out, const zili_table *table, size_t row)
{
    char number[ZL_REAL_SIZE];

    zl_out_byte(out, '{');
    for (size_t column = 0; column < zili_table_columns(table); column++) {
        if (column > 0)
            zl_out_text(out, ", ");
        write_string(out, zl_view_of(zili_table_name(table, column)));
        zl_out_text(out, ": ");
        zl_view text = zl_cell_exact(table, row, column, number);
        if (!has_value(table, row, column))
            zl_out_text(out, "null");
        else if (zili_table_type(table, column) == ZILI_TEXT)
            write_string(out, text);
        else
            zl_out_view(out, text);
    }
    zl_out_byte(out, '}');
}

static void write_rows(zl_out *out, const zili_table *table)
{
    size_t rows = zili_table_rows(table);

    zl_out_byte(out, '[');
    for (size_t row = 0; row < rows; row++) {
        zl_out_text(out, row > 0 ? ",\n" : "\n");
        write_object(out, table, row);
    }
    zl_out_text(out, rows ? "\n]" : "]");
}

static void write_notes(zl_out *out, const zili_table *table)
{
    const char *note;

    zl_out_byte(out, '[');
    for (size_t i = 0; (note = zili_table_note(table, i)); i++) {
        if (i > 0)
            zl_out_text(out, ", ");
        write_string(out, zl_view_of(note));
    }
    zl_out_byte(out, ']');
}

zili_status zl_format_json(zl_out *out, const zili_table *table,
                           const zili_table_options *options, zili_error *err)
{
    (void)err;
    if (options->provenance) {
        zl_out_text(out, "{\"notes\": ");
        write_notes(out, table);
        zl_out_text(out, ",\n\"rows\": ");
        write_rows(out, table);
        zl_out_byte(out, '}');
    } else if (zl_table_is_record(table) && zili_table_rows(table) == 1) {
        write_object(out, table, 0);
    } else {
        write_rows(out, table);
    }
    zl_out_byte(out, '\n');
    return ZILI_OK;
}

zili_status zl_format_jsonl(zl_out *out, const zili_table *table,
                            const zili_table_options *options,
                            zili_error *err)
{
    (void)options;
    (void)err;
    for (size_t row = 0; row < zili_table_rows(table); row++) {
        write_object(out, table, row);
        zl_out_byte(out, '\n');
    }
    return ZILI_OK;
}
