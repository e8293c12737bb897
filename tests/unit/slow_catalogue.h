/* slow_catalogue.h -- the catalogue of an index changed by statements of
 * SQL. */
#ifndef SLOW_CATALOGUE_H
#define SLOW_CATALOGUE_H

#include "base/file.h"
#include "base/mem.h"
#include "index/catalogue.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static inline void slow_save(const char *folder, const char *name,
                             const void *bytes, size_t size)
{
    char path[256];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(bytes, 1, size, file) != size || fclose(file))
        abort();
}

static inline void slow_save_database(const char *folder, const char *name,
                                      sqlite3 *database)
{
    sqlite3_int64 size;
    uint8_t *bytes = sqlite3_serialize(database, "main", &size, 0);

    if (!bytes)
        abort();
    zl_span file = { bytes, (size_t)size };
    zl_catalogue_store_sum(bytes, zl_catalogue_sum(file));
    slow_save(folder, name, bytes, file.size);
    sqlite3_free(bytes);
    sqlite3_close(database);
}

/* Change the catalogue of an index; what it becomes is called `name`. */
static inline void slow_change_catalogue_aside(const char *folder,
                                               const char *sql,
                                               const char *name)
{
    char path[256];
    sqlite3 *database;
    zl_span file;

    snprintf(path, sizeof path, "%s/%s", folder, ZL_CATALOGUE_FILE);
    if (zl_file_read(&file, path, NULL))
        abort();
    uint8_t *bytes = sqlite3_malloc64(file.size);
    memcpy(bytes, file.bytes, file.size);
    if (sqlite3_open(":memory:", &database) ||
        sqlite3_deserialize(database, "main", bytes, (sqlite3_int64)file.size,
                            (sqlite3_int64)file.size,
                            SQLITE_DESERIALIZE_FREEONCLOSE |
                                SQLITE_DESERIALIZE_RESIZEABLE) ||
        sqlite3_exec(database, sql, NULL, NULL, NULL))
        abort();
    slow_save_database(folder, name, database);
    zl_free((void *)(uintptr_t)file.bytes);
}

static inline void slow_change_catalogue(const char *folder, const char *sql)
{
    slow_change_catalogue_aside(folder, sql, ZL_CATALOGUE_FILE);
}

#endif
