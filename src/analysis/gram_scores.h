/* gram_scores.h -- whether the words of n-grams belong together.
 *
 * Margins are counted in the n-grams themselves: R1 of a bigram is how many
 * bigrams begin with its first word, N how many there are (stats/tuples.h has
 * the sums over longer ones). So all n-grams must be there, rare ones too. */
#ifndef ZL_ANALYSIS_GRAM_SCORES_H
#define ZL_ANALYSIS_GRAM_SCORES_H

#include "analysis/grams.h"
#include "analysis/scores.h"
#include "stats/tuples.h"

#define ZL_GRAM_SCORED_MOST 5 /* words */

/* What was asked for. */
typedef struct zl_gram_choice {
    bool tuples[2];      /* lambda, z */
    bool by_tuple, by_z; /* the first that was named is one of them; is z */
    zl_chosen_list association; /* only of bigrams */
    zl_str names;        /* of association; owned */
} zl_gram_choice;

/* Read "lambda,z,ll" or "all", for n-grams of so many words. Fails with
 * ZILI_EUSAGE, ZILI_ENOMEM. Clear in any case. */
ZILI_MUST_CHECK zili_status zl_gram_choice_read(zl_gram_choice *choice,
                                                const char *text, unsigned n,
                                                zili_error *err);
void zl_gram_choice_clear(zl_gram_choice *choice);

/* Rows of grams, in the order of the first measure. */
typedef struct zl_gram_scores {
    const zl_gram_choice *choice;
    size_t *order;  /* numbers of rows of the grams */
    size_t *begins; /* by group, and one more */
    size_t count, all; /* rows; as many without a limit */
    zl_tuple *tuples;  /* by place in the order */
    zl_contingency *tables; /* the same; NULL but for bigrams */
    zl_scores scores;
} zl_gram_scores;

/* Score the n-grams, all that there are of each group, and keep those that
 * occur `least` times, `limit` of each group (0: all). The same for any number
 * of threads. False without memory; clear in any case.
 * Time: O(rows · 2^n). Memory: rows · (4·n + 32) bytes on each thread, and
 * 8·2^n for a row that is kept. */
bool zl_gram_scores_make(zl_gram_scores *scores, const zl_grams *grams,
                         const zl_gram_choice *choice, uint64_t least,
                         uint64_t limit, size_t threads);
void zl_gram_scores_clear(zl_gram_scores *scores);

void zl_gram_scores_columns(const zl_gram_choice *choice, zili_table *table);
void zl_gram_scores_cells(const zl_gram_scores *scores, size_t i,
                          zl_rows *rows);

#endif
