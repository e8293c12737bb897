/* roll.c -- a table that says more about documents, joined by file names. */
#include "ingest/roll.h"

#include "base/array.h"
#include "base/fail.h"
#include "base/file.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/records.h"
#include "base/utf8.h"
#include "formats/workbook_table.h"
#include "ingest/stem.h"
#include "text/compose.h"
#include "text/decoding.h"

#include <inttypes.h>
#include <stdatomic.h>
#include <string.h>
#include <strings.h>

enum {
    SHOWN = 3, /* names in a sentence */
    COLUMNS_MOST = 1000,
    SIZE_MOST = 1 << 30
};

#define NO_ROW SIZE_MAX

struct row {
    uint64_t line;
    size_t cells; /* where its cells begin in the texts, the key first */
    size_t next;  /* row of the same stem, later; or NO_ROW */
    bool repeated;
    atomic_uint uses;
};

struct zl_roll {
    const char *path;
    zl_str texts; /* all cells, a zero behind each */
    ZL_ARRAY(size_t) columns; /* of the header in the texts, key first */
    size_t key; /* its column in the file */
    ZL_ARRAY(size_t) cells; /* in the texts, row by row */
    ZL_ARRAY(struct row) rows;
    zl_map keys;  /* of rows, as they stand there */
    zl_map stems; /* names of files without folders and endings … */
    ZL_ARRAY(size_t) firsts, lasts; /* … and their rows */
};

static zl_view text_at(const zl_roll *roll, size_t at)
{
    return zl_view_of(zl_str_text(&roll->texts) + at);
}

/* ---- the header ---- */

static bool is_same_name(zl_view a, const char *b)
{
    return a.size == strlen(b) && strncasecmp(a.bytes, b, a.size) == 0;
}

/* A cell of the record, trimmed of blanks; behind the last one empty. */
static zl_view cell_of(const zl_records *records, size_t column)
{
    return column < records->texts.count
               ? zl_view_trim(records->texts.items[column])
               : (zl_view){ "", 0 };
}

/* Which column of the record names files; SIZE_MAX: none. */
static size_t usual_key(const zl_records *header)
{
    static const char *const keys[] = {
        "file",    "filename", "file_name", "file name", "path",
        "filepath", "docname",  "docname_",  "doc_name",  "name",
        "doc",     "doc_id",   "document",  "id",        "text_id",
        "文件名",  "文件",     "文件名称",  "档名",      "檔名",
    };

    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
        for (size_t i = 0; i < header->cells.count; i++)
            if (is_same_name(cell_of(header, i), keys[k]))
                return i;
    return SIZE_MAX;
}

static size_t named_key(const zl_records *header, const char *key)
{
    for (size_t i = 0; i < header->cells.count; i++)
        if (is_same_name(cell_of(header, i), key))
            return i;
    return SIZE_MAX;
}

static zili_status fail_key(const zl_roll *roll, const zl_records *header,
                            const char *key, zili_error *err)
{
    zl_str names = { 0 };

    for (size_t i = 0; i < header->cells.count && i < 20; i++) {
        zl_str_add_text(&names, i ? ", " : "");
        zl_str_add(&names, cell_of(header, i));
    }
    zili_status status =
        names.failed
            ? zl_no_memory(err)
            : zl_fail(err, ZILI_EUSAGE,
                      "%s: %s%.60s%s in its first line. Say which column "
                      "names the files: --metadata-key COLUMN. There are: "
                      "%.600s.",
                      roll->path, key ? "there is no column \"" : "no column "
                                                                  "is called "
                                                                  "file, path "
                                                                  "or name",
                      key ? key : "", key ? "\"" : "", zl_str_text(&names));
    zl_str_clear(&names);
    return status;
}

