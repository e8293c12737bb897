/* where.h -- a condition in SQL, asked of every region. */
#ifndef ZL_READER_WHERE_H
#define ZL_READER_WHERE_H

#include "reader/corpus.h"

typedef struct zl_where {
    bool *holds;       /* by region */
    bool names_region; /* the condition speaks of the column `region` */
} zl_where;

/* Evaluate `condition` for every row of the view `text`. It may read the
 * catalogue and do nothing else, and only for a limited time. Fails with
 * ZILI_EUSAGE (SQLite's own words), ZILI_ENOMEM. Release with
 * zl_where_clear() in any case. Time: O(regions), for a plain condition. */
ZILI_MUST_CHECK zili_status zl_where_ask(zl_where *out,
                                         const zili_corpus *corpus,
                                         const char *condition,
                                         zili_error *err);
void zl_where_clear(zl_where *where);

/* "doc, region, lang, date, …": what a condition or a `by` may name. */
void zl_where_add_columns(const zili_corpus *corpus, zl_str *list);

#endif
