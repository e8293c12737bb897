/* catalogue.c -- a ledger → catalogue.sqlite.
 *
 * The database is made in memory and written in one piece, so that a full
 * disk is met in one place and no journal is ever left behind. */
#include "catalogue.h"

#include "base/fail.h"
#include "base/file.h"
#include "base/mem.h"
#include "index/catalogue.h"
#include "writer/schema.h"

#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>

/* A statement that is filled and run again and again. Remembers the first
 * failure. */
struct insert {
    sqlite3_stmt *statement;
    int parameter; /* bound last */
    int result;
};

static struct insert insert_begin(sqlite3 *database, const char *sql)
{
    struct insert insert = { 0 };

    insert.result =
        sqlite3_prepare_v2(database, sql, -1, &insert.statement, NULL);
    return insert;
}

static void put_text(struct insert *insert, const char *text)
{
    if (insert->result == SQLITE_OK)
        insert->result = sqlite3_bind_text(
            insert->statement, ++insert->parameter, text, -1, SQLITE_STATIC);
}

static void put_number(struct insert *insert, uint64_t number)
{
    if (insert->result == SQLITE_OK)
        insert->result = sqlite3_bind_int64(
            insert->statement, ++insert->parameter, (sqlite3_int64)number);
}

/* SQLite makes NULL of NAN. */
static void put_real(struct insert *insert, double number)
{
    if (insert->result == SQLITE_OK)
        insert->result = sqlite3_bind_double(insert->statement,
                                             ++insert->parameter, number);
}

static void put_row(struct insert *insert)
{
    if (insert->result != SQLITE_OK)
        return;
    sqlite3_step(insert->statement);
    insert->result = sqlite3_reset(insert->statement);
    sqlite3_clear_bindings(insert->statement);
    insert->parameter = 0;
}

static int insert_end(struct insert *insert)
{
    sqlite3_finalize(insert->statement);
    return insert->result;
}

/* ---- the tables ---- */

static int fill_settings(sqlite3 *database, const zl_ledger *from)
{
    struct insert insert =
        insert_begin(database, "INSERT INTO settings VALUES (?, ?)");

    put_text(&insert, "format");
    put_text(&insert, ZL_CATALOGUE_FORMAT);
    put_row(&insert);
    for (size_t i = 0; i < from->settings.count; i++) {
        put_text(&insert, from->settings.items[i].key);
        put_text(&insert, from->settings.items[i].value);
        put_row(&insert);
    }
    return insert_end(&insert);
}

static void put_sum(struct insert *insert, uint64_t sum, char text[17])
{
    snprintf(text, 17, "%016" PRIx64, sum);
    put_text(insert, text);
}

static int fill_segments(sqlite3 *database, const zl_ledger *from)
{
    struct insert insert = insert_begin(
        database, "INSERT INTO segments VALUES (?, ?, ?, ?, ?, ?, ?)");

    for (size_t i = 0; i < from->segments.count; i++) {
        const zl_ledger_segment *segment = &from->segments.items[i];
        char sum[17];
        put_number(&insert, i + 1);
        put_text(&insert, segment->file);
        put_number(&insert, segment->documents);
        put_number(&insert, segment->tokens);
        put_number(&insert, segment->types);
        put_number(&insert, segment->size);
        put_sum(&insert, segment->sum, sum);
        put_row(&insert);
    }
    return insert_end(&insert);
}

static int fill_gone(sqlite3 *database, const zl_ledger *from)
{
    struct insert insert =
        insert_begin(database, "INSERT INTO gone VALUES (?, ?, ?)");

    for (size_t i = 0; i < from->gone.count; i++) {
        put_number(&insert, (uint64_t)from->gone.items[i].segment + 1);
        put_number(&insert, from->gone.items[i].begin);
        put_number(&insert, from->gone.items[i].end);
        put_row(&insert);
    }
    return insert_end(&insert);
}

static void put_document(struct insert *insert, const zl_ledger *from,
                         size_t i)
{
    const zl_ledger_document *document = &from->documents.items[i];

    put_number(insert, i + 1);
    put_text(insert, document->name);
    put_text(insert, document->path);
    put_number(insert, document->bytes);
    put_text(insert, document->digest);
    put_number(insert, (uint64_t)document->segment + 1);
    put_number(insert, document->begin);
    put_number(insert, document->end);
}

static int fill_documents(sqlite3 *database, const zl_ledger *from,
                          const char *sql)
{
    struct insert insert = insert_begin(database, sql);
    size_t next = 0;

    for (size_t i = 0; i < from->documents.count; i++) {
        put_document(&insert, from, i);
        for (; next < from->data.count; next++) {
            const zl_ledger_datum *datum = &from->data.items[next];
            if (datum->document != i)
                break;
            insert.parameter = ZL_CATALOGUE_FIXED + (int)datum->column;
            put_text(&insert, datum->value);
        }
        put_row(&insert);
    }
    return insert_end(&insert);
}

static int fill_regions(sqlite3 *database, const zl_ledger *from)
{
    struct insert insert = insert_begin(
        database, "INSERT INTO regions VALUES (?, ?, ?, ?, ?, ?)");

    for (size_t i = 0; i < from->regions.count; i++) {
        const zl_ledger_region *region = &from->regions.items[i];
        put_number(&insert, i + 1);
        put_number(&insert, (uint64_t)region->document + 1);
        put_text(&insert, region->kind);
        put_text(&insert, region->lang);
        put_number(&insert, region->begin);
        put_number(&insert, region->end);
        put_row(&insert);
    }
    return insert_end(&insert);
}

