/* catalogue.c -- what was collected → catalogue.sqlite.
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

static int fill_settings(sqlite3 *database, const zl_collected *from)
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

static int fill_segments(sqlite3 *database, const zl_collected *from,
                         const zl_segment_facts *facts)
{
    char sum[17];
    struct insert insert = insert_begin(
        database, "INSERT INTO segments VALUES (1, ?, ?, ?, ?, ?)");

    snprintf(sum, sizeof sum, "%016" PRIx64, facts->sum);
    put_text(&insert, ZL_SEGMENT_FILE);
    put_number(&insert, from->tokens.count);
    put_number(&insert, from->types.count);
    put_number(&insert, facts->size);
    put_text(&insert, sum);
    put_row(&insert);
    return insert_end(&insert);
}

static void put_document(struct insert *insert, const zl_collected *from,
                         size_t i)
{
    const zl_new_document *paper = &from->documents.items[i];
    const zl_range *range =
        &from->structures.items[ZL_RANGES_DOC].items.items[i];

    put_number(insert, i + 1);
    put_text(insert, paper->name);
    put_text(insert, paper->path);
    put_number(insert, paper->bytes);
    put_text(insert, paper->digest);
    put_number(insert, 1);
    put_number(insert, range->begin);
    put_number(insert, range->end);
}

static int fill_documents(sqlite3 *database, const zl_collected *from,
                          const char *sql)
{
    struct insert insert = insert_begin(database, sql);
    size_t next = 0;

    for (size_t i = 0; i < from->documents.count; i++) {
        put_document(&insert, from, i);
        for (; next < from->facts.count; next++) {
            const zl_new_datum *fact = &from->facts.items[next];
            if (fact->document != i)
                break;
            insert.parameter = ZL_CATALOGUE_FIXED + (int)fact->column;
            put_text(&insert, fact->value);
        }
        put_row(&insert);
    }
    return insert_end(&insert);
}

static int fill_regions(sqlite3 *database, const zl_collected *from)
{
    const zl_new_ranges *ranges = &from->structures.items[ZL_RANGES_REGION];
    struct insert insert = insert_begin(
        database, "INSERT INTO regions VALUES (?, ?, ?, ?, ?, ?)");

    for (size_t i = 0; i < from->regions.count; i++) {
        const zl_range *range = &ranges->items.items[i];
        put_number(&insert, i + 1);
        put_number(&insert, from->regions.items[i].document + 1);
        put_text(&insert,
                 zl_map_key(&ranges->strings, range->attribute).bytes);
        put_text(&insert, from->regions.items[i].lang);
        put_number(&insert, range->begin);
        put_number(&insert, range->end);
        put_row(&insert);
    }
    return insert_end(&insert);
}

static int fill_repairs(sqlite3 *database, const zl_collected *from)
{
    struct insert insert = insert_begin(
        database, "INSERT INTO repairs VALUES (?, ?, ?, ?, ?, ?, ?)");

    for (size_t i = 0; i < from->repairs.count; i++) {
        const zl_new_repair *mend = &from->repairs.items[i];
        put_number(&insert, i + 1);
        put_number(&insert, mend->document + 1);
        put_number(&insert, mend->offset);
        put_number(&insert, mend->at);
        put_text(&insert, mend->removed);
        put_text(&insert, mend->inserted);
        put_text(&insert, mend->place);
        put_row(&insert);
    }
    return insert_end(&insert);
}

static int fill(sqlite3 *database, const zl_collected *from,
                const zl_segment_facts *facts, const zl_schema *schema)
{
    int result =
        sqlite3_exec(database, zl_str_text(&schema->create), NULL, NULL, NULL);

    if (result == SQLITE_OK)
        result = fill_settings(database, from);
    if (result == SQLITE_OK)
        result = fill_segments(database, from, facts);
    if (result == SQLITE_OK)
        result = fill_documents(database, from,
                                zl_str_text(&schema->insert_document));
    if (result == SQLITE_OK)
        result = fill_regions(database, from);
    if (result == SQLITE_OK)
        result = fill_repairs(database, from);
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

static zili_status make_and_write(const zl_collected *collected,
                                  const zl_schema *schema, const char *path,
                                  const zl_segment_facts *facts,
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
        result = fill(database, collected, facts, schema);
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

zili_status zl_catalogue_write(const zl_collected *collected, const char *path,
                               const zl_segment_facts *facts, zili_error *err)
{
    zl_schema schema = { 0 };
    zili_status status = zl_schema_init(&schema, collected, err);

    if (!status)
        status = make_and_write(collected, &schema, path, facts, err);
    zl_schema_clear(&schema);
    return status;
}
