/* catalogue.h -- catalogue.sqlite, opened: what an index is made of.
 *
 * SQLite reads the mapped bytes of the file, not the file by its name: so a
 * corpus keeps its catalogue when another index takes the name, and every
 * question can have a connection of its own. Only settings and segments are
 * loaded here; documents are asked for when they are needed (documents.h). */
#ifndef ZL_READER_CATALOGUE_H
#define ZL_READER_CATALOGUE_H

#include "base/array.h"
#include "base/file.h"
#include "base/map.h"

#include <sqlite3.h>

/* The line of the table segments. */
typedef struct zl_segment_line {
    const char *file, *checksum;
    uint64_t documents, tokens, types, size;
} zl_segment_line;

/* Documents that were removed, by their places in a segment. */
typedef struct zl_gone_line {
    uint32_t segment; /* from 0 */
    uint32_t begin, end;
} zl_gone_line;

typedef struct zl_catalogue {
    zl_span file; /* mapped by the caller */
    const char *path;
    sqlite3 *database;
    long patience;                   /* of the database: see below */
    zl_map texts;                    /* owns all texts */
    ZL_ARRAY(const char *) settings; /* key, value, … */
    ZL_ARRAY(zl_segment_line) segments;
    ZL_ARRAY(zl_gone_line) gone;
} zl_catalogue;

/* Open the database in `file`, which stays where it is; `path` is for
 * sentences, and outlives the catalogue. Release with zl_catalogue_clear() in
 * any case. Fails with ZILI_EFORMAT, ZILI_ENOMEM. Time: O(segments), the sum
 * is not checked. */
ZILI_MUST_CHECK zili_status zl_catalogue_read(zl_catalogue *out, zl_span file,
                                              const char *path,
                                              zili_error *err);
void zl_catalogue_clear(zl_catalogue *catalogue);

/* Check the sum over the file. Fails with ZILI_EFORMAT. Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_catalogue_check(const zl_catalogue *catalogue,
                                               zili_error *err);

/* A setting, or "". */
const char *zl_catalogue_setting(const zl_catalogue *catalogue,
                                 const char *key);

/* A connection of one's own, for reading; sqlite3_close(). NULL where SQLite
 * does not open it: out of memory. */
sqlite3 *zl_catalogue_connect(zl_span file);

/* Interrupt what the connection does when `*patience` times so many of
 * SQLite's steps are done: a view that never ends may stand where a table
 * should. `patience` outlives the connection. */
#define ZL_CATALOGUE_STEPS 1000
void zl_catalogue_limit(sqlite3 *database, long *patience);

/* ---- rows ---- */

/* The rows of a query, one after the other. The first thing that is wrong
 * with them is kept in words. */
typedef struct zl_select {
    sqlite3_stmt *row;
    zl_map *texts; /* takes the texts that are read */
    const char *fault;
    bool no_memory;
} zl_select;

/* Ask. The query has to give `columns` columns or more. Texts are copied to
 * `texts`, which may be NULL where none is. zl_select_end() must follow. */
void zl_select_begin(zl_select *rows, zl_catalogue *catalogue, const char *sql,
                     int columns, zl_map *texts);

/* Whether there is another row: then it is what the next calls read. */
bool zl_select_next(zl_select *rows);

/* A text: copied, and a fault where there is none; or lent until the next row,
 * empty where there is none. */
const char *zl_select_text(zl_select *rows, int column);
zl_view zl_select_view(zl_select *rows, int column);
bool zl_select_missing(zl_select *rows, int column);
uint64_t zl_select_number(zl_select *rows, int column, uint64_t most);

/* Something is wrong with the rows, in words that follow "is damaged: ". */
void zl_select_fault(zl_select *rows, const char *what);

/* Fails with ZILI_EFORMAT, ZILI_ENOMEM where anything went wrong. */
ZILI_MUST_CHECK zili_status zl_select_end(zl_select *rows,
                                          const zl_catalogue *catalogue,
                                          zili_error *err);

#endif
