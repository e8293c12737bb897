/* load.c -- catalogue.sqlite → a ledger. */
#include "catalogue.h"

#include "base/fail.h"
#include "base/file.h"
#include "index/catalogue.h"
#include "index/layout.h"

#include <math.h>
#include <sqlite3.h>
#include <stdlib.h>

/* What is held while tables are read; `fault` is the first one in words. */
struct load {
    zl_ledger *to;
    zl_span file; /* mapped */
    sqlite3 *database;
    sqlite3_stmt *row;
    uint32_t number; /* of the next document, in its segment … */
    size_t gone;     /* … and the first that is gone behind it */
    const char *fault;
    long patience; /* a view that never ends may stand for a table */
    bool no_memory;
};

/* Rows that are read before the pages of the file are given back. */
#define FORGOTTEN ((size_t)1 << 15)

#define STEPS 1000 /* of SQLite's, that one of patience stands for */

static int count_down(void *user)
{
    struct load *load = user;

    return --load->patience < 0;
}

/* ---- one value ---- */

static void fault(struct load *load, const char *what)
{
    if (!load->fault)
        load->fault = what;
}

typedef const char *keep(zl_ledger *ledger, const char *text);

static const char *get(struct load *load, int column, keep *with)
{
    const char *text = (const char *)sqlite3_column_text(load->row, column);

    if (!text) {
        fault(load, "a text is missing in it");
        return "";
    }
    const char *kept = with(load->to, text);
    load->no_memory |= !kept;
    return kept ? kept : "";
}

static const char *get_text(struct load *load, int column)
{
    return get(load, column, zl_ledger_text);
}

