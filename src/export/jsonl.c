/* jsonl.c -- a sentence a line, as a JSON object. */
#include "export/walk.h"

#include <string.h>

static void add_escaped(zl_str *out, zl_view text)
{
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.bytes[i];
        if (byte == '"' || byte == '\\')
            zl_str_add_byte(out, '\\');
        if (byte < 0x20)
            zl_str_format(out, "\\u%04x", byte);
        else
            zl_str_add_byte(out, (char)byte);
    }
}

static void add_string(zl_str *out, zl_view text)
{
    zl_str_add_byte(out, '"');
    add_escaped(out, text);
    zl_str_add_byte(out, '"');
}

/* What a line holds: a sentence, or the least there is. */
static const char *unit_of(const zl_walk *walk)
{
    static const char *const units[] = { "s", "p" };

    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (zl_segment_ranges_named(walk->segment, units[i]))
            return units[i];
    return "doc";
}

/* The text of the sentence and the arrays go on. */
static void token(zl_walk *walk)
{
    const zl_tag *unit = zl_walk_tag(walk, unit_of(walk));

    add_escaped(&walk->text, zl_walk_form(walk, 0));
    if (unit && walk->at + 1 < unit->end)
        add_escaped(&walk->text, zl_segment_glue(walk->segment, walk->at));
    for (uint32_t i = 0; i < walk->columns.count; i++) {
        zl_str *column = &walk->columns.items[i].text;
        if (column->size)
            zl_str_add_byte(column, ',');
        add_string(column, zl_walk_form(walk, i));
    }
}

static void write_pair(zl_out *out, const char *name, const char *value)
{
    zl_str text = { 0 };

    add_string(&text, zl_view_of(value));
    zl_out_format(out, "\"%s\":", name);
    zl_out_view(out, zl_str_view(&text));
    zl_out_byte(out, ',');
    out->failed |= text.failed;
    zl_str_clear(&text);
}

static void write_place(zl_walk *walk, const zl_tag *unit)
{
    zl_out *out = &walk->out;
    uint32_t number;
    const zl_tag *doc = zl_walk_tag(walk, "doc");
    const zl_tag *paragraph = zl_walk_tag(walk, "p");
    const zl_tag *sentence = zl_walk_tag(walk, "s");
    const zl_tag *region = zl_walk_tag(walk, "region");

    write_pair(out, "doc", zl_walk_document(walk, &number)->name);
    write_pair(out, "region", zl_tag_value_of(region, NULL));
    write_pair(out, "lang", zl_tag_value_of(region, "lang"));
    zl_out_format(out, "\"para\":%u,\"sent\":%u,\"from\":%u,",
                  paragraph ? paragraph->opened : 0,
                  sentence ? sentence->opened : 0,
                  unit->begin - (doc ? doc->begin : 0) + 1);
}

static void open(zl_walk *walk, const zl_tag *tag)
{
    if (strcmp(tag->name, unit_of(walk)) != 0)
        return;
    zl_str_empty(&walk->text);
    for (size_t i = 0; i < walk->columns.count; i++)
        zl_str_empty(&walk->columns.items[i].text);
}

static void close(zl_walk *walk, const zl_tag *tag)
{
    zl_out *out = &walk->out;

    if (strcmp(tag->name, unit_of(walk)) != 0)
        return;
    zl_out_byte(out, '{');
    write_place(walk, tag);
    zl_out_text(out, "\"text\":\"");
    zl_out_view(out, zl_str_view(&walk->text));
    zl_out_byte(out, '"');
    for (uint32_t i = 0; i < walk->columns.count; i++) {
        const zl_walk_column *column = &walk->columns.items[i];
        zl_out_format(out, ",\"%s\":[", column->name);
        zl_out_view(out, zl_str_view(&column->text));
        zl_out_byte(out, ']');
    }
    zl_out_text(out, "}\n");
}

const zl_form zl_form_jsonl = { NULL, open, token, close };
