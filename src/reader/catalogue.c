/* catalogue.c -- catalogue.sqlite, checked and loaded into memory. */
#include "catalogue.h"

#include "base/fail.h"
#include "index/catalogue.h"
#include "index/layout.h"

#include <string.h>

/* What is held while tables are read; `fault` is the first one in words. */
struct load {
    zl_catalogue *to;
    long patience;
    sqlite3 *database;
    sqlite3_stmt *row;
    const char *fault;
    bool no_memory;
};

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

static void fault(struct load *load, const char *what)
{
    if (!load->fault)
        load->fault = what;
}

static const char *get_text(struct load *load, int column)
{
    const unsigned char *text = sqlite3_column_text(load->row, column);

    if (!text) {
        fault(load, "a text is missing in it");
        return "";
    }
    zl_view view = zl_view_of((const char *)text);
    uint32_t number = zl_map_add(&load->to->texts, view);
    if (number != ZL_MAP_NONE)
        return zl_map_key(&load->to->texts, number).bytes;
    load->no_memory = true;
    return "";
}

static uint64_t get_number(struct load *load, int column, uint64_t most)
{
    sqlite3_int64 number = sqlite3_column_int64(load->row, column);

    if (number >= 0 && (uint64_t)number <= most)
        return (uint64_t)number;
    fault(load, "a number in it is too large or negative");
    return 0;
}

static uint32_t get_position(struct load *load, int column)
{
    return (uint32_t)get_number(load, column, ZL_LAYOUT_TOKENS_MAX);
}

/* A number from 1 that comes after `count` others. */
static void check_turn(struct load *load, size_t count)
{
    if (sqlite3_column_int64(load->row, 0) != (sqlite3_int64)count + 1)
        fault(load, "its rows are not numbered from 1");
}

/* The number of a document from 0. */
static uint32_t get_document(struct load *load, int column)
{
    uint64_t number = get_number(load, column, load->to->documents.count);

    if (number == 0)
        fault(load, "a row in it has no document");
    return number ? (uint32_t)number - 1 : 0;
}

static bool goes_on(const struct load *load)
{
    return !load->fault && !load->no_memory;
}

/* Give every row of a query to `take`, which returns false without memory. */
static void each_row(struct load *load, const char *sql, int columns,
                     bool take(struct load *load))
{
    int result = SQLITE_DONE;

    if (!goes_on(load))
        return;
    if (sqlite3_prepare_v2(load->database, sql, -1, &load->row, NULL) !=
            SQLITE_OK ||
        sqlite3_column_count(load->row) < columns)
        fault(load, "a table is missing or has other columns");
    while (goes_on(load) && (result = sqlite3_step(load->row)) == SQLITE_ROW)
        if (!take(load))
            load->no_memory = true;
    if (result == SQLITE_NOMEM)
        load->no_memory = true;
    else if (result != SQLITE_DONE && result != SQLITE_ROW)
        fault(load, "SQLite cannot read it");
    sqlite3_finalize(load->row);
    load->row = NULL;
}

/* ---- tables ---- */

static bool take_setting(struct load *load)
{
    const char *key = get_text(load, 0), *value = get_text(load, 1);

    return zl_array_push(&load->to->settings, key) &&
           zl_array_push(&load->to->settings, value);
}

static bool take_segment(struct load *load)
{
    check_turn(load, load->to->segments.count);
    zl_segment_line line = { .file = get_text(load, 1),
                             .tokens = get_position(load, 2),
                             .types = get_position(load, 3),
                             .size = get_number(load, 4, INT64_MAX),
                             .checksum = get_text(load, 5) };
    return zl_array_push(&load->to->segments, line);
}

