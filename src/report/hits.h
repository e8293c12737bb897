/* hits.h -- the lines behind the numbers of a table. */
#ifndef ZL_REPORT_HITS_H
#define ZL_REPORT_HITS_H

#include "report/hit_query.h"
#include "table/table.h"

/* `table` with one more column, `hits`: for each row the command that shows
 * the lines which its number counts, as "kwic home.zili …". `*out` is NULL
 * where the analysis' rows are lines themselves, or where no query gives what
 * it counted; else the caller's. Fails with ZILI_ENOMEM. Time: O(cells). */
ZILI_MUST_CHECK zili_status zl_hits(zili_table **out,
                                    const zl_outline *outline,
                                    const zl_exhibit *exhibit,
                                    const zili_table *table,
                                    zili_error *err);

/* The question whose answer are the lines behind some numbers of a row. Start
 * from { 0 }; release with zl_hits_clear(), which is done in any case. */
typedef struct zl_hits_question {
    const char *columns; /* of these numbers, with commas between */
    zl_hit_part part;
    zl_str query, where, command;
} zl_hits_question;

void zl_hits_clear(zl_hits_question *question);
bool zl_hits_failed(const zl_hits_question *question); /* without memory */

/* The i-th question of a row, from 0: false where there is none, or where one
 * of its texts has failed. */
bool zl_hits_ask(const zl_outline *outline, const zl_exhibit *exhibit,
                 const zili_table *table, size_t row, size_t i,
                 zl_hits_question *question);

/* What else the question is to be asked with, as the exhibit was: { option,
 * value, … }, lent by the exhibit; fewer than ZL_HITS_OPTIONS texts. */
#define ZL_HITS_OPTIONS 16
size_t zl_hits_options(const zl_exhibit *exhibit,
                       const char *options[ZL_HITS_OPTIONS]);

#endif
