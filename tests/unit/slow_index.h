/* slow_index.h -- plain texts as the segments of an index, some of their
 * documents removed; its catalogue made by statements of SQL. */
#ifndef SLOW_INDEX_H
#define SLOW_INDEX_H

#include "slow_catalogue.h"
#include "slow_write.h"

enum { SLOW_SEGMENTS = 4 };

typedef struct slow_index {
    uint32_t segments;
    slow_segment segment[SLOW_SEGMENTS];
    bool gone[SLOW_SEGMENTS][SLOW_DOCUMENTS];
} slow_index;

/* The text of a document. */
static inline void slow_document(const slow_segment *slow, uint32_t i,
                                 zl_str *out)
{
    zl_str_add_text(out, slow->lead[i]);
    for (uint32_t at = slow->ranges[0][i].begin; at < slow->ranges[0][i].end;
         at++) {
        zl_str_add_text(out, slow->form[0][at]);
        zl_str_add_text(out, slow->glue[at]);
    }
}

static inline uint32_t slow_type_count(const slow_segment *slow)
{
    static slow_types types;

    types.count = 0;
    for (uint32_t i = 0; i < slow->tokens; i++)
        slow_count(&types, slow->form[0][i]);
    return types.count;
}

/* ---- files ---- */

static inline void slow_add_segment(const slow_segment *slow, uint32_t number,
                                    const char *folder, zl_str *sql)
{
    zl_str file = { 0 };
    char name[16];

    slow_write(slow, &file);
    snprintf(name, sizeof name, "%06u.seg", number);
    slow_save(folder, name, file.bytes, file.size);
    zl_span span = { (const uint8_t *)file.bytes, file.size };
    zl_str_format(sql,
                  "INSERT INTO segments VALUES (%u, '%s', %u, %u, %u, %zu,"
                  " '%016llx');",
                  number, name, slow->documents, slow->tokens,
                  slow_type_count(slow), file.size,
                  (unsigned long long)zl_layout_sum(span));
    zl_str_clear(&file);
}

/* ---- the catalogue ---- */

static inline void slow_add_regions(const slow_segment *slow,
                                    uint32_t document, uint32_t number,
                                    uint32_t *regions, zl_str *sql)
{
    for (uint32_t i = 0; i < slow->range_count[1]; i++) {
        const slow_range *range = &slow->ranges[1][i];
        if (slow->region_document[i] == document)
            zl_str_format(sql,
                          "INSERT INTO regions VALUES (%u, %u, '%s', '%s',"
                          " %u, %u);",
                          ++*regions, number, range->value,
                          slow->ranges[2][i].value, range->begin, range->end);
    }
}

/* Rows of gaps: documents in a row are one. */
static inline void slow_add_gone(const slow_index *index, uint32_t segment,
                                 zl_str *sql)
{
    const bool *gone = index->gone[segment];
    uint32_t count = index->segment[segment].documents, end;

    for (uint32_t i = 0; i < count; i = end + 1) {
        for (end = i; end < count && gone[end]; end++)
            ;
        if (end > i)
            zl_str_format(sql, "INSERT INTO gone VALUES (%u, %u, %u);",
                          segment + 1, i, end);
    }
}

/* Document i of segment s is called "sSdI"; its year is 1900 + 10 s + i % 3,
 * and every fifth has none. */
static inline void slow_add_documents(const slow_index *index, zl_str *sql)
{
    uint32_t number = 0, regions = 0;

    for (uint32_t s = 0; s < index->segments; s++) {
        const slow_segment *slow = &index->segment[s];
        for (uint32_t i = 0; i < slow->documents; i++) {
            zl_str text = { 0 };
            if (index->gone[s][i])
                continue;
            slow_document(slow, i, &text);
            zl_str_format(sql,
                          "INSERT INTO documents VALUES (%u, 's%ud%u',"
                          " 'path', %zu, '?', %u, %u, %u, ",
                          ++number, s, i, text.size, s + 1,
                          slow->ranges[0][i].begin, slow->ranges[0][i].end);
            zl_str_format(sql, i % 5 == 4 ? "NULL);" : "%u);",
                          1900 + 10 * s + i % 3);
            slow_add_regions(slow, i, number, &regions, sql);
            zl_str_clear(&text);
        }
        slow_add_gone(index, s, sql);
    }
}

#define SLOW_TABLES                                                            \
    "PRAGMA page_size = 1024; PRAGMA application_id = 2053729385;"             \
    "CREATE TABLE settings (key TEXT, value TEXT);"                            \
    "CREATE TABLE segments (number INTEGER PRIMARY KEY, file TEXT,"            \
    " documents INTEGER, tokens INTEGER, types INTEGER, size INTEGER,"         \
    " checksum TEXT);"                                                         \
    "CREATE TABLE gone (segment INTEGER, \"begin\" INTEGER, \"end\" INTEGER);" \
    "CREATE TABLE documents (number INTEGER PRIMARY KEY, name TEXT,"           \
    " path TEXT, bytes INTEGER, digest TEXT, segment INTEGER,"                 \
    " \"begin\" INTEGER, \"end\" INTEGER, year INTEGER);"                      \
    "CREATE TABLE regions (number INTEGER PRIMARY KEY, document INTEGER,"      \
    " region TEXT, lang TEXT, \"begin\" INTEGER, \"end\" INTEGER);"            \
    "CREATE TABLE repairs (number INTEGER PRIMARY KEY, document INTEGER,"      \
    " offset INTEGER, at INTEGER, removed TEXT, inserted TEXT, place TEXT);"   \
    "CREATE TABLE pairs (number INTEGER PRIMARY KEY, a INTEGER, b INTEGER);"   \
    "CREATE TABLE beads (number INTEGER PRIMARY KEY, pair INTEGER,"            \
    " a_begin INTEGER, a_end INTEGER, b_begin INTEGER, b_end INTEGER,"         \
    " confidence REAL, hand INTEGER);"                                         \
    "CREATE TABLE glossary (number INTEGER PRIMARY KEY, term TEXT,"            \
    " variant TEXT, reading TEXT, translations TEXT);"                         \
    "CREATE VIEW text AS SELECT regions.number AS number,"                     \
    " documents.name AS doc, regions.region AS region,"                        \
    " regions.lang AS lang, documents.year AS year FROM regions"               \
    " JOIN documents ON documents.number = regions.document;"                  \
    "INSERT INTO settings VALUES ('format', '" ZL_CATALOGUE_FORMAT "'),"       \
    " ('profile', 'slow');"

static inline void slow_save_catalogue(const char *folder, const char *sql)
{
    sqlite3 *database;

    if (sqlite3_open(":memory:", &database) ||
        sqlite3_exec(database, SLOW_TABLES, NULL, NULL, NULL) ||
        sqlite3_exec(database, sql, NULL, NULL, NULL))
        abort();
    slow_save_database(folder, ZL_CATALOGUE_FILE, database);
}

/* Write the index to a folder, which is made. */
static inline void slow_index_write(const slow_index *index,
                                    const char *folder)
{
    zl_str sql = { 0 };

    if (zl_file_make_folder(folder, NULL))
        abort();
    zl_str_add_text(&sql, "BEGIN;");
    for (uint32_t i = 0; i < index->segments; i++)
        slow_add_segment(&index->segment[i], i + 1, folder, &sql);
    slow_add_documents(index, &sql);
    zl_str_add_text(&sql, "COMMIT;");
    slow_save_catalogue(folder, zl_str_text(&sql));
    zl_str_clear(&sql);
}

#endif
