/* rows.c -- rows that come with names for their cells, each a document. */
#include "formats/rows.h"

#include "base/fail.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "formats/name.h"
#include "formats/paragraph.h"
#include "formats/plain.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* A column is long whose cells have so many bytes on the average. */
#define LONG 80

/* ---- columns ---- */

void zl_heads_clear(zl_heads *heads)
{
    for (size_t i = 0; i < heads->items.count; i++) {
        zl_free(heads->items.items[i].name);
        zl_free(heads->items.items[i].key);
    }
    zl_array_clear(&heads->items);
    zl_map_clear(&heads->keys);
}

static bool has_key(const zl_heads *heads, const char *key)
{
    return zl_map_find(&heads->keys, zl_view_of(key)) != ZL_MAP_NONE;
}

/* "date", or where that is there "date2", "date3", …; NULL without memory. */
static char *make_key(const zl_heads *heads, zl_view name)
{
    char made[ZL_NAME_SIZE + 1];
    zl_str key = { 0 };
    size_t size = zl_name_make(made, name);

    zl_str_add(&key, (zl_view){ made, size });
    for (unsigned i = 2; !key.failed && has_key(heads, zl_str_text(&key));
         i++) {
        zl_str_empty(&key);
        zl_str_format(&key, "%.*s%u", (int)size, made, i);
    }
    if (key.failed)
        zl_str_clear(&key);
    return key.bytes;
}

zili_status zl_heads_add(zl_heads *heads, const zl_file *file, zl_view name,
                         zili_error *err)
{
    if (heads->items.count == ZL_HEADS_MOST)
        return zl_fail(err, ZILI_EFORMAT,
                       "%s has more than %d columns: is it a table of "
                       "documents, with a header?",
                       file->path, ZL_HEADS_MOST);
    name = zl_view_trim(name);
    zl_head head = { .name = zl_copy_text(name.bytes ? name.bytes : "",
                                          name.size),
                     .key = make_key(heads, name) };
    if (head.name && head.key && zl_array_push(&heads->items, head)) {
        uint32_t number = zl_map_add(&heads->keys, zl_view_of(head.key));
        return number == ZL_MAP_NONE ? zl_no_memory(err) : ZILI_OK;
    }
    zl_free(head.name);
    zl_free(head.key);
    return zl_no_memory(err);
}

size_t zl_heads_find(const zl_heads *heads, zl_view name, size_t from)
{
    size_t count = heads->items.count;

    for (size_t i = 0; i < count; i++) {
        size_t at = from + i < count ? from + i : (from + i) % count;
        if (zl_view_is(name, heads->items.items[at].name))
            return at;
    }
    return SIZE_MAX;
}

/* ---- which is what ---- */

static const char *const text_names[] = {
    "text", "body", "content", "full_text", "fulltext", "transcript",
    "正文", "内容", "文本",    "全文",      "原文",     NULL
};
static const char *const label_names[] = {
    "id",   "doc_id", "docid",  "name", "file", "filename",
    "编号", "文件名", "名称", NULL
};

static size_t find_loosely(const zl_heads *heads, const char *name)
{
    for (size_t i = 0; i < heads->items.count; i++)
        if (strcasecmp(heads->items.items[i].name, name) == 0)
            return i;
    return SIZE_MAX;
}

static size_t find_first(const zl_heads *heads, const char *const *names)
{
    size_t found = SIZE_MAX;

    for (size_t i = 0; names[i] && found == SIZE_MAX; i++)
        found = find_loosely(heads, names[i]);
    return found;
}

/* By its name, or its number from 1. */
static size_t find_wanted(const zl_heads *heads, const char *wanted)
{
    char *end;
    size_t found = find_loosely(heads, wanted);

    if (found == SIZE_MAX && *wanted >= '1' && *wanted <= '9') {
        unsigned long number = strtoul(wanted, &end, 10);
        if (*end == 0 && number <= heads->items.count)
            found = number - 1;
    }
    return found;
}

/* The only column whose cells are long. */
static size_t find_long(const zl_heads *heads)
{
    size_t found = SIZE_MAX;

    for (size_t i = 0; i < heads->items.count; i++) {
        if (heads->items.items[i].bytes < LONG * heads->rows)
            continue;
        if (found != SIZE_MAX)
            return SIZE_MAX;
        found = i;
    }
    return heads->rows ? found : SIZE_MAX;
}

/* "id, date, title and 12 more" */
static void add_names(zl_str *out, const zl_heads *heads)
{
    size_t count = heads->items.count, shown = count > 12 ? 10 : count;

    for (size_t i = 0; i < shown; i++)
        zl_str_format(out, "%s%.40s", i ? ", " : "",
                      *heads->items.items[i].name ? heads->items.items[i].name
                                                  : "(no name)");
    if (shown < count)
        zl_str_format(out, " and %zu more", count - shown);
}

static zili_status fail_unknown(const zl_heads *heads, const zl_file *file,
                                const char *wanted, const char *option,
                                zili_error *err)
{
    zl_str names = { 0 };
    zl_str text = { 0 };

    add_names(&names, heads);
    if (wanted)
        zl_str_format(&text, "%s has no column \"%.60s\". ", file->path,
                      wanted);
    else
        zl_str_format(&text, "%s: which column is the text? ", file->path);
    zl_str_format(&text, "The columns are: %s. Say %s with a name or number.",
                  zl_str_text(&names), option);
    zili_status status =
        names.failed || text.failed
            ? zl_no_memory(err)
            : zl_fail(err, ZILI_EFORMAT, "%s", zl_str_text(&text));
    zl_str_clear(&names);
    zl_str_clear(&text);
    return status;
}

