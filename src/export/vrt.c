/* vrt.c -- a token a line, structures as tags: what cwb-encode reads. */
#include "export/walk.h"

#include <string.h>

static const char *escape_of(char byte)
{
    switch (byte) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\t':
    case '\n':
    case '\r':
        return " ";
    default:
        return NULL;
    }
}

static void write_escaped(zl_out *out, zl_view text)
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

/* CWB's names are small letters, digits, _ and -. */
static void write_name(zl_out *out, const char *name)
{
    for (; *name; name++) {
        bool sound = (*name >= 'a' && *name <= 'z') || *name == '-' ||
                     (*name >= '0' && *name <= '9');
        zl_out_byte(out, sound ? *name : '_');
    }
}

static void write_pair(zl_out *out, const char *name, const char *value)
{
    zl_out_byte(out, ' ');
    write_name(out, name);
    zl_out_text(out, "=\"");
    write_escaped(out, zl_view_of(value));
    zl_out_byte(out, '"');
}

/* The document's name and metadata; those without a value are empty, for
 * every element of a name must have the same attributes. */
static void write_document(zl_walk *walk)
{
    uint32_t number;
    const zl_document *document = zl_walk_document(walk, &number);
    zili_texts columns = zl_corpus_columns(walk->corpus);

    write_pair(&walk->out, "id", document->name);
    for (size_t i = 0; i < columns.count; i++) {
        const char *value =
            zl_corpus_datum(walk->corpus, number, columns.items[i]);
        write_pair(&walk->out, columns.items[i], value ? value : "");
    }
}

/* What the value of a structure is called. */
static const char *value_name(const zl_tag *tag)
{
    bool kind = strcmp(tag->name, "region") == 0 || strcmp(tag->name, "p") == 0;

    return kind ? "kind" : "value";
}

static bool has_values(const zl_tag *tag)
{
    return zl_ranges_values(tag->ranges) > 1 ||
           *zl_ranges_value(tag->ranges, tag->next);
}

static void open(zl_walk *walk, const zl_tag *tag)
{
    zl_out_byte(&walk->out, '<');
    write_name(&walk->out, tag->name);
    if (strcmp(tag->name, "doc") == 0)
        write_document(walk);
    else if (has_values(tag))
        write_pair(&walk->out, value_name(tag), zl_tag_value_of(tag, NULL));
    for (size_t i = 0; i < tag->values.count; i++)
        write_pair(&walk->out, tag->values.items[i].name,
                   zl_tag_value_of(tag, tag->values.items[i].name));
    zl_out_text(&walk->out, ">\n");
}

static void close(zl_walk *walk, const zl_tag *tag)
{
    zl_out_text(&walk->out, "</");
    write_name(&walk->out, tag->name);
    zl_out_text(&walk->out, ">\n");
}

static void token(zl_walk *walk)
{
    for (uint32_t i = 0; i < zl_segment_attributes(walk->segment); i++) {
        if (i > 0)
            zl_out_byte(&walk->out, '\t');
        write_escaped(&walk->out, zl_walk_form(walk, i));
    }
    zl_out_byte(&walk->out, '\n');
    if (walk->glue && walk->at + 1 < walk->end &&
        zl_segment_glue(walk->segment, walk->at).size == 0)
        zl_out_text(&walk->out, "<g/>\n");
}

static void begin(zl_walk *walk)
{
    zl_out_text(&walk->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
}

const zl_form zl_form_vrt = { begin, open, token, close };