/* Append a text to those of the roll, and give where it begins. */
static size_t keep(zl_roll *roll, zl_view text)
{
    size_t at = roll->texts.size;
    const char *zero = memchr(text.bytes, 0, text.size);

    zl_str_add(&roll->texts,
               zl_view_cut(text, 0, zero ? (size_t)(zero - text.bytes)
                                         : text.size));
    zl_str_add_byte(&roll->texts, 0);
    return at;
}

/* A name for each column, also for those that have none, or that of another. */
static size_t keep_name(zl_roll *roll, const zl_records *header, size_t column)
{
    zl_view name = cell_of(header, column);
    zl_str made = { 0 };
    size_t same = 1;

    for (size_t i = 0; name.size && i < column; i++) {
        zl_view other = cell_of(header, i);
        same += other.size == name.size &&
                strncasecmp(other.bytes, name.bytes, name.size) == 0;
    }
    zl_str_add(&made, name);
    if (name.size == 0)
        zl_str_format(&made, "column%zu", column + 1);
    else if (same > 1)
        zl_str_format(&made, "%zu", same);
    size_t at = keep(roll, zl_str_view(&made));
    roll->texts.failed |= made.failed;
    zl_str_clear(&made);
    return at;
}

static zili_status take_header(zl_roll *roll, const zl_records *header,
                               const char *key, zili_error *err)
{
    roll->key = key ? named_key(header, key) : usual_key(header);
    if (roll->key == SIZE_MAX)
        return fail_key(roll, header, key, err);
    if (header->cells.count > COLUMNS_MOST)
        return zl_fail(err, ZILI_EFORMAT,
                       "%s has more than %d columns. Leave some out.",
                       roll->path, COLUMNS_MOST);
    for (size_t i = 0; i < header->cells.count; i++)
        if (i != roll->key &&
            !zl_array_push(&roll->columns, keep_name(roll, header, i)))
            return zl_no_memory(err);
    return ZILI_OK;
}

/* ---- rows ---- */

/* Put the row behind those of its stem. */
static bool link_row(zl_roll *roll, size_t row, zl_view stem)
{
    uint32_t number = zl_map_add(&roll->stems, stem);

    if (number == ZL_MAP_NONE)
        return false;
    if (number == roll->firsts.count)
        return zl_array_push(&roll->firsts, row) &&
               zl_array_push(&roll->lasts, row);
    roll->rows.items[roll->lasts.items[number]].next = row;
    roll->lasts.items[number] = row;
    return true;
}

static zili_status take_row(zl_roll *roll, zl_records *record,
                            zili_error *err)
{
    zl_view key = cell_of(record, roll->key);
    struct row row = { .line = zl_records_line(record),
                       .cells = roll->cells.count,
                       .next = NO_ROW };

    if (record->cells.count > roll->columns.count + 1)
        return zl_fail(err, ZILI_EFORMAT,
                       "%s, line %" PRIu64 ": the row has %zu cells, and the "
                       "first line names %zu columns. A cell with the mark "
                       "between cells in it must stand in quotes.",
                       roll->path, row.line, record->cells.count,
                       roll->columns.count + 1);
    while (zl_view_starts(key, zl_view_of("./")))
        key = zl_view_cut(key, 2, key.size);
    size_t name = keep(roll, key);
    zl_compose(&roll->texts, name);
    bool enough = zl_array_push(&roll->cells, name);
    for (size_t i = 0; enough && i < roll->columns.count; i++) {
        size_t column = i + (i >= roll->key);
        enough = zl_array_push(&roll->cells,
                               keep(roll, cell_of(record, column)));
    }
    if (roll->texts.failed)
        return zl_no_memory(err);
    key = text_at(roll, name);
    uint32_t before = roll->keys.count;
    uint32_t same = key.size ? zl_map_add(&roll->keys, key) : before;
    row.repeated = same < before;
    size_t number = roll->rows.count;
    enough = enough && same != ZL_MAP_NONE &&
             zl_array_push(&roll->rows, row);
    if (enough && key.size && !row.repeated)
        enough = link_row(roll, number,
                          zl_file_stem(zl_file_base(
                              zl_roll_cell(roll, number, SIZE_MAX))));
    return enough ? ZILI_OK : zl_no_memory(err);
}

