/* catalogue.c -- a ledger → catalogue.sqlite.
 *
 * The database is made beside its name, without a journal: what fails leaves
 * nothing. It may be larger than all else that is held, so it is not made in
 * memory. */
#include "catalogue.h"

#include "base/beside.h"
#include "base/fail.h"
#include "base/file.h"
#include "base/mem.h"
#include "index/catalogue.h"
#include "writer/schema.h"

#include <errno.h>
#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Bytes at the beginning of a database that tell of all of it. */
enum { HEAD = 100 };

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
        zl_ledger_ease_at(from, i);
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
        zl_ledger_ease_at(from, i);
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

/* Why no more can be written, which SQLite keeps to itself: it is tried. */
static void set_errno(int file)
{
    off_t end = lseek(file, 0, SEEK_END);

    if (end >= 0 && pwrite(file, "", 1, end) == 1)
        errno = EIO;
}

static zili_status fail_sqlite(sqlite3 *database, int result, int file,
                               const char *path, zili_error *err)
{
    int kind = result & 0xFF;

    if (!database || kind == SQLITE_NOMEM)
        return zl_no_memory(err);
    if (kind != SQLITE_FULL && kind != SQLITE_IOERR)
        return zl_fail(err, ZILI_EIO, "Cannot make the catalogue: %s.",
                       sqlite3_errmsg(database));
    set_errno(file);
    return zl_fail_system(err, "write", path);
}

/* What is made, and where. */
struct making {
    const zl_ledger *ledger;
    const zl_schema *schema;
    const char *path; /* its name at the end, for sentences */
    char *name;       /* and until then */
    int file;
};

/* Nobody else knows the file: it needs no locks, which some places lack. */
static zili_status make(const struct making *it, zili_error *err)
{
    sqlite3 *database = NULL;
    zili_status status = ZILI_OK;

    int result = sqlite3_open_v2(it->name, &database, SQLITE_OPEN_READWRITE,
                                 "unix-none");
    if (result == SQLITE_OK)
        result = sqlite3_exec(database,
                              "PRAGMA journal_mode = OFF;"
                              "PRAGMA synchronous = OFF;",
                              NULL, NULL, NULL);
    if (result == SQLITE_OK)
        result = fill(database, it->ledger, it->schema);
    if (result != SQLITE_OK)
        status = fail_sqlite(database, result, it->file, it->path, err);
    sqlite3_close(database);
    return status;
}

/* How often the database was changed, and by which version of SQLite, would
 * make other bytes of the same catalogue. */
static void forget_maker(uint8_t head[HEAD])
{
    memset(head + 24, 0, 4);
    memset(head + 92, 0, 8);
}

/* The head that the file shall have; with its sum where all else is there. */
static zili_status find_head(uint8_t head[HEAD], const char *name, bool whole,
                             zili_error *err)
{
    zl_span span;
    zili_status status = zl_file_map(&span, name, err);

    if (status)
        return status;
    memcpy(head, span.bytes, HEAD);
    if (whole)
        zl_catalogue_store_sum(head, zl_catalogue_sum_mapped(span));
    else
        forget_maker(head);
    zl_file_unmap(&span);
    return ZILI_OK;
}

static zili_status seal(const struct making *it, zili_error *err)
{
    uint8_t head[HEAD];
    zili_status status = ZILI_OK;

    for (int whole = 0; !status && whole < 2; whole++) {
        status = find_head(head, it->name, whole, err);
        if (!status && pwrite(it->file, head, HEAD, 0) != HEAD)
            status = zl_fail_system(err, "write", it->path);
    }
    if (status)
        return status;
    if (fsync(it->file) == 0 && rename(it->name, it->path) == 0)
        return ZILI_OK;
    return zl_fail_system(err, "write", it->path);
}

static zili_status make_and_name(struct making *it, zili_error *err)
{
    it->file = zl_beside_file(it->path, &it->name);
    if (it->file < 0)
        return errno == ENOMEM ? zl_no_memory(err)
                               : zl_fail_system(err, "write", it->path);
    zili_status status = make(it, err);
    if (!status)
        status = seal(it, err);
    close(it->file);
    if (status)
        unlink(it->name);
    zl_free(it->name);
    return status;
}

zili_status zl_catalogue_write(const zl_ledger *ledger, const char *path,
                               zili_error *err)
{
    zl_schema schema = { 0 };
    zili_status status = zl_schema_init(&schema, ledger, err);

    struct making making = { ledger, &schema, path, NULL, -1 };
    if (!status)
        status = make_and_name(&making, err);
    zl_schema_clear(&schema);
    return status;
}