static int fill_repairs(sqlite3 *database, const zl_ledger *from)
{
    struct insert insert = insert_begin(
        database, "INSERT INTO repairs VALUES (?, ?, ?, ?, ?, ?, ?)");

    for (size_t i = 0; i < from->repairs.count; i++) {
        const zl_ledger_repair *repair = &from->repairs.items[i];
        put_number(&insert, i + 1);
        put_number(&insert, (uint64_t)repair->document + 1);
        put_number(&insert, repair->offset);
        put_number(&insert, repair->at);
        put_text(&insert, repair->removed);
        put_text(&insert, repair->inserted);
        put_text(&insert, repair->place);
        put_row(&insert);
    }
    return insert_end(&insert);
}

static int fill_pairs(sqlite3 *database, const zl_ledger *from)
{
    struct insert insert =
        insert_begin(database, "INSERT INTO pairs VALUES (?, ?, ?)");

    for (size_t i = 0; i < from->pairs.count; i++) {
        put_number(&insert, i + 1);
        put_number(&insert, (uint64_t)from->pairs.items[i].a + 1);
        put_number(&insert, (uint64_t)from->pairs.items[i].b + 1);
        put_row(&insert);
    }
    return insert_end(&insert);
}

static int fill_beads(sqlite3 *database, const zl_ledger *from)
{
    struct insert insert = insert_begin(
        database, "INSERT INTO beads VALUES (?, ?, ?, ?, ?, ?, ?, ?)");

    for (size_t i = 0; i < from->beads.count; i++) {
        const zl_ledger_bead *bead = &from->beads.items[i];
        put_number(&insert, i + 1);
        put_number(&insert, (uint64_t)bead->pair + 1);
        put_number(&insert, bead->a);
        put_number(&insert, bead->a_end);
        put_number(&insert, bead->b);
        put_number(&insert, bead->b_end);
        put_real(&insert, bead->confidence);
        put_number(&insert, bead->by_hand);
        put_row(&insert);
    }
    return insert_end(&insert);
}

static int fill_glossary(sqlite3 *database, const zl_ledger *from)
{
    struct insert insert = insert_begin(
        database, "INSERT INTO glossary VALUES (?, ?, ?, ?, ?)");

    for (size_t i = 0; i < from->glossary.count; i++) {
        const zl_ledger_entry *entry = &from->glossary.items[i];
        put_number(&insert, i + 1);
        put_text(&insert, entry->term);
        put_text(&insert, entry->variant);
        put_text(&insert, entry->reading);
        put_text(&insert, entry->translations);
        put_row(&insert);
    }
    return insert_end(&insert);
}

static int fill(sqlite3 *database, const zl_ledger *from,
                const zl_schema *schema)
{
    int result =
        sqlite3_exec(database, zl_str_text(&schema->create), NULL, NULL, NULL);

    if (result == SQLITE_OK)
        result = fill_settings(database, from);
    if (result == SQLITE_OK)
        result = fill_segments(database, from);
    if (result == SQLITE_OK)
        result = fill_gone(database, from);
    if (result == SQLITE_OK)
        result = fill_documents(database, from,
                                zl_str_text(&schema->insert_document));
    if (result == SQLITE_OK)
        result = fill_regions(database, from);
    if (result == SQLITE_OK)
        result = fill_repairs(database, from);
    if (result == SQLITE_OK)
        result = fill_pairs(database, from);
    if (result == SQLITE_OK)
        result = fill_beads(database, from);
    if (result == SQLITE_OK)
        result = fill_glossary(database, from);
    if (result == SQLITE_OK)
        result = sqlite3_exec(database, "COMMIT", NULL, NULL, NULL);
    return result;
}

/* ---- the file ---- */

static zili_status write_bytes(uint8_t *bytes, size_t size, const char *path,
                               zili_error *err)
{
    zl_save save;
    zili_status status = zl_save_begin(&save, path, err);

    if (status)
        return status;
    zl_catalogue_store_sum(bytes, zl_catalogue_sum((zl_span){ bytes, size }));
    if (zl_save_write(&save, bytes, size))
        return zl_save_keep(&save, err);
    status = zl_fail_system(err, "write", path);
    zl_save_drop(&save);
    return status;
}

static zili_status fail_sqlite(sqlite3 *database, int result, zili_error *err)
{
    if (!database || (result & 0xFF) == SQLITE_NOMEM)
        return zl_no_memory(err);
    return zl_fail(err, ZILI_EIO, "Cannot make the catalogue: %s.",
                   sqlite3_errmsg(database));
}

static zili_status make_and_write(const zl_ledger *ledger,
                                  const zl_schema *schema, const char *path,
                                  zili_error *err)
{
    sqlite3 *database = NULL;
    sqlite3_int64 size = 0;
    uint8_t *bytes = NULL;
    zili_status status;

    int result = sqlite3_open_v2(":memory:", &database,
                                 SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY,
                                 NULL);
    if (result == SQLITE_OK)
        result = fill(database, ledger, schema);
    if (result != SQLITE_OK) {
        status = fail_sqlite(database, result, err);
        goto done;
    }
    bytes = sqlite3_serialize(database, "main", &size, 0);
    if (bytes)
        status = write_bytes(bytes, (size_t)size, path, err);
    else
        status = zl_no_memory(err);

done:
    sqlite3_free(bytes);
    sqlite3_close(database);
    return status;
}

zili_status zl_catalogue_write(const zl_ledger *ledger, const char *path,
                               zili_error *err)
{
    zl_schema schema = { 0 };
    zili_status status = zl_schema_init(&schema, ledger, err);

    if (!status)
        status = make_and_write(ledger, &schema, path, err);
    zl_schema_clear(&schema);
    return status;
}
