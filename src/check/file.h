/* file.h -- one file, read as it would be for an index. */
#ifndef ZL_CHECK_FILE_H
#define ZL_CHECK_FILE_H

#include "base/file.h"
#include "check/look.h"
#include "ingest/gather.h"
#include "writer/batch.h"

/* A document: where the same text is met again, that is told. */
typedef struct zl_checked_text {
    uint64_t sum; /* of its text */
    char *name;   /* of the file, and the part of it */
} zl_checked_text;

/* What a file is, and has. Start from { 0 }; its memory is kept for the next
 * one. */
typedef struct zl_checked {
    zl_look look;
    const zl_filetype *type;
    zl_str encoding;      /* "gb18030, detected, .98" */
    zl_names languages;   /* in the order in which they are met */
    zl_names notes;       /* what is not kept, in sentences */
    ZL_ARRAY(zili_error) refusals; /* members of an archive that are refused */
    ZL_ARRAY(zl_checked_text) texts;
    uint64_t bytes, documents, empty, replaced, left_out;
    zl_batch *batch;      /* for tokens that come cut */
    zili_status status;   /* ZILI_OK, or why it is refused: the sentence */
    zili_error error;
} zl_checked;

void zl_checked_clear(zl_checked *checked);

/* Read a file and look at it, after forgetting what the one before left. What
 * is refused is in `checked`; false without memory alone. Time: O(bytes). */
bool zl_check_file(zl_checked *checked, const zl_found *found,
                   const zl_reading *reading, const char *columns,
                   const zl_garble *garble);

#endif
