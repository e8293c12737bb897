/* sentences.h -- the sentences of a scope one after the other, what was found
 * in them marked, as the rows of a table. */
#ifndef ZL_ANALYSIS_SENTENCES_H
#define ZL_ANALYSIS_SENTENCES_H

#include "analysis/ask.h"
#include "analysis/context.h"
#include "query/hits.h"
#include "table/rows.h"

/* A hit, and which item found it. */
typedef struct zl_found {
    zl_hit hit;
    uint32_t item;
} zl_found;

/* What the rows are made from; it owns all of it. In zl_sentences_rows() it is
 * `user`. Start from { 0 } and the ask. */
typedef struct zl_sentences {
    zl_ask ask;
    zl_items items;
    ZL_ARRAY(uint64_t) begins; /* of each row */
    ZL_ARRAY(uint32_t) areas;  /* of each row */
    ZL_ARRAY(zl_found) found;  /* rising */
    uint64_t longest;          /* hit, in tokens */
} zl_sentences;

void zl_sentences_free(void *user); /* NULL is allowed */

/* List the sentences of the scope; what lies in none is a row of its own.
 * False without memory. Time: O(sentences). */
bool zl_sentences_list(zl_sentences *sentences);

/* Find all items in them. Fails as zl_ask_all(). Time: O(hits log hits). */
ZILI_MUST_CHECK zili_status zl_sentences_find(zl_sentences *sentences,
                                              zili_error *err);

/* The columns of these rows, and the rows (rows.h). */
void zl_sentences_columns(zili_table *table, bool marked);
zili_status zl_sentences_rows(const void *user, size_t from, size_t to,
                              zl_rows *rows, zili_error *err);

#endif
