/* delimited.c -- tables as TSV and CSV. */
#include "table/format.h"

#include <string.h>

typedef void cell_writer(zl_out *out, zl_view text);

/* ---- TSV: a tab, line end or backslash inside a cell is escaped ---- */

static const char *tsv_escape(char byte)
{
    switch (byte) {
    case '\t':
        return "\\t";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\\':
        return "\\\\";
    default:
        return NULL;
    }
}

static void tsv_cell(zl_out *out, zl_view text)
{
    size_t start = 0;

    for (size_t i = 0; i < text.size; i++) {
        const char *escape = tsv_escape(text.bytes[i]);
        if (!escape)
            continue;
        zl_out_view(out, zl_view_cut(text, start, i));
        zl_out_text(out, escape);
        start = i + 1;
    }
    zl_out_view(out, zl_view_cut(text, start, text.size));
}

/* ---- CSV: RFC 4180, with lines that end in a line feed ---- */

static bool needs_quotes(zl_view text)
{
    for (size_t i = 0; i < text.size; i++)
        if (strchr(",\"\r\n", text.bytes[i]))
            return true;
    return false;
}

static void csv_cell(zl_out *out, zl_view text)
{
    if (!needs_quotes(text)) {
        zl_out_view(out, text);
        return;
    }
    zl_out_byte(out, '"');
    for (size_t i = 0; i < text.size; i++) {
        if (text.bytes[i] == '"')
            zl_out_byte(out, '"');
        zl_out_byte(out, text.bytes[i]);
    }
    zl_out_byte(out, '"');
}

/* ---- both ---- */

static void write_notes(zl_out *out, const zili_table *table)
{
    const char *note;

    for (size_t i = 0; (note = zili_table_note(table, i)); i++) {
        zl_out_text(out, "# ");
        for (; *note; note++)
            zl_out_byte(out, *note == '\n' || *note == '\r' ? ' ' : *note);
        zl_out_byte(out, '\n');
    }
}

static void write_all(zl_out *out, const zili_table *table, bool notes,
                      char mark, cell_writer *write_cell)
{
    size_t columns = zili_table_columns(table);
    char number[ZL_REAL_SIZE];

    if (notes)
        write_notes(out, table);
    for (size_t column = 0; column < columns; column++) {
        if (column > 0)
            zl_out_byte(out, mark);
        write_cell(out, zl_view_of(zili_table_name(table, column)));
    }
    zl_out_byte(out, '\n');
    for (size_t row = 0; row < zili_table_rows(table); row++) {
        for (size_t column = 0; column < columns; column++) {
            if (column > 0)
                zl_out_byte(out, mark);
            write_cell(out, zl_cell_exact(table, row, column, number));
        }
        zl_out_byte(out, '\n');
    }
}

zili_status zl_format_tsv(zl_out *out, const zili_table *table,
                          const zili_table_options *options, zili_error *err)
{
    (void)err;
    write_all(out, table, options->provenance, '\t', tsv_cell);
    return ZILI_OK;
}

zili_status zl_format_csv(zl_out *out, const zili_table *table,
                          const zili_table_options *options, zili_error *err)
{
    (void)err;
    write_all(out, table, options->provenance, ',', csv_cell);
    return ZILI_OK;
}