/* One that is not likely to come again. */
static const char *get_other(struct load *load, int column)
{
    return get(load, column, zl_ledger_other);
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

/* A number of one of `count` things, which has them from 1. */
static uint32_t get_one_of(struct load *load, int column, size_t count)
{
    uint64_t number = get_number(load, column, count);

    if (number == 0)
        fault(load, "a row in it belongs to nothing");
    return number ? (uint32_t)number - 1 : 0;
}

/* ---- rows: false without memory ---- */

static bool take_setting(struct load *load)
{
    zl_ledger_setting setting = { get_text(load, 0), get_text(load, 1) };

    if (strcmp(setting.key, "format") != 0)
        return zl_array_push(&load->to->settings, setting);
    if (strcmp(setting.value, ZL_CATALOGUE_FORMAT) != 0)
        fault(load, "it is of another version");
    return true;
}

static bool take_segment(struct load *load)
{
    zl_ledger_segment segment = {
        .file = get_text(load, 1),
        .documents = get_position(load, 2),
        .tokens = get_position(load, 3),
        .types = get_position(load, 4),
        .size = get_number(load, 5, INT64_MAX),
        .sum = strtoull(get_text(load, 6), NULL, 16),
    };

    return zl_array_push(&load->to->segments, segment);
}

static bool take_gone(struct load *load)
{
    zl_ledger_gone gone = {
        .segment = get_one_of(load, 0, load->to->segments.count),
        .begin = get_position(load, 1),
        .end = get_position(load, 2),
    };
    const zl_ledger_gone *last =
        load->to->gone.count ? &load->to->gone.items[load->to->gone.count - 1]
                             : NULL;

    if (gone.begin >= gone.end ||
        (last && (last->segment > gone.segment ||
                  (last->segment == gone.segment && last->end >= gone.begin))))
        fault(load, "what is gone is out of order");
    return zl_array_push(&load->to->gone, gone);
}

static bool take_columns(struct load *load)
{
    int count = sqlite3_column_count(load->row);

    for (int i = 0; i < ZL_CATALOGUE_FIXED; i++)
        if (strcmp(sqlite3_column_name(load->row, i), zl_catalogue_fixed[i]) !=
            0)
            fault(load, "the table of documents has other columns");
    for (int i = ZL_CATALOGUE_FIXED; i < count; i++)
        if (zl_map_add(&load->to->columns, zl_view_of(sqlite3_column_name(
                                               load->row, i))) == ZL_MAP_NONE)
            return false;
    return true;
}

static bool take_data(struct load *load, uint32_t document)
{
    for (uint32_t i = 0; i < load->to->columns.count; i++) {
        int column = ZL_CATALOGUE_FIXED + (int)i;
        zl_ledger_datum datum = { document, i, NULL };
        if (sqlite3_column_type(load->row, column) == SQLITE_NULL)
            continue;
        datum.value = get_text(load, column);
        if (!zl_stored_push(&load->to->depot, &load->to->data, datum))
            return false;
    }
    return true;
}

/* The number that the next document has in this segment. */
static uint32_t next_number(struct load *load, uint32_t segment)
{
    const zl_ledger *to = load->to;
    size_t count = to->documents.count;

    if (count && to->documents.items[count - 1].segment != segment)
        load->number = 0;
    while (load->gone < to->gone.count &&
           (to->gone.items[load->gone].segment < segment ||
            (to->gone.items[load->gone].segment == segment &&
             to->gone.items[load->gone].begin == load->number))) {
        if (to->gone.items[load->gone].segment == segment)
            load->number = to->gone.items[load->gone].end;
        load->gone++;
    }
    if (to->segments.count &&
        load->number >= to->segments.items[segment].documents)
        fault(load, "it has more documents than its segments");
    return load->number++;
}

static bool take_document(struct load *load)
{
    zl_ledger *to = load->to;
    uint32_t number = (uint32_t)to->documents.count;
    bool taken;

    if (number == 0 && !take_columns(load))
        return false;
    zl_ledger_document document = {
        .name = get_other(load, 1),
        .path = get_other(load, 2),
        .bytes = get_number(load, 3, INT64_MAX),
        .digest = get_other(load, 4),
        .segment = get_one_of(load, 5, to->segments.count),
        .begin = get_position(load, 6),
        .end = get_position(load, 7),
    };
    if (number && to->documents.items[number - 1].segment > document.segment)
        fault(load, "its documents are out of order");
    document.number = next_number(load, document.segment);
    zl_ledger_ease_more(to);
    return zl_ledger_take_name(to, zl_view_of(document.name), number,
                               &taken) &&
           take_data(load, number) &&
           zl_stored_push(&to->depot, &to->documents, document);
}

static bool take_region(struct load *load)
{
    zl_ledger *to = load->to;
    zl_ledger_region region = {
        .document = get_one_of(load, 1, to->documents.count),
        .kind = get_text(load, 2),
        .lang = get_text(load, 3),
        .begin = get_position(load, 4),
        .end = get_position(load, 5),
    };

    if (to->regions.count &&
        region.document < to->regions.items[to->regions.count - 1].document)
        fault(load, "its regions are out of order");
    return zl_stored_push(&to->depot, &to->regions, region);
}

static bool take_repair(struct load *load)
{
    zl_ledger *to = load->to;
    zl_ledger_repair repair = {
        .document = get_one_of(load, 1, to->documents.count),
        .offset = get_number(load, 2, INT64_MAX),
        .at = get_number(load, 3, INT64_MAX),
        .removed = get_text(load, 4),
        .inserted = get_text(load, 5),
        .place = get_other(load, 6),
    };

    if (to->repairs.count &&
        repair.document < to->repairs.items[to->repairs.count - 1].document)
        fault(load, "its repairs are out of order");
    return zl_array_push(&to->repairs, repair);
}

static bool take_pair(struct load *load)
{
    zl_ledger *to = load->to;
    zl_ledger_pair pair = { get_one_of(load, 1, to->regions.count),
                            get_one_of(load, 2, to->regions.count) };

    if (pair.a >= pair.b ||
        (to->pairs.count && pair.a <= to->pairs.items[to->pairs.count - 1].a))
        fault(load, "its pairs are out of order");
    return zl_array_push(&to->pairs, pair);
}

static double get_real(struct load *load, int column)
{
    return sqlite3_column_type(load->row, column) == SQLITE_NULL
               ? NAN
               : sqlite3_column_double(load->row, column);
}

static bool take_bead(struct load *load)
{
    zl_ledger *to = load->to;
    zl_ledger_bead bead = {
        .pair = get_one_of(load, 1, to->pairs.count),
        .a = get_position(load, 2),
        .a_end = get_position(load, 3),
        .b = get_position(load, 4),
        .b_end = get_position(load, 5),
        .confidence = get_real(load, 6),
        .by_hand = get_number(load, 7, 1) == 1,
    };

    if (to->beads.count &&
        bead.pair < to->beads.items[to->beads.count - 1].pair)
        fault(load, "its beads are out of order");
    return zl_array_push(&to->beads, bead);
}

static bool take_entry(struct load *load)
{
    zl_ledger_entry entry = { get_other(load, 1), get_other(load, 2),
                              get_other(load, 3), get_other(load, 4) };

    return zl_array_push(&load->to->glossary, entry);
}

/* ---- tables ---- */

static const struct table {
    const char *sql;
    int columns;
    bool (*take)(struct load *load);
} tables[] = {
    { "SELECT key, value FROM settings ORDER BY rowid", 2, take_setting },
    { "SELECT * FROM segments ORDER BY number", 7, take_segment },
    { "SELECT * FROM gone ORDER BY rowid", 3, take_gone },
    { "SELECT * FROM documents ORDER BY number", ZL_CATALOGUE_FIXED,
      take_document },
    { "SELECT * FROM regions ORDER BY number", 6, take_region },
    { "SELECT * FROM repairs ORDER BY number", 7, take_repair },
    { "SELECT * FROM pairs ORDER BY number", 3, take_pair },
    { "SELECT * FROM beads ORDER BY number", 8, take_bead },
    { "SELECT * FROM glossary ORDER BY number", 5, take_entry },
};

static void read_table(struct load *load, const struct table *table)
{
    int result = SQLITE_DONE;
    size_t rows = 0;

    if (sqlite3_prepare_v2(load->database, table->sql, -1, &load->row, NULL) !=
            SQLITE_OK ||
        sqlite3_column_count(load->row) < table->columns)
        fault(load, "a table is missing or has other columns");
    while (!load->fault && !load->no_memory &&
           (result = sqlite3_step(load->row)) == SQLITE_ROW) {
        if (!table->take(load))
            load->no_memory = true;
        if (++rows % FORGOTTEN == 0)
            zl_file_forget(load->file);
    }
    if (result == SQLITE_NOMEM)
        load->no_memory = true;
    else if (result != SQLITE_DONE && result != SQLITE_ROW)
        fault(load, "SQLite cannot read it");
    sqlite3_finalize(load->row);
    load->row = NULL;
}

static bool connect(struct load *load, zl_span file)
{
    int result = sqlite3_open_v2(":memory:", &load->database,
                                 SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY,
                                 NULL);

    if (result == SQLITE_OK)
        result = sqlite3_deserialize(
            load->database, "main", (unsigned char *)(uintptr_t)file.bytes,
            (sqlite3_int64)file.size, (sqlite3_int64)file.size,
            SQLITE_DESERIALIZE_READONLY);
    if (result != SQLITE_OK)
        return false;
    load->patience = 1000 + (long)(file.size / 100);
    sqlite3_progress_handler(load->database, STEPS, count_down, load);
    sqlite3_db_config(load->database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_exec(load->database, "PRAGMA cell_size_check = ON", NULL, NULL,
                 NULL);
    return true;
}

/* ---- the file ---- */

static zili_status damaged(const char *path, const char *what, zili_error *err)
{
    return zl_fail(err, ZILI_EFORMAT,
                   "%s is damaged: %s. Build the index again.", path, what);
}

static zili_status read_tables(zl_ledger *ledger, zl_span file,
                               const char *path, zili_error *err)
{
    struct load load = { .to = ledger, .file = file };

    load.no_memory = !connect(&load, file);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (!load.fault && !load.no_memory)
            read_table(&load, &tables[i]);
    sqlite3_close(load.database);
    if (load.no_memory)
        return zl_depot_fail(&ledger->depot, err);
    return load.fault ? damaged(path, load.fault, err) : ZILI_OK;
}

zili_status zl_catalogue_load(zl_ledger *ledger, const char *path,
                              zili_error *err)
{
    zl_span file;
    zili_status status = zl_file_map(&file, path, err);

    if (status)
        return status;
    if (!zl_catalogue_is_ours(file))
        status = damaged(path, "it is no catalogue of an index", err);
    else if (!zl_layout_same_hash(zl_catalogue_sum_mapped(file),
                                  zl_catalogue_stored_sum(file)))
        status = damaged(path, "its sum is wrong", err);
    else
        status = read_tables(ledger, file, path, err);
    zl_file_unmap(&file);
    return status;
}
