/* writer_parts.h -- what a writer is made of, for writer*.c alone. */
#ifndef ZL_WRITER_WRITER_PARTS_H
#define ZL_WRITER_WRITER_PARTS_H

#include "writer/aside.h"
#include "writer/change.h"
#include "writer/publish.h"
#include "writer/run.h"
#include "writer/writer.h"

struct zl_writer {
    zl_writer_options options;
    zl_ledger ledger;
    zl_publication publication; /* of a new index */
    zl_change change;           /* of one that is there */
    const char *folder;         /* where files are made */

    /* The segment that is being made: runs that were written, mapped, and the
     * one in memory. */
    zl_asides aside;
    zl_run run;
    uint32_t tokens, documents; /* of all of them */
    uint64_t number;            /* of its file */

    uint64_t all_tokens, all_documents; /* that were taken */
    size_t old_segments, old_documents; /* that were there */
    zili_status status;                 /* the first failure */
    zili_error error;
};

/* Remember that there was no memory, or no room on the disk for what the ledger
 * has there; gives false. */
bool zl_writer_lack_memory(zl_writer *writer);

/* Whether nothing has failed and nobody has stopped it. */
bool zl_writer_goes_on(zl_writer *writer);

/* Write the segment, and begin the next one. */
void zl_writer_end_segment(zl_writer *writer);

#endif
