/* schema.h -- the SQL that makes a catalogue. */
#ifndef ZL_WRITER_SCHEMA_H
#define ZL_WRITER_SCHEMA_H

#include "writer/ledger.h"

#include <zili/error.h>

typedef struct zl_schema {
    zl_str create;          /* tables and view; leaves a transaction open */
    zl_str insert_document; /* a parameter for every column */
} zl_schema;

/* The name of the column for a metadata key: in lower case, and not one that
 * the tables have already ("doc_name" for "name"). */
void zl_schema_column(zl_str *column, const char *key);

/* Fails with ZILI_EUSAGE (more metadata columns than a table can have),
 * ZILI_ENOMEM; zl_schema_clear() in any case. Time: O(data). */
ZILI_MUST_CHECK zili_status zl_schema_init(zl_schema *schema,
                                           const zl_ledger *ledger,
                                           zili_error *err);
void zl_schema_clear(zl_schema *schema);

#endif