static bool take_columns(struct load *load)
{
    int count = sqlite3_column_count(load->row);
    zl_map *texts = &load->to->texts;

    for (int i = 0; i < ZL_CATALOGUE_FIXED; i++)
        if (!zl_view_is(zl_view_of(sqlite3_column_name(load->row, i)),
                        zl_catalogue_fixed[i]))
            fault(load, "the table of documents has other columns");
    for (int i = ZL_CATALOGUE_FIXED; i < count; i++) {
        uint32_t name =
            zl_map_add(texts, zl_view_of(sqlite3_column_name(load->row, i)));
        if (name == ZL_MAP_NONE ||
            !zl_array_push(&load->to->columns, zl_map_key(texts, name).bytes))
            return false;
    }
    return true;
}

static bool take_data(struct load *load)
{
    for (size_t i = 0; i < load->to->columns.count; i++) {
        int column = ZL_CATALOGUE_FIXED + (int)i;
        bool has = sqlite3_column_type(load->row, column) != SQLITE_NULL;
        const char *value = has ? get_text(load, column) : NULL;
        if (!zl_array_push(&load->to->data, value))
            return false;
    }
    return true;
}

static bool take_document(struct load *load)
{
    check_turn(load, load->to->documents.count);
    if (load->to->documents.count == 0 && !take_columns(load))
        return false;
    zl_document document = { .name = get_text(load, 1),
                             .path = get_text(load, 2),
                             .bytes = get_number(load, 3, INT64_MAX),
                             .digest = get_text(load, 4),
                             .begin = get_position(load, 6),
                             .end = get_position(load, 7) };
    return take_data(load) && zl_array_push(&load->to->documents, document);
}

static bool take_area(struct load *load)
{
    check_turn(load, load->to->areas.count);
    zl_area area = { .document = get_document(load, 1),
                     .kind = get_text(load, 2),
                     .lang = get_text(load, 3),
                     .begin = get_position(load, 4),
                     .end = get_position(load, 5) };
    return zl_array_push(&load->to->areas, area);
}

static bool take_repair(struct load *load)
{
    check_turn(load, load->to->repairs.count);
    zl_repair repair = { .document = get_document(load, 1),
                         .offset = get_number(load, 2, INT64_MAX),
                         .at = get_number(load, 3, INT64_MAX),
                         .removed = get_text(load, 4),
                         .inserted = get_text(load, 5),
                         .place = get_text(load, 6) };
    return zl_array_push(&load->to->repairs, repair);
}

static void load_all(struct load *load)
{
    each_row(load, "SELECT * FROM segments ORDER BY number", 6, take_segment);
    each_row(load, "SELECT * FROM documents ORDER BY number",
             ZL_CATALOGUE_FIXED, take_document);
    each_row(load, "SELECT * FROM regions ORDER BY number", 6, take_area);
    each_row(load, "SELECT * FROM repairs ORDER BY number", 7, take_repair);
}

/* ---- opening ---- */

static zili_status check_file(zl_span file, const char *path, zili_error *err)
{
    if (!zl_catalogue_is_ours(file))
        return zl_fail(err, ZILI_EFORMAT,
                       "%s is no catalogue of an index, or its beginning is "
                       "damaged. Build the index again.",
                       path);
    if (!zl_layout_same_hash(zl_catalogue_sum(file),
                             zl_catalogue_stored_sum(file)))
        return zl_fail(err, ZILI_EFORMAT,
                       "%s is damaged, or was cut or changed: its sum is "
                       "wrong. Build the index again.",
                       path);
    return ZILI_OK;
}

static const char *find_setting(const zl_catalogue *catalogue, const char *key)
{
    for (size_t i = 0; i + 1 < catalogue->settings.count; i += 2)
        if (strcmp(catalogue->settings.items[i], key) == 0)
            return catalogue->settings.items[i + 1];
    return "";
}

static zili_status outcome(const struct load *load, const char *path,
                           zili_error *err)
{
    if (load->no_memory)
        return zl_no_memory(err);
    if (load->fault)
        return zl_fail(err, ZILI_EFORMAT,
                       "%s is damaged: %s. Build the index again.", path,
                       load->fault);
    return ZILI_OK;
}

