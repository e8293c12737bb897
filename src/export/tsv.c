/* tsv.c -- a token a line with its place. */
#include "export/walk.h"

static void begin(zl_walk *walk)
{
    zl_out_text(&walk->out, "doc\tregion\tlang\tpara\tsent\ttoken\tspace");
    for (size_t i = 0; i < walk->columns.count; i++) {
        zl_out_byte(&walk->out, '\t');
        zl_out_text(&walk->out, walk->columns.items[i].name);
    }
    zl_out_byte(&walk->out, '\n');
}

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

static void write_cell(zl_out *out, zl_view text)
{
    size_t start = 0;

    for (size_t i = 0; i < text.size; i++) {
        const char *escape = escape_of(text.bytes[i]);
        if (!escape)
            continue;
        zl_out_view(out, zl_view_cut(text, start, i));
        zl_out_text(out, escape);
        start = i + 1;
    }
    zl_out_view(out, zl_view_cut(text, start, text.size));
}

static void write_number(zl_walk *walk, const char *name)
{
    const zl_tag *tag = zl_walk_tag(walk, name);

    if (tag)
        zl_out_integer(&walk->out, tag->opened);
    zl_out_byte(&walk->out, '\t');
}

static void token(zl_walk *walk)
{
    zl_out *out = &walk->out;
    uint32_t number;
    const zl_document *document = zl_walk_document(walk, &number);
    const zl_tag *doc = zl_walk_tag(walk, "doc");
    const zl_tag *region = zl_walk_tag(walk, "region");

    write_cell(out, zl_view_of(document->name));
    zl_out_byte(out, '\t');
    write_cell(out, zl_view_of(zl_tag_value_of(region, NULL)));
    zl_out_byte(out, '\t');
    write_cell(out, zl_view_of(zl_tag_value_of(region, "lang")));
    zl_out_byte(out, '\t');
    write_number(walk, "p");
    write_number(walk, "s");
    zl_out_integer(out, walk->at - (doc ? doc->begin : 0) + 1);
    zl_out_byte(out, '\t');
    zl_out_byte(out,
                zl_segment_glue(walk->segment, walk->at).size ? '1' : '0');
    for (uint32_t i = 0; i < walk->columns.count; i++) {
        zl_out_byte(out, '\t');
        write_cell(out, zl_walk_form(walk, i));
    }
    zl_out_byte(out, '\n');
}

const zl_form zl_form_tsv = { begin, NULL, token, NULL };
