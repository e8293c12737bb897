/* scores.h -- the measures that were asked for, of many 2×2 tables; and why
 * some have no value. */
#ifndef ZL_ANALYSIS_SCORES_H
#define ZL_ANALYSIS_SCORES_H

#include "analysis/chosen.h"
#include "table/table.h"

typedef struct zl_scores {
    const zl_chosen_list *choice;
    const zl_contingency *tables; /* lent, by row */
    size_t rows;
    double *values; /* by row, and in it by measure */
} zl_scores;

/* Compute them all, on `threads` threads, with the same result for any
 * number. `choice` and `tables` are lent until the scores are cleared. False
 * without memory; clear in any case. */
bool zl_scores_make(zl_scores *scores, const zl_chosen_list *choice,
                    const zl_contingency *tables, size_t rows,
                    size_t threads);
void zl_scores_clear(zl_scores *scores);

/* A column a measure, called as it was asked for. */
void zl_scores_columns(const zl_chosen_list *choice, zili_table *table);

/* The cells of a row. */
void zl_scores_cells(const zl_scores *scores, size_t row, zl_rows *rows);

/* A note for each reason for which values are missing, and one for those that
 * are infinite; `what` is the word for the rows, as "collocates". Time:
 * O(rows · measures). */
void zl_scores_note(const zl_scores *scores, const char *what,
                    zili_table *table);

#endif
