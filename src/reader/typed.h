/* typed.h -- metadata columns compared as what they are: dates by the day,
 * whatever form they have, lists by their members. */
#ifndef ZL_READER_TYPED_H
#define ZL_READER_TYPED_H

#include "reader/corpus.h"

#include <sqlite3.h>

/* The column that is there for a condition and for `by` where the catalogue
 * has a column `date` and none of this name. */
#define ZL_TYPED_YEAR "year"
bool zl_typed_has_year(const zili_corpus *corpus);

/* The year of a document's date, 0 where it has none. */
int zl_typed_year(const zili_corpus *corpus, uint32_t document);

/* Put a view `text` before that of the catalogue, where columns want it: in it
 * dates are in the order of time, a list equals each of its members and a
 * text that it is, and `year` is there. Fails with ZILI_ENOMEM, and with
 * ZILI_EFORMAT where the catalogue is damaged. */
ZILI_MUST_CHECK zili_status zl_typed_view(const zili_corpus *corpus,
                                          sqlite3 *database, zili_error *err);

/* The order of two values of a column. */
int zl_typed_compare(zl_column_kind kind, const char *a, const char *b);

/* The name of a list that the condition asks with IN, or NULL: a list is
 * compared with one value at a time. */
const char *zl_typed_list_in(const zili_corpus *corpus, const char *condition);

#endif