static zili_status check_format(const struct load *load, const char *path,
                                zili_error *err)
{
    const char *format = find_setting(load->to, "format");

    if (strcmp(format, ZL_CATALOGUE_FORMAT) == 0)
        return ZILI_OK;
    return zl_fail(err, ZILI_EFORMAT,
                   "%s has format version \"%s\"; this program reads version "
                   "%s. Build the index again, or use the zili that made it.",
                   path, format, ZL_CATALOGUE_FORMAT);
}

zili_status zl_catalogue_read(zl_catalogue *out, zl_span file,
                              const char *path, zili_error *err)
{
    struct load load = { .to = out };

    *out = (zl_catalogue){ .file = file };
    zili_status status = check_file(file, path, err);
    if (status)
        return status;
    load.database = zl_catalogue_connect(file);
    if (!load.database)
        return zl_no_memory(err);
    /* A view that never ends may stand where a table should. */
    load.patience = 1000 + (long)(file.size / 100);
    zl_catalogue_limit(load.database, &load.patience);
    each_row(&load, "SELECT key, value FROM settings ORDER BY rowid", 2,
             take_setting);
    status = outcome(&load, path, err);
    if (!status)
        status = check_format(&load, path, err);
    if (!status) {
        load_all(&load);
        status = outcome(&load, path, err);
    }
    sqlite3_close(load.database);
    return status;
}

void zl_catalogue_clear(zl_catalogue *catalogue)
{
    zl_map_clear(&catalogue->texts);
    zl_array_clear(&catalogue->settings);
    zl_array_clear(&catalogue->segments);
    zl_array_clear(&catalogue->columns);
    zl_array_clear(&catalogue->documents);
    zl_array_clear(&catalogue->data);
    zl_array_clear(&catalogue->areas);
    zl_array_clear(&catalogue->repairs);
}

/* ---- catalogue and segment ---- */

static bool documents_fit(const zl_catalogue *catalogue,
                          const zl_ranges *structure)
{
    if (catalogue->documents.count != zl_ranges_count(structure))
        return false;
    for (uint32_t i = 0; i < zl_ranges_count(structure); i++) {
        const zl_document *document = &catalogue->documents.items[i];
        if (document->begin != zl_ranges_begin(structure, i) ||
            document->end != zl_ranges_end(structure, i))
            return false;
    }
    return true;
}

static bool areas_fit(const zl_catalogue *catalogue,
                      const zl_ranges *structure)
{
    uint32_t last = 0;

    if (catalogue->areas.count != zl_ranges_count(structure))
        return false;
    for (uint32_t i = 0; i < zl_ranges_count(structure); i++) {
        const zl_area *area = &catalogue->areas.items[i];
        const zl_document *document =
            &catalogue->documents.items[area->document];
        if (area->document < last ||
            area->begin != zl_ranges_begin(structure, i) ||
            area->end != zl_ranges_end(structure, i) ||
            area->begin < document->begin || area->end > document->end ||
            strcmp(area->kind, zl_ranges_value(structure, i)) != 0)
            return false;
        last = area->document;
    }
    return true;
}

static bool repairs_rise(const zl_catalogue *catalogue)
{
    for (size_t i = 1; i < catalogue->repairs.count; i++) {
        const zl_repair *one = &catalogue->repairs.items[i - 1];
        const zl_repair *two = &catalogue->repairs.items[i];
        if (one->document > two->document ||
            (one->document == two->document && one->at > two->at))
            return false;
    }
    return true;
}

const char *zl_catalogue_fault(const zl_catalogue *catalogue,
                               const zl_segment *segment)
{
    if (!documents_fit(catalogue, zl_segment_ranges(segment, 0)))
        return "documents";
    if (!areas_fit(catalogue, zl_segment_ranges(segment, 1)))
        return "regions";
    if (!repairs_rise(catalogue))
        return "repairs";
    return NULL;
}
