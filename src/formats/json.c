/* json.c -- objects of JSON, one in each line or in one array: documents. */
#include "base/fail.h"
#include "base/mem.h"
#include "formats/json_keys.h"
#include "formats/rows.h"

#include <json-c/json.h>

#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

/* Objects and lists in each other; json-c takes such a limit. */
#define DEPTH 64

/* Objects on their way. */
struct objects {
    const zl_file *file;
    zl_shelf *shelf;
    bool lines;     /* each stands in a line of its own … */
    bool array;     /* … or in an array, which ends … */
    bool done;      /* … and has ended */
    zl_view text;
    size_t at;      /* the next one */
    size_t begin;   /* the one read last, and its … */
    uint64_t number; /* … line or number */
    struct json_tokener *tokener;
    struct json_object *object; /* read last */
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
    return objects->lines ? "line" : "item";
}

static zili_status fail_at(const struct objects *objects, size_t at,
                           const char *what)
{
    const zl_part *part = objects->file->part;
    uint64_t line = (part ? part->begin.lines : 0) + 1 +
                    zl_count_lines(zl_view_cut(objects->text, 0, at), '\n');

    return zl_fail(objects->err, ZILI_EFORMAT, "%s, line %" PRIu64 ": %s",
                   objects->file->path, line, what);
}

/* ---- one object after the other ---- */

static void skip_blanks(struct objects *objects)
{
    zl_view text = objects->text;

    while (objects->at < text.size && text.bytes[objects->at] &&
           strchr(" \t\r\n", text.bytes[objects->at]))
        objects->at++;
}

static bool skip_byte(struct objects *objects, char byte)
{
    skip_blanks(objects);
    if (objects->at == objects->text.size ||
        objects->text.bytes[objects->at] != byte)
        return false;
    objects->at++;
    return true;
}

static zili_status fail_parse(const struct objects *objects, size_t at)
{
    enum json_tokener_error error =
        json_tokener_get_error(objects->tokener);
    char what[200];

    snprintf(what, sizeof what, "this is no JSON: %s. %s",
             error == json_tokener_success || error == json_tokener_continue
                 ? "the object does not end"
                 : json_tokener_error_desc(error),
             objects->lines ? "Each line must be an object by itself."
                            : "Mend it, or save it again.");
    return fail_at(objects, at, what);
}

/* Parse what begins at `at` and ends at `end` or before. */
static zili_status parse(struct objects *objects, size_t end)
{
    size_t begin = objects->begin = objects->at;
    size_t size = end - begin < INT_MAX ? end - begin : INT_MAX;

    json_object_put(objects->object);
    json_tokener_reset(objects->tokener);
    objects->object = json_tokener_parse_ex(
        objects->tokener, objects->text.bytes + begin, (int)size);
    size_t taken = json_tokener_get_parse_end(objects->tokener);
    objects->at = begin + taken;
    return objects->object ? ZILI_OK : fail_parse(objects, begin + taken);
}

/* Between the objects of an array. */
static zili_status pass_comma(struct objects *objects)
{
    if (!objects->array || !objects->number)
        return ZILI_OK;
    skip_blanks(objects);
    if (objects->at < objects->text.size &&
        objects->text.bytes[objects->at] == ']')
        return ZILI_OK;
    return skip_byte(objects, ',')
               ? ZILI_OK
               : fail_at(objects, objects->at,
                         "a comma or ] is missing behind this object.");
}

/* Whether nothing follows. */
static bool is_end(struct objects *objects)
{
    if (objects->array && skip_byte(objects, ']'))
        objects->done = true;
    skip_blanks(objects);
    return objects->at == objects->text.size;
}

/* Lines that are passed over count. */
static void count(struct objects *objects, size_t from)
{
    objects->number +=
        objects->lines
            ? zl_count_lines(zl_view_cut(objects->text, from, objects->at),
                             '\n')
            : 1;
}

static size_t end_of(const struct objects *objects)
{
    zl_view text = objects->text;
    const char *line = objects->lines
                           ? memchr(text.bytes + objects->at, '\n',
                                    text.size - objects->at)
                           : NULL;

    return line ? (size_t)(line - text.bytes) : text.size;
}

