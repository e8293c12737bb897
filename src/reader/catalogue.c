/* catalogue.c -- catalogue.sqlite, opened: what an index is made of. */
#include "catalogue.h"

#include "base/fail.h"
#include "index/catalogue.h"
#include "index/layout.h"

#include <string.h>

/* ---- connections ---- */

sqlite3 *zl_catalogue_connect(zl_span file)
{
    sqlite3 *database = NULL;

    /* SQLite writes nothing where it was told that it may only read. */
    int result = sqlite3_open_v2(":memory:", &database,
                                 SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY,
                                 NULL);
    if (result == SQLITE_OK)
        result = sqlite3_deserialize(
            database, "main", (unsigned char *)(uintptr_t)file.bytes,
            (sqlite3_int64)file.size, (sqlite3_int64)file.size,
            SQLITE_DESERIALIZE_READONLY);
    if (result == SQLITE_OK) {
        sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
        sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
        sqlite3_exec(database,
                     "PRAGMA mmap_size = 0;"
                     "PRAGMA cell_size_check = ON",
                     NULL, NULL, NULL);
        return database;
    }
    sqlite3_close(database);
    return NULL;
}

static int count_down(void *user)
{
    long *patience = user;

    return --*patience < 0;
}

void zl_catalogue_limit(sqlite3 *database, long *patience)
{
    sqlite3_progress_handler(database, ZL_CATALOGUE_STEPS, count_down,
                             patience);
}

/* ---- rows ---- */

void zl_select_fault(zl_select *rows, const char *what)
{
    if (!rows->fault)
        rows->fault = what;
}

static void take_result(zl_select *rows, int result)
{
    if (result == SQLITE_NOMEM)
        rows->no_memory = true;
    else if (result != SQLITE_DONE && result != SQLITE_ROW)
        zl_select_fault(rows, "SQLite cannot read it");
}

void zl_select_begin(zl_select *rows, zl_catalogue *catalogue, const char *sql,
                     int columns, zl_map *texts)
{
    *rows = (zl_select){ .texts = texts };
    catalogue->patience = 1000 + (long)(catalogue->file.size / 100);
    int result =
        sqlite3_prepare_v2(catalogue->database, sql, -1, &rows->row, NULL);
    if (result == SQLITE_NOMEM)
        rows->no_memory = true;
    else if (result != SQLITE_OK || sqlite3_column_count(rows->row) < columns)
        zl_select_fault(rows, "a table is missing or has other columns");
}

bool zl_select_next(zl_select *rows)
{
    if (rows->fault || rows->no_memory)
        return false;
    int result = sqlite3_step(rows->row);
    take_result(rows, result);
    return result == SQLITE_ROW;
}

const char *zl_select_text(zl_select *rows, int column)
{
    const unsigned char *text = sqlite3_column_text(rows->row, column);

    if (!text) {
        zl_select_fault(rows, "a text is missing in it");
        return "";
    }
    zl_view view = zl_view_of((const char *)text);
    uint32_t number = zl_map_add(rows->texts, view);
    if (number != ZL_MAP_NONE)
        return zl_map_key(rows->texts, number).bytes;
    rows->no_memory = true;
    return "";
}

zl_view zl_select_view(zl_select *rows, int column)
{
    const unsigned char *text = sqlite3_column_text(rows->row, column);
    int size = sqlite3_column_bytes(rows->row, column);

    return (zl_view){ text ? (const char *)text : "",
                      text && size > 0 ? (size_t)size : 0 };
}

bool zl_select_missing(zl_select *rows, int column)
{
    return sqlite3_column_type(rows->row, column) == SQLITE_NULL;
}

uint64_t zl_select_number(zl_select *rows, int column, uint64_t most)
{
    sqlite3_int64 number = sqlite3_column_int64(rows->row, column);

    if (number >= 0 && (uint64_t)number <= most)
        return (uint64_t)number;
    zl_select_fault(rows, "a number in it is too large or negative");
    return 0;
}

zili_status zl_select_end(zl_select *rows, const zl_catalogue *catalogue,
                          zili_error *err)
{
    sqlite3_finalize(rows->row);
    rows->row = NULL;
    if (rows->no_memory)
        return zl_no_memory(err);
    if (rows->fault)
        return zl_fail(err, ZILI_EFORMAT,
                       "%s is damaged: %s. Build the index again.",
                       catalogue->path, rows->fault);
    return ZILI_OK;
}

/* ---- settings and segments ---- */

static zili_status read_settings(zl_catalogue *catalogue, zili_error *err)
{
    zl_select rows;

    zl_select_begin(&rows, catalogue,
                    "SELECT key, value FROM settings ORDER BY rowid", 2,
                    &catalogue->texts);
    while (zl_select_next(&rows)) {
        const char *key = zl_select_text(&rows, 0);
        const char *value = zl_select_text(&rows, 1);
        if (!zl_array_push(&catalogue->settings, key) ||
            !zl_array_push(&catalogue->settings, value))
            rows.no_memory = true;
    }
    return zl_select_end(&rows, catalogue, err);
}

