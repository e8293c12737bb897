/* catalogue.h -- catalogue.sqlite, checked and loaded into memory.
 *
 * SQLite reads the mapped bytes of the file, not the file by its name: so a
 * corpus keeps its catalogue when another index takes the name, and every
 * question can have a connection of its own. */
#ifndef ZL_READER_CATALOGUE_H
#define ZL_READER_CATALOGUE_H

#include "base/array.h"
#include "base/file.h"
#include "base/map.h"
#include "reader/corpus.h"
#include "reader/segment.h"

#include <sqlite3.h>

/* The line of the table segments. */
typedef struct zl_segment_line {
    const char *file, *checksum;
    uint64_t tokens, types, size;
} zl_segment_line;

typedef struct zl_catalogue {
    zl_span file;                    /* mapped by the caller */
    zl_map texts;                    /* owns all texts */
    ZL_ARRAY(const char *) settings; /* key, value, … */
    ZL_ARRAY(zl_segment_line) segments;
    ZL_ARRAY(const char *) columns; /* of metadata */
    ZL_ARRAY(zl_document) documents;
    ZL_ARRAY(const char *) data; /* documents × columns */
    ZL_ARRAY(zl_area) areas;
    ZL_ARRAY(zl_repair) repairs;
} zl_catalogue;

/* Check and load the database in `file`, which stays where it is; `path` is
 * for sentences. Release with zl_catalogue_clear(), also after a failure:
 * ZILI_EFORMAT, ZILI_ENOMEM. Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_catalogue_read(zl_catalogue *out, zl_span file,
                                              const char *path,
                                              zili_error *err);
void zl_catalogue_clear(zl_catalogue *catalogue);

/* Whether documents, regions and repairs fit each other and the segment;
 * NULL, or what does not. Time: O(documents + regions + repairs). */
const char *zl_catalogue_fault(const zl_catalogue *catalogue,
                               const zl_segment *segment);

/* A connection of one's own, for reading; sqlite3_close(). NULL where SQLite
 * does not open it: out of memory. */
sqlite3 *zl_catalogue_connect(zl_span file);

/* Interrupt what the connection does when `*patience` times so many of
 * SQLite's steps are done. `patience` outlives the connection. */
#define ZL_CATALOGUE_STEPS 1000
void zl_catalogue_limit(sqlite3 *database, long *patience);

#endif
