/* kinds.h -- what the values of each metadata column are, over all documents.
 */
#ifndef ZL_WRITER_KINDS_H
#define ZL_WRITER_KINDS_H

#include "index/column.h"
#include "writer/ledger.h"

typedef struct zl_kind_of {
    zl_column_kind kind;
    uint64_t values; /* documents that have one */
    uint64_t odd;    /* values that are not of this kind: one in ten at most */
    const zl_ledger_datum *first_odd;
} zl_kind_of;

/* For every column of the ledger; zl_free(). A column is of the first kind of
 * integer, real, date that all its values are, or all but a tenth of ten or
 * more; else a list where two values or more are, or one in ten; else text.
 * NULL without memory. Time: O(values). */
zl_kind_of *zl_kinds_of(const zl_ledger *ledger);

#endif
