/* jsonl.c -- a sentence a line, as a JSON object. */
#include "export/forms.h"

#include "base/fail.h"

#include <inttypes.h>

/* The line that is being put together: tokens with one place. Where there is
 * no sentence that is what lies between two, in one paragraph. */
struct line {
    zl_str text;            /* escaped */
    ZL_ARRAY(zl_str) lists; /* by column: the members of the array */
    zl_str whole;           /* the object */
    zl_place place;
    uint64_t from; /* the first token, from 1; 0: there is no line */
    zl_view glue;  /* behind its last token */
};

/* ---- texts ---- */

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

static void add_pair(zl_str *out, const char *name, const char *value)
{
    zl_str_format(out, "\"%s\":", name);
    add_string(out, zl_view_of(value));
    zl_str_add_byte(out, ',');
}

/* A number from 1; 0 is null. */
static void add_number(zl_str *out, const char *name, uint64_t number)
{
    if (number)
        zl_str_format(out, "\"%s\":%" PRIu64 ",", name, number);
    else
        zl_str_format(out, "\"%s\":null,", name);
}

/* ---- lines ---- */

static bool lacks_memory(const struct line *line)
{
    bool failed = line->text.failed || line->whole.failed;

    for (size_t i = 0; i < line->lists.count; i++)
        failed |= line->lists.items[i].failed;
    return failed;
}

/* Whether the token that the walk is at begins another line. */
static bool is_new(const struct line *line, const zl_walk *walk)
{
    const zl_place *one = &line->place, *two = &walk->place;

    return walk->enters || one->area != two->area ||
           one->paragraph != two->paragraph || one->sentence != two->sentence;
}

static void begin_line(struct line *line, const zl_walk *walk)
{
    line->place = walk->place;
    line->from = zl_walk_number(walk);
    zl_str_empty(&line->text);
    for (size_t i = 0; i < line->lists.count; i++)
        zl_str_empty(&line->lists.items[i]);
}

static void add_token(struct line *line, const zl_walk *walk)
{
    add_escaped(&line->text, zl_walk_form(walk, 0));
    line->glue = zl_walk_glue(walk);
    for (size_t i = 0; i < line->lists.count; i++) {
        zl_str *list = &line->lists.items[i];
        if (list->size)
            zl_str_add_byte(list, ',');
        add_string(list, zl_walk_form(walk, i));
    }
}

static void add_place(const struct line *line, zl_str *out)
{
    const zl_place *place = &line->place;

    add_pair(out, "doc", place->document->name);
    add_pair(out, "region", place->area->kind);
    add_pair(out, "lang", place->area->lang);
    add_number(out, "para", place->paragraph);
    add_number(out, "sent", place->sentence);
    add_number(out, "from", line->from);
}

static void put_together(struct line *line, const zl_walk *walk)
{
    zl_str *whole = &line->whole;

    zl_str_empty(whole);
    zl_str_add_byte(whole, '{');
    add_place(line, whole);
    zl_str_add_text(whole, "\"text\":\"");
    zl_str_add(whole, zl_str_view(&line->text));
    zl_str_add_byte(whole, '"');
    for (size_t i = 0; i < line->lists.count; i++) {
        zl_str_add_byte(whole, ',');
        add_string(whole, zl_view_of(walk->columns.items[i].name));
        zl_str_add_text(whole, ":[");
        zl_str_add(whole, zl_str_view(&line->lists.items[i]));
        zl_str_add_byte(whole, ']');
    }
    zl_str_add_text(whole, "}\n");
}

/* What memory was too short for is not written. */
static void end_line(struct line *line, const zl_walk *walk, zl_out *out)
{
    if (!line->from)
        return;
    put_together(line, walk);
    if (!lacks_memory(line))
        zl_out_view(out, zl_str_view(&line->whole));
}

/* ---- the whole ---- */

static bool make_lists(struct line *line, const zl_walk *walk)
{
    for (size_t i = 0; i < walk->columns.count; i++)
        if (!zl_array_push(&line->lists, (zl_str){ 0 }))
            return false;
    return true;
}

static void write_lines(struct line *line, zl_walk *walk, zl_out *out)
{
    while (!out->failed && zl_walk_next(walk)) {
        if (is_new(line, walk)) {
            end_line(line, walk, out);
            begin_line(line, walk);
        } else {
            add_escaped(&line->text, line->glue);
        }
        add_token(line, walk);
    }
    end_line(line, walk, out);
}

static void clear_line(struct line *line)
{
    zl_str_clear(&line->text);
    zl_str_clear(&line->whole);
    for (size_t i = 0; i < line->lists.count; i++)
        zl_str_clear(&line->lists.items[i]);
    zl_array_clear(&line->lists);
}

zili_status zl_export_jsonl(zl_walk *walk, const zili_export_options *options,
                            zl_out *out, zili_error *err)
{
    struct line line = { 0 };

    (void)options;
    bool enough = make_lists(&line, walk);
    if (enough)
        write_lines(&line, walk, out);
    enough = enough && !lacks_memory(&line);
    clear_line(&line);
    return enough ? ZILI_OK : zl_no_memory(err);
}
