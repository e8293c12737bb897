/* group.h -- regions, put into groups by the columns of `by`. */
#ifndef ZL_READER_GROUP_H
#define ZL_READER_GROUP_H

#include "base/array.h"
#include "reader/scope.h"

/* A column of `by`. */
typedef struct zl_by {
    enum { ZL_BY_DOC, ZL_BY_REGION, ZL_BY_LANG, ZL_BY_YEAR, ZL_BY_DATUM } kind;
    const char *name; /* lent by the corpus, or a constant */
    zl_column_kind column_kind; /* of a datum */
} zl_by;

typedef struct zl_grouping {
    const zili_corpus *corpus;
    ZL_ARRAY(zl_by) by;
    bool names_region;
    uint32_t *group_of;          /* by region; without `by` NULL */
    ZL_ARRAY(uint32_t) examples; /* a region of every group, in order */
} zl_grouping;

/* Understand `by`, which may be NULL. Fails with ZILI_EUSAGE (an unknown
 * column), ZILI_ENOMEM. zl_grouping_clear() in any case. */
ZILI_MUST_CHECK zili_status zl_grouping_init(zl_grouping *grouping,
                                             const zili_corpus *corpus,
                                             const char *by, zili_error *err);

/* Group the regions that are `taken`; not to be called without `by`. Time:
 * O(regions log regions). */
ZILI_MUST_CHECK zili_status zl_grouping_run(zl_grouping *grouping,
                                            const bool *taken,
                                            zili_error *err);

/* Copy number, columns and keys of the groups into the scope; false without
 * memory. */
bool zl_grouping_give(const zl_grouping *grouping, zl_scope *scope);

void zl_grouping_clear(zl_grouping *grouping);

#endif
