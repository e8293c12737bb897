/* stats.h -- measures from numbers alone, without a corpus. */
#ifndef ZILI_STATS_H
#define ZILI_STATS_H

#include "option.h"
#include "table.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What is measured. */
typedef enum zili_stats_kind {
    ZILI_STATS_ASSOCIATION, /**< how strongly two things belong together */
    ZILI_STATS_KEYNESS,     /**< how much more a word is at home in one of
                                 two corpora */
    ZILI_STATS_DISPERSION,  /**< how evenly a word is spread over parts */
    ZILI_STATS_DIVERSITY    /**< how rich in different words a text is */
} zili_stats_kind;

/** The kind called "association", "keyness", "dispersion" or "diversity" into
 * `*kind`; false where there is none. */
ZILI_API bool zili_stats_find(const char *name, zili_stats_kind *kind);

/** What may be asked. A struct of zeros asks for what is usual. */
typedef struct zili_stats_options {
    const char *measure; /**< names with commas between; NULL or "all": all. A
                              beginning as "delta_p" stands for all that
                              begin so */
    int adjust; /**< association, keyness: p_adj, the p of G² adjusted; 0
                     none, then bonferroni, sidak, holm, bh, by */
    uint64_t tests;   /**< association, keyness: tests made, where the file
                           has only those with the smallest p; 0: as many as
                           it has rows */
    uint64_t n1, n2;  /**< keyness: words of target and reference, where the
                           file has no such columns; 0: the sums of a and b */
    bool any_length;  /**< diversity: also of texts too short for it */
    uint64_t pieces;  /**< diversity: means over pieces of so many tokens, and
                           their intervals, instead of the text; 0: no */
    uint64_t bootstrap; /**< diversity: intervals from so many samples of
                             blocks; 0: none */
    uint64_t block;   /**< tokens of a block; 0: sentences, or 100 */
    uint64_t seed;    /**< of the bootstrap */
    uint64_t threads; /**< at most so many; 0: as many as there are cores */
} zili_stats_options;

ZILI_API extern const zili_option zili_stats_option_list[];

/** Measure what stands in the TSV file at `path`.
 *
 * Association wants the columns O11 R1 C1 N (or f f1 f2 N, or O11 O12 O21
 * O22) and keyness a b n1 n2 (or n_target n_reference N_target N_reference, or
 * the same as association); the table has the same rows with a column a
 * measure. Dispersion wants a row for each part with v and size, and word and
 * part where there are several; or size and a column for each word; or rows
 * with lists in v and size, or columns v_1 … size_1 …; or tokens as below, of
 * all of which it gives every measure. Diversity wants a token a line, or
 * columns token and doc, with sent for a bootstrap. The manual says more, and
 * has the formula of each measure.
 *
 * Where a measure is not defined its cell is missing, and a note of the table
 * says why. Real numbers have all their digits in formats for machines.
 *
 * On success `*out` is the caller's; on failure NULL: ZILI_EUSAGE (no such
 * measure: which there are), ZILI_EFORMAT (no such column, a cell that is no
 * number: file, line and column), ZILI_EIO, ZILI_ENOMEM. The result is the
 * same for any number of threads. Time: rows times that of the measures. */
ZILI_API ZILI_MUST_CHECK zili_status zili_stats(
    zili_stats_kind kind, const char *path, const zili_stats_options *options,
    zili_table **out, zili_error *err);

/** All measures of a kind: name, other name, formula, key of the literature
 * they are from. Fails with ZILI_ENOMEM. */
ZILI_API ZILI_MUST_CHECK zili_status zili_stats_list(zili_stats_kind kind,
                                                     zili_table **out,
                                                     zili_error *err);

/** Say what a measure is: its formula, the base of its logarithm, the numbers
 * of one row of the table (the four cells, where it has such), what was
 * counted, and the literature. `item` is a text in the row, NULL for the
 * first; a table without rows has no numbers. Fails with ZILI_EUSAGE (no such
 * measure, no such row), ZILI_EIO where `write` refuses, ZILI_ENOMEM.
 * Time: O(rows). */
ZILI_API ZILI_MUST_CHECK zili_status zili_explain(
    const zili_table *table, const char *measure, const char *item,
    zili_write_fn *write, void *user, zili_error *err);

/** The same with the numbers of the row with that number. */
ZILI_API ZILI_MUST_CHECK zili_status zili_explain_row(
    const zili_table *table, const char *measure, size_t row,
    zili_write_fn *write, void *user, zili_error *err);

/** Whether zili_explain() knows what is called so, before there is a table.
 * Fails with ZILI_EUSAGE, with the names that are near; ZILI_ENOMEM. */
ZILI_API ZILI_MUST_CHECK zili_status zili_explain_check(const char *measure,
                                                        zili_error *err);

/** Everything that can be cited: measures, tests, methods, laws, windows, each
 * with its other name, the family it is of, the page of the manual, formula,
 * and key of the literature. Fails with ZILI_ENOMEM. */
ZILI_API ZILI_MUST_CHECK zili_status zili_cite_list(zili_table **out,
                                                    zili_error *err);

/** The literature of measures, or what has such a key, as entries of BibTeX,
 * each once. Fails with ZILI_EUSAGE (no such measure), ZILI_EIO where `write`
 * refuses, ZILI_ENOMEM. */
ZILI_API ZILI_MUST_CHECK zili_status zili_cite(const zili_texts *measures,
                                               zili_write_fn *write,
                                               void *user, zili_error *err);

#ifdef __cplusplus
}
#endif
#endif