static zili_status check_format(const zl_catalogue *catalogue, zili_error *err)
{
    const char *format = zl_catalogue_setting(catalogue, "format");

    if (strcmp(format, ZL_CATALOGUE_FORMAT) == 0)
        return ZILI_OK;
    return zl_fail(err, ZILI_EFORMAT,
                   "%s has format version \"%s\"; this program reads version "
                   "%s. Build the index again, or use the zili that made it.",
                   catalogue->path, format, ZL_CATALOGUE_FORMAT);
}

/* "000001.seg", and nothing that leads elsewhere. */
static bool is_segment_name(const char *name)
{
    size_t digits = strspn(name, "0123456789");

    return digits > 0 && strcmp(name + digits, ".seg") == 0;
}

static zili_status read_segments(zl_catalogue *catalogue, zili_error *err)
{
    zl_select rows;

    zl_select_begin(&rows, catalogue,
                    "SELECT number, file, documents, tokens, types, size,"
                    " checksum FROM segments ORDER BY number",
                    7, &catalogue->texts);
    while (zl_select_next(&rows)) {
        zl_segment_line line = {
            .file = zl_select_text(&rows, 1),
            .documents = zl_select_number(&rows, 2, UINT32_MAX),
            .tokens = zl_select_number(&rows, 3, ZL_LAYOUT_TOKENS_MAX),
            .types = zl_select_number(&rows, 4, ZL_LAYOUT_TOKENS_MAX),
            .size = zl_select_number(&rows, 5, INT64_MAX),
            .checksum = zl_select_text(&rows, 6),
        };
        if (zl_select_number(&rows, 0, UINT32_MAX) !=
            catalogue->segments.count + 1)
            zl_select_fault(&rows, "its segments are not numbered from 1");
        if (!is_segment_name(line.file))
            zl_select_fault(&rows, "it names a segment by what is no name of "
                                   "one");
        if (!zl_array_push(&catalogue->segments, line))
            rows.no_memory = true;
    }
    if (catalogue->segments.count == 0)
        zl_select_fault(&rows, "it names no segment");
    return zl_select_end(&rows, catalogue, err);
}

/* Whether the line may follow those that there are. */
static bool goes_on(const zl_catalogue *catalogue, zl_gone_line line)
{
    size_t count = catalogue->gone.count;

    if (line.segment >= catalogue->segments.count || line.begin >= line.end ||
        line.end > catalogue->segments.items[line.segment].documents)
        return false;
    if (count == 0)
        return true;
    const zl_gone_line *last = &catalogue->gone.items[count - 1];
    return last->segment < line.segment ||
           (last->segment == line.segment && last->end < line.begin);
}

static zili_status read_gone(zl_catalogue *catalogue, zili_error *err)
{
    zl_select rows;

    zl_select_begin(&rows, catalogue,
                    "SELECT segment, \"begin\", \"end\" FROM gone"
                    " ORDER BY segment, \"begin\"",
                    3, &catalogue->texts);
    while (zl_select_next(&rows)) {
        zl_gone_line line = {
            .segment = (uint32_t)zl_select_number(&rows, 0, UINT32_MAX) - 1,
            .begin = (uint32_t)zl_select_number(&rows, 1, UINT32_MAX),
            .end = (uint32_t)zl_select_number(&rows, 2, UINT32_MAX),
        };
        if (!goes_on(catalogue, line))
            zl_select_fault(&rows, "the documents that it says were removed "
                                   "cannot be");
        if (!zl_array_push(&catalogue->gone, line))
            rows.no_memory = true;
    }
    return zl_select_end(&rows, catalogue, err);
}

const char *zl_catalogue_setting(const zl_catalogue *catalogue,
                                 const char *key)
{
    for (size_t i = 0; i + 1 < catalogue->settings.count; i += 2)
        if (strcmp(catalogue->settings.items[i], key) == 0)
            return catalogue->settings.items[i + 1];
    return "";
}

/* ---- opening ---- */

zili_status zl_catalogue_read(zl_catalogue *out, zl_span file,
                              const char *path, zili_error *err)
{
    *out = (zl_catalogue){ .file = file, .path = path };
    if (!zl_catalogue_is_ours(file))
        return zl_fail(err, ZILI_EFORMAT,
                       "%s is no catalogue of an index, or its beginning is "
                       "damaged. Build the index again.",
                       path);
    out->database = zl_catalogue_connect(file);
    if (!out->database)
        return zl_no_memory(err);
    zl_catalogue_limit(out->database, &out->patience);
    zili_status status = read_settings(out, err);
    if (!status)
        status = check_format(out, err);
    if (!status)
        status = read_segments(out, err);
    return status ? status : read_gone(out, err);
}

zili_status zl_catalogue_check(const zl_catalogue *catalogue, zili_error *err)
{
    if (zl_layout_same_hash(zl_catalogue_sum(catalogue->file),
                            zl_catalogue_stored_sum(catalogue->file)))
        return ZILI_OK;
    return zl_fail(err, ZILI_EFORMAT,
                   "%s is damaged, or was cut or changed: its sum is wrong. "
                   "Build the index again.",
                   catalogue->path);
}

void zl_catalogue_clear(zl_catalogue *catalogue)
{
    sqlite3_close(catalogue->database);
    catalogue->database = NULL;
    zl_map_clear(&catalogue->texts);
    zl_array_clear(&catalogue->settings);
    zl_array_clear(&catalogue->segments);
    zl_array_clear(&catalogue->gone);
}
