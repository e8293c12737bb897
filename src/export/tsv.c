/* tsv.c -- a token a line with its place. */
#include "export/forms.h"

/* As in a table (table/delimited.c): a tab, line end or backslash inside a
 * cell is escaped. */
static const char *escape_of(char byte)
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

static void write_text(zl_out *out, zl_view text)
{
    zl_export_text(out, text, escape_of);
}

static void write_cell(zl_out *out, zl_view text)
{
    write_text(out, text);
    zl_out_byte(out, '\t');
}

/* A number from 1; 0 is an empty cell. */
static void write_number(zl_out *out, uint64_t number)
{
    if (number)
        zl_out_integer(out, (int64_t)number);
    zl_out_byte(out, '\t');
}

static void write_head(const zl_walk *walk, zl_out *out)
{
    zl_out_text(out, "doc\tregion\tlang\tpara\tsent\ttoken\tspace");
    for (size_t i = 0; i < walk->columns.count; i++) {
        zl_out_byte(out, '\t');
        write_text(out, zl_view_of(walk->columns.items[i].name));
    }
    zl_out_byte(out, '\n');
}

static void write_token(const zl_walk *walk, zl_out *out)
{
    const zl_place *place = &walk->place;

    write_cell(out, zl_view_of(place->document->name));
    write_cell(out, zl_view_of(place->area->kind));
    write_cell(out, zl_view_of(place->area->lang));
    write_number(out, place->paragraph);
    write_number(out, place->sentence);
    write_number(out, zl_walk_number(walk));
    zl_out_byte(out, zl_walk_glue(walk).size ? '1' : '0');
    for (size_t i = 0; i < walk->columns.count; i++) {
        zl_out_byte(out, '\t');
        write_text(out, zl_walk_form(walk, i));
    }
    zl_out_byte(out, '\n');
}

zili_status zl_export_tsv(zl_walk *walk, const zili_export_options *options,
                          zl_out *out, zili_error *err)
{
    (void)options, (void)err;
    write_head(walk, out);
    while (!out->failed && zl_walk_next(walk))
        write_token(walk, out);
    return ZILI_OK;
}
