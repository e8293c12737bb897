/* catalogue.h -- a ledger → catalogue.sqlite, and back. */
#ifndef ZL_WRITER_CATALOGUE_H
#define ZL_WRITER_CATALOGUE_H

#include "writer/ledger.h"

#include <zili/error.h>

/* Write the file at `path`, through to the disk, in the place of one that is
 * there. The same ledger gives the same bytes. On failure the file is as it
 * was: ZILI_EIO, ZILI_EUSAGE (more columns than a table can have),
 * ZILI_ENOMEM. Time: O(documents + regions + repairs + beads). */
ZILI_MUST_CHECK zili_status zl_catalogue_write(const zl_ledger *ledger,
                                               const char *path,
                                               zili_error *err);

/* Read the file at `path` into a ledger that is { 0 }; zl_ledger_clear() in
 * any case. Its sum is checked, and that its numbers are those of documents
 * and segments that it has. Fails with ZILI_EIO, ZILI_EFORMAT, ZILI_ENOMEM.
 * Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_catalogue_load(zl_ledger *ledger,
                                              const char *path,
                                              zili_error *err);

#endif