static bool is_blank(const zl_records *records)
{
    for (size_t i = 0; i < records->cells.count; i++)
        if (cell_of(records, i).size)
            return false;
    return true;
}

/* The next row with something in it. */
static zili_status next_row(const zl_roll *roll, zl_records *records,
                            bool *found, zili_error *err)
{
    do {
        *found = zl_records_next(records);
        if (records->failed || (*found && !zl_records_take(records)))
            return zl_no_memory(err);
        if (records->open)
            return zl_fail(err, ZILI_EFORMAT,
                           "%s, line %" PRIu64 ": a quote is opened there and "
                           "not closed. A quote in a cell is written twice.",
                           roll->path, zl_records_line(records));
    } while (*found && is_blank(records));
    return ZILI_OK;
}

static zili_status take_rows(zl_roll *roll, zl_records *record,
                             const char *key, zili_error *err)
{
    bool found = false;
    zili_status status = next_row(roll, record, &found, err);

    if (!status && !found)
        return zl_fail(err, ZILI_EFORMAT,
                       "%s is empty: there is no table in it.", roll->path);
    if (!status)
        status = take_header(roll, record, key, err);
    while (!status && found) {
        status = next_row(roll, record, &found, err);
        if (!status && found)
            status = take_row(roll, record, err);
    }
    return status;
}

/* ---- the file ---- */

static zili_status read_lines(zl_roll *roll, zl_view text, zl_dialect dialect,
                              const char *key, zili_error *err)
{
    zl_view body = zl_utf8_body(text);
    zl_records records = { .text = body,
                           .dialect = dialect,
                           .at = zl_dialect_line(body) };
    zili_status status = take_rows(roll, &records, key, err);

    zl_records_clear(&records);
    return status;
}

static zili_status read_workbook(zl_roll *roll, zl_view raw, const char *key,
                                 const char *sheet, zili_error *err)
{
    zl_str text = { 0 };
    zili_status status =
        zl_workbook_table(&text, roll->path, sheet, raw, err);

    if (!status)
        status = read_lines(roll, zl_str_view(&text),
                            (zl_dialect){ '\t', '\n' }, key, err);
    zl_str_clear(&text);
    return status;
}

static zili_status read_text(zl_roll *roll, zl_view raw, const char *key,
                             zili_error *err)
{
    zl_wish wish = { .path = roll->path, .aside = true };
    zl_decoding decoding;
    zili_status status = zl_decoding_open(&decoding, &wish, raw, err);

    if (!status)
        status = read_lines(roll, decoding.text,
                            zl_dialect_of(zl_utf8_body(decoding.text)), key,
                            err);
    zl_decoding_clear(&decoding);
    return status;
}

static zili_status read_bytes(zl_roll *roll, zl_view raw, const char *key,
                              const char *sheet, zili_error *err)
{
    if (zl_is_workbook(raw))
        return read_workbook(roll, raw, key, sheet, err);
    return sheet ? zl_fail(err, ZILI_EUSAGE,
                           "%s is no workbook and has no sheets: leave "
                           "--metadata-sheet out.",
                           roll->path)
                 : read_text(roll, raw, key, err);
}

zili_status zl_roll_open(zl_roll **out, const char *path, const char *key,
                         const char *sheet, zili_error *err)
{
    zl_roll *roll = zl_alloc(sizeof *roll);
    zl_span file = { 0 };

    *out = NULL;
    if (!roll)
        return zl_no_memory(err);
    roll->path = path;
    zili_status status = zl_file_read_limited(&file, path, SIZE_MOST, err);
    zl_view raw = { (const char *)file.bytes, file.size };
    if (!status)
        status = read_bytes(roll, raw, key, sheet, err);
    zl_free((void *)(uintptr_t)file.bytes);
    if (status)
        zl_roll_close(roll);
    else
        *out = roll;
    return status;
}

