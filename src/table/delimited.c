/* delimited.c -- tables as TSV and CSV. */
#include "table/format.h"
#include "table/plain.h"

#include <string.h>

static char mark_after(const zl_rows *rows, char mark)
{
    return zl_is_last(rows) ? '\n' : mark;
}

static void put_integer(zl_rows *rows, int64_t value, char mark)
{
    char *to = zl_room(&rows->out, ZL_INTEGER_SIZE + 1);

    if (!to)
        return;
    size_t size = zl_integer_text(to, value);
    to[size] = mark_after(rows, mark);
    rows->out.size += size + 1;
}

/* Write a cell and the mark after it, where no byte of it is below 0x20, `a`
 * or `b`; otherwise nothing. */
static inline bool put_plain(zl_rows *rows, zl_view text, unsigned char a,
                      unsigned char b, char mark)
{
    char *to = zl_room(&rows->out, text.size + 1);

    if (!to || !zl_copy_plain(to, text, a, b))
        return false;
    to[text.size] = mark_after(rows, mark);
    rows->out.size += text.size + 1;
    return true;
}

static void write_notes(const zl_writing *writing, zl_str *out)
{
    const char *note;

    if (!writing->options->provenance)
        return;
    for (size_t i = 0; (note = zili_table_note(writing->table, i)); i++) {
        zl_str_add_text(out, "# ");
        for (; *note; note++)
            zl_str_add_byte(out, *note == '\n' || *note == '\r' ? ' ' : *note);
        zl_str_add_byte(out, '\n');
    }
}

static void write_head(const zl_writing *writing, zl_str *out, char mark,
                       void write_text(zl_str *out, zl_view text))
{
    write_notes(writing, out);
    for (size_t i = 0; i < zili_table_columns(writing->table); i++) {
        if (i > 0)
            zl_str_add_byte(out, mark);
        write_text(out, zl_view_of(zili_table_name(writing->table, i)));
    }
    zl_str_add_byte(out, '\n');
}

/* ---- TSV: a tab, line end or backslash inside a cell is escaped ---- */

static void tsv_text(zl_str *out, zl_view text)
{
    static const zl_escapes escapes = {
        ['\t'] = "\\t",
        ['\n'] = "\\n",
        ['\r'] = "\\r",
        ['\\'] = "\\\\",
    };

    zl_write_escaped(out, text, &escapes);
}

static void tsv_begin(const zl_writing *writing, zl_str *out)
{
    write_head(writing, out, '\t', tsv_text);
}

static void tsv_put(zl_rows *rows, zl_kind kind, zl_view text)
{
    (void)kind;
    if (put_plain(rows, text, '\\', '\\', '\t'))
        return;
    tsv_text(&rows->out, text);
    zl_str_add_byte(&rows->out, mark_after(rows, '\t'));
}

static void tsv_put_integer(zl_rows *rows, int64_t value)
{
    put_integer(rows, value, '\t');
}

const zl_format zl_format_tsv = {
    .exact = true,
    .separator = '\t',
    .begin = tsv_begin,
    .cells = { tsv_put, tsv_put_integer },
};

/* ---- CSV: RFC 4180, with lines that end in a line feed ---- */

static bool needs_quotes(zl_view text)
{
    static const bool asks[256] = {
        [','] = true, ['"'] = true, ['\r'] = true, ['\n'] = true,
    };

    for (size_t i = 0; i < text.size; i++)
        if (asks[(unsigned char)text.bytes[i]])
            return true;
    return false;
}

static void csv_text(zl_str *out, zl_view text)
{
    static const zl_escapes escapes = { ['"'] = "\"\"" };

    text = zl_to_zero(text);
    if (!needs_quotes(text)) {
        zl_str_add(out, text);
        return;
    }
    zl_str_add_byte(out, '"');
    zl_write_escaped(out, text, &escapes);
    zl_str_add_byte(out, '"');
}

static void csv_begin(const zl_writing *writing, zl_str *out)
{
    write_head(writing, out, ',', csv_text);
}

static void csv_put(zl_rows *rows, zl_kind kind, zl_view text)
{
    (void)kind;
    if (put_plain(rows, text, ',', '"', ','))
        return;
    csv_text(&rows->out, text);
    zl_str_add_byte(&rows->out, mark_after(rows, ','));
}

static void csv_put_integer(zl_rows *rows, int64_t value)
{
    put_integer(rows, value, ',');
}

const zl_format zl_format_csv = {
    .exact = true,
    .separator = ',',
    .special = { ',', '"' },
    .begin = csv_begin,
    .cells = { csv_put, csv_put_integer },
};
