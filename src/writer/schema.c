/* schema.c -- the SQL that makes a catalogue (index/catalogue.h). */
#include "schema.h"

#include "base/fail.h"
#include "base/mem.h"
#include "index/catalogue.h"
#include "writer/kinds.h"

#include <string.h>

enum { COLUMNS_MAX = 1500 }; /* SQLite's limit is 2000 */

/* Freed space is overwritten, so that nothing of this process's memory gets
 * into the file. */
static const char begin_sql[] =
    "PRAGMA page_size = 4096;"
    "PRAGMA encoding = 'UTF-8';"
    "PRAGMA secure_delete = ON;"
    "PRAGMA application_id = %d;"
    "BEGIN;"
    "CREATE TABLE settings (key TEXT, value TEXT);"
    "CREATE TABLE segments (number INTEGER PRIMARY KEY, file TEXT,"
    " documents INTEGER, tokens INTEGER, types INTEGER, size INTEGER,"
    " checksum TEXT);"
    "CREATE TABLE gone (segment INTEGER, \"begin\" INTEGER,"
    " \"end\" INTEGER);"
    "CREATE TABLE regions (number INTEGER PRIMARY KEY, document INTEGER,"
    " region TEXT, lang TEXT, \"begin\" INTEGER, \"end\" INTEGER);"
    "CREATE TABLE repairs (number INTEGER PRIMARY KEY, document INTEGER,"
    " offset INTEGER, at INTEGER, removed TEXT, inserted TEXT, place TEXT);"
    "CREATE TABLE pairs (number INTEGER PRIMARY KEY, a INTEGER, b INTEGER);"
    "CREATE TABLE beads (number INTEGER PRIMARY KEY, pair INTEGER,"
    " a_begin INTEGER, a_end INTEGER, b_begin INTEGER, b_end INTEGER,"
    " confidence REAL, hand INTEGER);"
    "CREATE TABLE glossary (number INTEGER PRIMARY KEY, term TEXT,"
    " variant TEXT, reading TEXT, translations TEXT);"
    "CREATE TABLE documents (number INTEGER PRIMARY KEY, name TEXT,"
    " path TEXT, bytes INTEGER, digest TEXT, segment INTEGER,"
    " \"begin\" INTEGER, \"end\" INTEGER";

static const char view_sql[] =
    ");"
    "CREATE VIEW text AS SELECT regions.number AS number,"
    " documents.name AS doc, regions.region AS region,"
    " regions.lang AS lang";

static const char end_sql[] =
    " FROM regions JOIN documents ON documents.number = regions.document;";

/* ---- names of columns ---- */

static bool is_taken(const char *column)
{
    static const char *const of_view[] = { "doc", "region", "lang" };

    for (size_t i = 0; i < sizeof of_view / sizeof *of_view; i++)
        if (strcmp(column, of_view[i]) == 0)
            return true;
    for (int i = 0; i < ZL_CATALOGUE_FIXED; i++)
        if (strcmp(column, zl_catalogue_fixed[i]) == 0)
            return true;
    return false;
}

/* SQL does not tell cases apart in the names of columns, as far as ASCII. */
static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

void zl_schema_column(zl_str *column, const char *key)
{
    zl_str_empty(column);
    for (; *key; key++)
        zl_str_add_byte(column, lower(*key));
    if (!is_taken(zl_str_text(column)))
        return;
    zl_str name = *column;
    *column = (zl_str){ 0 };
    zl_str_format(column, "doc_%s", zl_str_text(&name));
    zl_str_clear(&name);
}

/* ---- statements ---- */

/* What the view gives of a column: numbers as numbers, nothing where a value
 * is none. */
static void add_value(zl_str *sql, const zl_kind_of *kind, const char *name)
{
    bool real = kind->kind == ZL_COLUMN_REAL;
    bool odd = kind->odd > 0 && (real || kind->kind == ZL_COLUMN_INTEGER);

    zl_str_add_text(sql, real || odd ? "CAST(" : "");
    zl_str_add_text(sql, odd ? "CASE WHEN " : "");
    if (odd && !real)
        zl_str_add_text(sql, "typeof(");
    if (odd) {
        zl_str_add_text(sql, "documents.");
        zl_catalogue_add_name(sql, name);
        zl_str_add_text(sql, real ? " NOT GLOB '*[^-+.0-9eE]*' THEN "
                                  : ") = 'integer' THEN ");
    }
    zl_str_add_text(sql, "documents.");
    zl_catalogue_add_name(sql, name);
    zl_str_add_text(sql, odd ? " END" : "");
    zl_str_add_text(sql, real ? " AS REAL)" : odd ? " AS INTEGER)" : "");
}

static void add_create(zl_str *sql, const zl_map *columns,
                       const zl_kind_of *kinds)
{
    zl_str_format(sql, begin_sql, ZL_CATALOGUE_APPLICATION);
    for (uint32_t i = 0; i < columns->count; i++) {
        zl_str_add_text(sql, ", ");
        zl_catalogue_add_name(sql, zl_map_key(columns, i).bytes);
        zl_str_format(sql, " %s", zl_column_declare(kinds[i].kind));
    }
    zl_str_add_text(sql, view_sql);
    for (uint32_t i = 0; i < columns->count; i++) {
        zl_str_add_text(sql, ", ");
        add_value(sql, &kinds[i], zl_map_key(columns, i).bytes);
        zl_str_add_text(sql, " AS ");
        zl_catalogue_add_name(sql, zl_map_key(columns, i).bytes);
    }
    zl_str_add_text(sql, end_sql);
}

static void add_insert(zl_str *sql, uint32_t columns)
{
    zl_str_add_text(sql, "INSERT INTO documents VALUES (?");
    for (uint32_t i = 1; i < ZL_CATALOGUE_FIXED + columns; i++)
        zl_str_add_text(sql, ", ?");
    zl_str_add_byte(sql, ')');
}

zili_status zl_schema_init(zl_schema *schema, const zl_ledger *ledger,
                           zili_error *err)
{
    uint32_t columns = ledger->columns.count;

    if (columns > COLUMNS_MAX)
        return zl_fail(err, ZILI_EUSAGE,
                       "The documents have more than %d metadata columns; an "
                       "index holds no more. Leave some out.",
                       COLUMNS_MAX);
    zl_kind_of *kinds = zl_kinds_of(ledger);
    if (!kinds)
        return zl_no_memory(err);
    add_create(&schema->create, &ledger->columns, kinds);
    add_insert(&schema->insert_document, columns);
    zl_free(kinds);
    if (schema->create.failed || schema->insert_document.failed)
        return zl_no_memory(err);
    return ZILI_OK;
}

void zl_schema_clear(zl_schema *schema)
{
    zl_str_clear(&schema->create);
    zl_str_clear(&schema->insert_document);
}