void zl_heads_look(zl_heads *heads, size_t filled)
{
    heads->rows++;
    heads->widest = filled > heads->widest ? filled : heads->widest;
}

/* The only name in the first row, where rows below it have several cells; or
 * NULL. */
static const char *find_title(const zl_heads *heads)
{
    const char *title = NULL;
    size_t count = 0;

    for (size_t i = 0; i < heads->items.count; i++)
        if (*heads->items.items[i].name) {
            title = heads->items.items[i].name;
            count++;
        }
    return count == 1 && heads->widest > 1 ? title : NULL;
}

static zili_status fail_title(const zl_heads *heads, const zl_file *file,
                              const char *title, zili_error *err)
{
    return zl_fail(err, ZILI_EFORMAT,
                   "%s: its first row has one cell, \"%.60s\", and rows below "
                   "it have %zu: is that a title? The first row must name the "
                   "columns. Take out what stands above it.",
                   file->path, title, heads->widest);
}

bool zl_heads_speak(const zl_heads *heads, const zl_reading *reading)
{
    return reading->text_column || find_first(heads, text_names) != SIZE_MAX;
}

zili_status zl_heads_choose(zl_heads *heads, const zl_file *file,
                            zili_error *err)
{
    const zl_reading *reading = file->reading;

    const char *title = reading->text_column ? NULL : find_title(heads);

    if (title)
        return fail_title(heads, file, title, err);
    heads->text = reading->text_column
                      ? find_wanted(heads, reading->text_column)
                      : find_first(heads, text_names);
    heads->label = reading->name_column
                       ? find_wanted(heads, reading->name_column)
                       : find_first(heads, label_names);
    if (heads->text == SIZE_MAX && !reading->text_column)
        heads->text = find_long(heads);
    if (heads->text == SIZE_MAX)
        return fail_unknown(heads, file, reading->text_column,
                            "--text-column", err);
    if (heads->label == SIZE_MAX && reading->name_column)
        return fail_unknown(heads, file, reading->name_column,
                            "--name-column", err);
    if (heads->label == heads->text)
        heads->label = SIZE_MAX;
    return ZILI_OK;
}

/* ---- a row ---- */

static bool add_datum(zl_source *source, const char *key, zl_view value,
                      zl_str *room)
{
    zl_str_empty(room);
    zl_name_flatten(room, value);
    return !room->failed && zl_source_add_datum(source, key,
                                                zl_str_view(room));
}

static bool add_data(zl_source *source, const zl_row *row,
                     const zl_heads *heads)
{
    zl_str room = { 0 };
    bool done = true;

    for (size_t i = 0; done && i < row->count; i++)
        if (i != heads->text && i != heads->label && row->cells[i].size)
            done = add_datum(source, heads->items.items[i].key, row->cells[i],
                             &room);
    if (done && row->more.size && !has_key(heads, "more"))
        done = add_datum(source, "more", row->more, &room);
    zl_str_clear(&room);
    return done;
}

/* Its name, or "speeches#12" by its file and number. */
static bool add_name(zl_source *source, const zl_row *row,
                     const zl_heads *heads, const zl_file *file)
{
    zl_view stem = zl_view_of(zl_file_name(file->name));
    const char *dot = memrchr(stem.bytes, '.', stem.size);

    if (heads->label < row->count)
        zl_name_flatten(&source->name, row->cells[heads->label]);
    if (source->name.size == 0) {
        if (dot && dot > stem.bytes)
            stem.size = (size_t)(dot - stem.bytes);
        zl_utf8_add_bytes(&source->name, stem);
        zl_str_add_byte(&source->name, '#');
        zl_str_add_number(&source->name, row->number);
    }
    zl_str_add_text(&source->part, row->unit);
    zl_str_add_byte(&source->part, ' ');
    zl_str_add_number(&source->part, row->number);
    return !source->name.failed && !source->part.failed;
}

static bool is_blank(zl_view text)
{
    size_t at = 0;
    zl_piece piece;

    return !zl_paragraph_next(text, &at, false, &piece);
}

/* Tables that were put together from several have their header in each. */
static bool is_header(const zl_row *row, const zl_heads *heads)
{
    size_t count = heads->items.count;

    if (count < 2 || row->count != count || row->more.size)
        return false;
    for (size_t i = 0; i < count; i++)
        if (!zl_view_is(zl_view_trim(row->cells[i]),
                        heads->items.items[i].name))
            return false;
    return true;
}

zili_status zl_row_give(const zl_row *row, const zl_heads *heads,
                        const zl_file *file, zl_shelf *shelf, zl_odd *left_out,
                        zili_error *err)
{
    zl_source source = { 0 };
    bool empty =
        heads->text >= row->count || is_blank(row->cells[heads->text]);

    *left_out = empty                   ? ZL_ODD_EMPTY
                : is_header(row, heads) ? ZL_ODD_HEADER
                                        : ZL_ODD_KINDS;
    if (*left_out != ZL_ODD_KINDS)
        return ZILI_OK;
    zili_status status =
        zl_plain_read(&source, row->cells[heads->text], err);
    if (!status && (!add_name(&source, row, heads, file) ||
                    !add_data(&source, row, heads)))
        status = zl_no_memory(err);
    return zl_shelf_put(shelf, file, &source, status, err);
}
