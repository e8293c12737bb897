/* vrt.c -- a token a line, structures as tags: what cwb-encode reads. */
#include "export/walk.h"

#include <stdio.h>
#include <stdlib.h>
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
static void write_name(zl_out *out, zl_view name)
{
    for (size_t i = 0; i < name.size; i++) {
        char byte = name.bytes[i];
        if (byte >= 'A' && byte <= 'Z')
            byte = (char)(byte - 'A' + 'a');
        bool sound = (byte >= 'a' && byte <= 'z') || byte == '-' ||
                     (byte >= '0' && byte <= '9');
        zl_out_byte(out, sound ? byte : '_');
    }
}

/* Whether the structure that is called so is open around a tag. */
static bool is_around(const zl_walk *walk, const zl_tag *tag, zl_view name,
                      int depth)
{
    char text[96];

    snprintf(text, sizeof text, depth ? "%.*s%d" : "%.*s", (int)name.size,
             name.bytes, depth);
    const zl_tag *around = zl_walk_tag(walk, text);
    return around && around != tag && around->begin <= tag->begin &&
           around->end >= tag->end;
}

/* What the tag is called: "np" of "np2" where np and np1 are open around it,
 * for so it is called when it is read again. */
static zl_view shown_name(const zl_walk *walk, const zl_tag *tag)
{
    zl_view name = zl_view_of(tag->name), base = name;

    while (base.size && base.bytes[base.size - 1] >= '0' &&
           base.bytes[base.size - 1] <= '9')
        base.size--;
    const char *digits = name.bytes + base.size;
    size_t count = name.size - base.size;
    if (count == 0 || count > 3 || digits[0] == '0' || base.size == 0 ||
        base.size > 80)
        return name;
    for (int depth = atoi(digits); depth-- > 0;)
        if (!is_around(walk, tag, base, depth))
            return name;
    return base;
}

static void write_pair(zl_out *out, zl_view name, const char *value)
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

    write_pair(&walk->out, zl_view_of("id"), document->name);
    for (size_t i = 0; i < columns.count; i++) {
        const char *value =
            zl_corpus_datum(walk->corpus, number, columns.items[i]);
        write_pair(&walk->out, zl_view_of(columns.items[i]),
                   value ? value : "");
    }
}

/* What the value of a structure is called. */
static zl_view value_name(const zl_tag *tag)
{
    bool kind = strcmp(tag->name, "region") == 0 || strcmp(tag->name, "p") == 0;

    return zl_view_of(kind ? "kind" : "value");
}

static bool has_values(const zl_tag *tag)
{
    return zl_ranges_values(tag->ranges) > 1 ||
           *zl_ranges_value(tag->ranges, tag->next);
}

static void open(zl_walk *walk, const zl_tag *tag)
{
    zl_out_byte(&walk->out, '<');
    write_name(&walk->out, shown_name(walk, tag));
    if (strcmp(tag->name, "doc") == 0)
        write_document(walk);
    else if (has_values(tag))
        write_pair(&walk->out, value_name(tag), zl_tag_value_of(tag, NULL));
    for (size_t i = 0; i < tag->values.count; i++)
        write_pair(&walk->out, tag->values.items[i].name,
                   zl_ranges_value(tag->values.items[i].ranges, tag->next));
    zl_out_text(&walk->out, ">\n");
}

static void close(zl_walk *walk, const zl_tag *tag)
{
    zl_out_text(&walk->out, "</");
    write_name(&walk->out, shown_name(walk, tag));
    zl_out_text(&walk->out, ">\n");
}

static void token(zl_walk *walk)
{
    for (uint32_t i = 0; i < walk->columns.count; i++) {
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
    if (walk->columns.count < 2)
        return;
    zl_out_text(&walk->out, "<!-- columns:");
    for (size_t i = 0; i < walk->columns.count; i++) {
        zl_out_byte(&walk->out, ' ');
        zl_out_text(&walk->out, walk->columns.items[i].name);
    }
    zl_out_text(&walk->out, " -->\n");
}

const zl_form zl_form_vrt = { begin, open, token, close };