static zili_status check_line(struct objects *objects, size_t end)
{
    while (objects->at < end && objects->text.bytes[objects->at] &&
           strchr(" \t\r", objects->text.bytes[objects->at]))
        objects->at++;
    return !objects->lines || objects->at == end
               ? ZILI_OK
               : fail_at(objects, objects->at,
                         "something follows the object. Each line must be one "
                         "object.");
}

/* The next object; none at the end: `*more` is false. */
static zili_status next(struct objects *objects, bool *more)
{
    size_t from = objects->at;
    zili_status status = pass_comma(objects);

    *more = !status && !is_end(objects);
    if (!*more && !status && objects->array && !objects->done)
        return fail_at(objects, objects->at, "the array does not end.");
    if (!*more)
        return status;
    count(objects, from);
    if (objects->done || objects->text.bytes[objects->at] != '{')
        return fail_at(objects, objects->at,
                       "an object { … } should stand here. A file of JSON is "
                       "objects, one in each line or all in one array.");
    size_t end = end_of(objects);
    status = parse(objects, end);
    return status ? status : check_line(objects, end);
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
        return fail_at(objects, objects->begin,
                       "a number of this object is too large to be kept as "
                       "written. Put it in quotes.");
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
    zili_status status = flatten_object(objects, objects->object);
    objects->views.count = 0;
    for (size_t i = 0; !status && i < objects->cells.count; i++)
        objects->views.items[objects->views.count++] =
            zl_str_view(&objects->cells.items[i]);
    return status;
}

/* ---- what is the text ---- */

static void go_to(struct objects *objects, zl_view text, uint64_t lines)
{
    objects->text = text;
    objects->at = 0;
    objects->done = objects->array = false;
    objects->number = lines + objects->lines;
    if (zl_view_starts(text, zl_view_of("\xEF\xBB\xBF")))
        objects->at = 3;
    if (!objects->lines)
        objects->array = skip_byte(objects, '[');
}

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
    go_to(objects, file->part ? file->part->whole : file->bytes, 0);
    while (!status && !chosen && heads->rows < ZL_HEADS_LOOK) {
        status = next(objects, &more);
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

static zili_status give_object(struct objects *objects)
{
    zili_status status = make_cells(objects);
    zl_row row = { .cells = objects->views.items,
                   .count = objects->views.count,
                   .number = objects->number,
                   .unit = unit_of(objects) };
    zl_odd left_out = ZL_ODD_KINDS;

    if (!status)
        status = zl_row_give(&row, &objects->heads, objects->file,
                             objects->shelf, &left_out, objects->err);
    if (!status && left_out != ZL_ODD_KINDS)
        zl_tally_add(&objects->tally, left_out, objects->number);
    if (!status && zl_json_has_twice(zl_view_cut(objects->text, objects->begin,
                                                 objects->at),
                                     objects->object))
        zl_tally_add(&objects->tally, ZL_ODD_TWICE, objects->number);
    return status;
}

static zili_status give_objects(struct objects *objects)
{
    const zl_file *file = objects->file;
    bool more = true, any;
    zili_status status = look(objects, &any);

    if (status || !any)
        return status;
    go_to(objects, file->bytes, file->part ? file->part->begin.lines : 0);
    while (!status && more) {
        status = next(objects, &more);
        if (!status && more)
            status = give_object(objects);
    }
    return status;
}

static void clear(struct objects *objects)
{
    json_object_put(objects->object);
    if (objects->tokener)
        json_tokener_free(objects->tokener);
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
                               .lines = lines,
                               .tokener = json_tokener_new_ex(DEPTH),
                               .err = err };
    zili_status status = ZILI_OK;

    objects.tally.unit = unit_of(&objects);
    if (!objects.tokener)
        status = zl_no_memory(err);
    else
        json_tokener_set_flags(objects.tokener,
                               JSON_TOKENER_STRICT |
                                   JSON_TOKENER_ALLOW_TRAILING_CHARS);
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
