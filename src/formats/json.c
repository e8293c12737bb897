/* json.c -- objects of JSON, one in each line or in one array: documents. */
#include "base/fail.h"
#include "base/mem.h"
#include "formats/json_escape.h"
#include "formats/json_keys.h"
#include "formats/json_objects.h"
#include "formats/rows.h"

#include <json-c/json.h>

#include <stdio.h>
#include <string.h>

/* Objects on their way to documents. */
struct objects {
    const zl_file *file;
    zl_shelf *shelf;
    zl_json json;
    zl_heads heads;
    ZL_ARRAY(zl_str) cells;  /* of a row, by column … */
    ZL_ARRAY(zl_view) views; /* … and the same, lent */
    size_t column;  /* found last: the next one is likely behind it */
    zl_str key;     /* of what is flattened: "author_name" */
    zl_tally tally;
    zili_error *err;
};

static const char *unit_of(const struct objects *objects)
{
    return objects->json.lines ? "line" : "item";
}

/* ---- an object becomes cells ---- */

static bool add_cell(struct objects *objects)
{
    zl_str cell = { 0 };

    return zl_array_push(&objects->cells, cell) &&
           zl_array_reserve(&objects->views, objects->cells.count);
}

/* The column that `key` names, a new one where there is none. */
static zili_status find_column(struct objects *objects)
{
    zl_view key = zl_view_trim(zl_str_view(&objects->key));
    size_t found = zl_heads_find(&objects->heads, key, objects->column + 1);

    if (objects->key.failed)
        return zl_no_memory(objects->err);
    if (found == SIZE_MAX) {
        found = objects->heads.items.count;
        zili_status status = zl_heads_add(&objects->heads, objects->file, key,
                                          objects->err);
        if (status)
            return status;
        if (!add_cell(objects))
            return zl_no_memory(objects->err);
    }
    objects->column = found;
    return ZILI_OK;
}

/* Behind what the cell has; a zero byte is no text. */
static zili_status add_value(struct objects *objects, zl_view value)
{
    zili_status status = find_column(objects);

    if (status)
        return status;
    zl_str *cell = &objects->cells.items[objects->column];
    if (cell->size)
        zl_str_add_text(cell, objects->column == objects->heads.text ? "\n\n"
                                                                     : "; ");
    for (size_t at = 0; at < value.size;) {
        size_t end = at + strnlen(value.bytes + at, value.size - at);
        zl_str_add(cell, zl_view_cut(value, at, end));
        if (end < value.size)
            zl_str_add_text(cell, "\xEF\xBF\xBD");
        at = end + 1;
    }
    return cell->failed ? zl_no_memory(objects->err) : ZILI_OK;
}

/* json-c makes larger numbers the largest it has. */
static bool is_too_large(struct json_object *value)
{
    return json_object_is_type(value, json_type_int) &&
           (json_object_get_int64(value) == INT64_MIN ||
            json_object_get_uint64(value) == UINT64_MAX);
}

static zili_status add_scalar(struct objects *objects,
                              struct json_object *value)
{
    if (is_too_large(value))
        return zl_json_fail(&objects->json, objects->json.begin,
                            "a number of this object is too large to be kept "
                            "as written. Put it in quotes.");
    const char *text = json_object_get_string(value);

    if (!text)
        return zl_no_memory(objects->err);
    size_t size = json_object_is_type(value, json_type_string)
                      ? (size_t)json_object_get_string_len(value)
                      : strlen(text);
    return add_value(objects, (zl_view){ text, size });
}

static zili_status flatten(struct objects *objects, struct json_object *value);

static zili_status flatten_object(struct objects *objects,
                                  struct json_object *value)
{
    size_t size = objects->key.size;
    zili_status status = ZILI_OK;
    struct json_object_iterator it = json_object_iter_begin(value);
    struct json_object_iterator end = json_object_iter_end(value);

    for (; !status && !json_object_iter_equal(&it, &end);
         json_object_iter_next(&it)) {
        if (size)
            zl_str_add_byte(&objects->key, '_');
        zl_str_add_text(&objects->key, json_object_iter_peek_name(&it));
        status = flatten(objects, json_object_iter_peek_value(&it));
        objects->key.size = size;
    }
    return status;
}

/* Depth: DEPTH at most, as the parser has held it to. */
static zili_status flatten(struct objects *objects, struct json_object *value)
{
    zili_status status = ZILI_OK;

    if (objects->key.failed)
        return zl_no_memory(objects->err);
    if (json_object_is_type(value, json_type_null))
        return ZILI_OK;
    if (json_object_is_type(value, json_type_object))
        return flatten_object(objects, value);
    if (!json_object_is_type(value, json_type_array))
        return add_scalar(objects, value);
    size_t items = json_object_array_length(value);
    for (size_t i = 0; !status && i < items; i++)
        status = flatten(objects, json_object_array_get_idx(value, i));
    return status;
}

static zili_status make_cells(struct objects *objects)
{
    for (size_t i = 0; i < objects->cells.count; i++)
        zl_str_empty(&objects->cells.items[i]);
    zl_str_empty(&objects->key);
    objects->column = objects->heads.items.count;
    zili_status status = flatten_object(objects, objects->json.object);
    objects->views.count = 0;
    for (size_t i = 0; !status && i < objects->cells.count; i++)
        objects->views.items[objects->views.count++] =
            zl_str_view(&objects->cells.items[i]);
    return status;
}

/* ---- what is the text ---- */

static bool is_chosen(struct objects *objects)
{
    return zl_heads_speak(&objects->heads, objects->file->reading) &&
           zl_heads_choose(&objects->heads, objects->file, NULL) == ZILI_OK;
}

