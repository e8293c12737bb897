/* later.h -- answers whose rows are made when they are wanted.
 *
 * The answer keeps what its rows are made from, scope and all, until the
 * table is freed. */
#ifndef ZL_ANALYSIS_LATER_H
#define ZL_ANALYSIS_LATER_H

#include "analysis/ask.h"
#include "table/rows.h"

/* How an analysis answers so. Its answer is a struct that begins with a
 * zl_ask, zeroed before `prepare`. */
typedef struct zl_later {
    size_t size; /* of the answer */
    /* Add the columns and notes of its own, and say how many rows there are.
     * Fails as the analysis does. */
    zili_status (*prepare)(void *answer, const void *options,
                           zili_table *table, size_t *rows, zili_error *err);
    zl_make_rows *make;          /* of the answer */
    void (*clear)(void *answer); /* all but the zl_ask; after any prepare */
} zl_later;

/* Answer a question: the run function of such an analysis. `options` begins
 * with a zili_question. Fails as `prepare`, and as zl_ask_open(). */
ZILI_MUST_CHECK zili_status zl_later_answer(const zl_later *later,
                                            const zili_corpus *corpus,
                                            const void *options,
                                            zili_table **out,
                                            zili_error *err);

/* The cells of a group's columns, and of count, per_million and docs: what
 * zl_ask_group_cells() and zl_ask_count_cells() are to other tables. */
void zl_later_group_cells(const zl_ask *ask, size_t group, zl_rows *rows);
void zl_later_count_cells(const zl_ask *ask, size_t group, uint64_t count,
                          uint64_t docs, zl_rows *rows);

#endif
