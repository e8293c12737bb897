/* record.h -- the rows of a text with a mark between cells, one by one.
 *
 * A cell that begins with a quote ends with the next lone one, and may hold
 * marks, ends of lines and doubled quotes; where what follows that quote is
 * neither a mark nor the end of the line, the quotes are part of the cell, as
 * all are in the middle of one. */
#ifndef ZL_INGEST_RECORD_H
#define ZL_INGEST_RECORD_H

#include "base/array.h"
#include "base/text.h"

#include <zili/error.h>

typedef struct zl_record {
    zl_view rest;   /* what is not yet read */
    char mark;      /* between cells */
    size_t line;    /* of the row read last, from 1 */
    size_t next;    /* line of the row after it */
    zl_str bytes;   /* of the cells of this row */
    ZL_ARRAY(size_t) ends; /* of each cell, in them */
} zl_record;

/* The rows of `text`, which is lent, after a byte order mark. */
void zl_record_begin(zl_record *record, zl_view text, char mark);
void zl_record_clear(zl_record *record);

/* Read the next row that is not blank; false where there is none. Fails with
 * ZILI_EFORMAT (a quote that is not closed: `record->line` says where it
 * begins), ZILI_ENOMEM. Time: O(bytes of the row). */
ZILI_MUST_CHECK zili_status zl_record_next(zl_record *record, bool *found);

/* A cell of the row, without blanks at its ends; empty behind the last one.
 * Lent until the next row. */
zl_view zl_record_cell(const zl_record *record, size_t column);

/* The mark of a table: of the tab, the comma and the semicolon the one that
 * its first line has most of; the tab where it has none. */
char zl_record_mark(zl_view text);

#endif