void zl_roll_close(zl_roll *roll)
{
    if (!roll)
        return;
    zl_str_clear(&roll->texts);
    zl_array_clear(&roll->columns);
    zl_array_clear(&roll->cells);
    zl_array_clear(&roll->rows);
    zl_map_clear(&roll->keys);
    zl_map_clear(&roll->stems);
    zl_array_clear(&roll->firsts);
    zl_array_clear(&roll->lasts);
    zl_free(roll);
}

size_t zl_roll_columns(const zl_roll *roll)
{
    return roll->columns.count;
}

zl_view zl_roll_column(const zl_roll *roll, size_t column)
{
    return text_at(roll, roll->columns.items[column]);
}

/* SIZE_MAX is the key. */
zl_view zl_roll_cell(const zl_roll *roll, size_t row, size_t column)
{
    return text_at(roll, roll->cells.items[roll->rows.items[row].cells +
                                           column + 1]);
}

/* ---- joining ---- */

/* How well a row fits a file: 0, not at all. */
static int fitness(zl_view key, zl_view path)
{
    zl_view mine = zl_file_base(key), other = zl_file_base(path);

    if (!zl_same_folders(key, path))
        return 0;
    if (zl_view_same(mine, other))
        return 3;
    return zl_view_same(mine, zl_file_stem(other)) ? 2 : 1;
}

static void look_up(const zl_roll *roll, zl_view path, zl_view stem,
                    size_t *best, int *fit)
{
    uint32_t number = zl_map_find(&roll->stems, stem);
    size_t row = number == ZL_MAP_NONE ? NO_ROW : roll->firsts.items[number];

    for (; row != NO_ROW; row = roll->rows.items[row].next) {
        int now = fitness(zl_roll_cell(roll, row, SIZE_MAX), path);
        if (now > *fit) {
            *best = row;
            *fit = now;
        }
    }
}

size_t zl_roll_find(zl_roll *roll, zl_view path, zl_view name)
{
    size_t best = NO_ROW;
    int fit = 0;

    if (name.size)
        look_up(roll, name, zl_file_stem(zl_file_base(name)), &best, &fit);
    if (path.size && fit < 3)
        look_up(roll, path, zl_file_stem(zl_file_base(path)), &best, &fit);
    if (best != NO_ROW)
        atomic_fetch_add(&roll->rows.items[best].uses, 1);
    return best;
}

/* ---- what must be told ---- */

static void add_name(const zl_roll *roll, size_t row, uint64_t *count,
                     zl_str *names)
{
    zl_view key = zl_roll_cell(roll, row, SIZE_MAX);

    if ((*count)++ >= SHOWN)
        return;
    zl_str_add_text(names, *count > 1 ? ", " : "");
    zl_str_add(names, key);
    zl_str_format(names, "%s(line %" PRIu64 ")", key.size ? " " : "",
                  roll->rows.items[row].line);
}

void zl_roll_tell(const zl_roll *roll, zl_roll_report *report)
{
    *report = (zl_roll_report){ .rows = roll->rows.count };
    for (size_t i = 0; i < roll->rows.count; i++) {
        struct row *row = &roll->rows.items[i];
        unsigned uses = atomic_load(&row->uses);
        if (row->repeated)
            add_name(roll, i, &report->repeated, &report->repeated_names);
        else if (uses == 0)
            add_name(roll, i, &report->unused, &report->unused_names);
        else if (uses > 1)
            add_name(roll, i, &report->shared, &report->shared_names);
    }
}

void zl_roll_report_clear(zl_roll_report *report)
{
    zl_str_clear(&report->unused_names);
    zl_str_clear(&report->shared_names);
    zl_str_clear(&report->repeated_names);
}