/* Read the first objects of the file. */
static zili_status look(struct objects *objects, bool *any)
{
    const zl_file *file = objects->file;
    zl_heads *heads = &objects->heads;
    zili_status status = ZILI_OK;
    bool more = true, chosen = false;

    heads->text = heads->label = SIZE_MAX;
    zl_json_go(&objects->json, file->part ? file->part->whole : file->bytes, 0);
    while (!status && !chosen && heads->rows < ZL_HEADS_LOOK) {
        status = zl_json_next(&objects->json, &more);
        if (status || !more)
            break;
        status = make_cells(objects);
        heads->rows++;
        for (size_t i = 0; i < objects->cells.count; i++)
            heads->items.items[i].bytes += objects->cells.items[i].size;
        chosen = !status && is_chosen(objects);
    }
    *any = heads->rows > 0;
    if (!status && *any && !chosen)
        status = zl_heads_choose(heads, file, objects->err);
    return status;
}

/* ---- documents ---- */

/* json-c puts U+FFFD for what is no character, and does not say so. */
static zili_status check_escapes(struct objects *objects)
{
    zl_view bytes = zl_json_bytes(&objects->json);
    size_t first, lost = zl_json_lost(bytes, &first);
    char what[200];

    if (!lost)
        return ZILI_OK;
    objects->shelf->replaced += lost;
    zl_tally_add(&objects->tally, ZL_ODD_LOST, objects->json.number);
    if (objects->file->reading->lenient)
        return ZILI_OK;
    snprintf(what, sizeof what,
             "%.6s is no character, or half of one without the other half. "
             "Mend it, or say --lenient to put U+FFFD.", bytes.bytes + first);
    return zl_json_fail(&objects->json, objects->json.begin + first, what);
}

static zili_status give_object(struct objects *objects)
{
    zili_status status = check_escapes(objects);
    if (!status)
        status = make_cells(objects);
    zl_row row = { .cells = objects->views.items,
                   .count = objects->views.count,
                   .number = objects->json.number,
                   .unit = unit_of(objects) };
    zl_odd left_out = ZL_ODD_KINDS;

    if (!status)
        status = zl_row_give(&row, &objects->heads, objects->file,
                             objects->shelf, &left_out, objects->err);
    if (!status && left_out != ZL_ODD_KINDS)
        zl_tally_add(&objects->tally, left_out, objects->json.number);
    if (!status && zl_json_has_twice(zl_json_bytes(&objects->json),
                                     objects->json.object))
        zl_tally_add(&objects->tally, ZL_ODD_TWICE, objects->json.number);
    return status;
}

static zili_status give_objects(struct objects *objects)
{
    const zl_file *file = objects->file;
    bool more = true, any;
    zili_status status = look(objects, &any);

    if (status || !any)
        return status;
    zl_json_go(&objects->json, file->bytes,
               file->part ? file->part->begin.lines : 0);
    while (!status && more) {
        status = zl_json_next(&objects->json, &more);
        if (!status && more)
            status = give_object(objects);
    }
    return status;
}

static void clear(struct objects *objects)
{
    zl_json_close(&objects->json);
    for (size_t i = 0; i < objects->cells.count; i++)
        zl_str_clear(&objects->cells.items[i]);
    zl_array_clear(&objects->cells);
    zl_array_clear(&objects->views);
    zl_heads_clear(&objects->heads);
    zl_str_clear(&objects->key);
}

static zili_status read_objects(const zl_file *file, zl_shelf *shelf,
                                bool lines, zili_error *err)
{
    struct objects objects = { .file = file,
                               .shelf = shelf,
                               .json = { .path = file->path,
                                         .lines = lines,
                                         .err = err },
                               .err = err };
    zili_status status = zl_json_open(&objects.json);

    objects.tally.unit = unit_of(&objects);
    if (!status)
        status = give_objects(&objects);
    if (!status && file->part)
        zl_tally_join(&shelf->tally, &objects.tally);
    else if (!status)
        status = zl_tally_tell(&objects.tally, file->path, shelf->note,
                               shelf->note_user, err);
    clear(&objects);
    return status;
}

/* ---- the forms ---- */

static zili_status read_lines(const zl_file *file, zl_shelf *shelf,
                              zili_error *err)
{
    return read_objects(file, shelf, true, err);
}

static zili_status read_array(const zl_file *file, zl_shelf *shelf,
                              zili_error *err)
{
    return read_objects(file, shelf, false, err);
}

static void divide(zl_view bytes, zl_record_place *place, size_t least)
{
    size_t from = place->at, to = bytes.size;

    if (bytes.size - from > least) {
        const char *line = memchr(bytes.bytes + from + least - 1, '\n',
                                  bytes.size - from - least + 1);
        to = line ? (size_t)(line - bytes.bytes) + 1 : bytes.size;
    }
    place->lines += zl_count_lines(zl_view_cut(bytes, from, to), '\n');
    place->rows = place->lines;
    place->at = to;
}

static const char *const line_endings[] = { ".jsonl", ".ndjson", NULL };
static const char *const array_endings[] = { ".json", NULL };

const zl_filetype zl_filetype_jsonl = {
    .name = "jsonl",
    .about = "JSON lines, an object in each",
    .endings = line_endings,
    .of_text = true,
    .named = true,
    .read = read_lines,
    .divide = divide,
};

const zl_filetype zl_filetype_json = {
    .name = "json",
    .about = "JSON, an array of objects",
    .endings = array_endings,
    .of_text = true,
    .named = true,
    .read = read_array,
};
