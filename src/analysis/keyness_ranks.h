/* keyness_ranks.h -- the words of two sides, measured and put in order. */
#ifndef ZL_ANALYSIS_KEYNESS_RANKS_H
#define ZL_ANALYSIS_KEYNESS_RANKS_H

#include "analysis/keyness_sides.h"
#include "base/array.h"
#include "stats/adjust.h"
#include "stats/keyness.h"
#include "stats/permutation.h"

/* A column of real numbers: a measure, p adjusted, or p by documents. */
typedef struct zl_key_column {
    char *name; /* owned */
    zl_keyness measure;
    const zl_adjustment *adjustment; /* or NULL */
    double *adjusted;                /* by word */
    bool permuted, permuted_adjusted;
} zl_key_column;

typedef enum zl_key_part {
    ZL_KEY_ALL,
    ZL_KEY_POSITIVE,
    ZL_KEY_NEGATIVE,
    ZL_KEY_LOCKWORDS
} zl_key_part;

typedef struct zl_key_row {
    uint32_t word;
    double strength; /* what sorts */
    double p_perm, p_perm_adj;
    const char *reason; /* why there is none, constant, or NULL */
} zl_key_row;

/* What sorts. */
typedef enum zl_key_order {
    ZL_KEY_BY_MEASURE,
    ZL_KEY_BY_TERM,
    ZL_KEY_BY_COUNT, /* of a side */
    ZL_KEY_BY_DOCS,
    ZL_KEY_BY_PERMUTED
} zl_key_order;

/* Start from { 0 }. The first seven columns are g2, p, p_adj, log_ratio,
 * ci_low, ci_high and lrc. */
typedef struct zl_key_ranks {
    const zl_sides *sides;
    ZL_ARRAY(zl_key_column) columns;
    zl_key_order order;
    int side;
    zl_keyness sort; /* where a measure sorts */
    zl_key_part part;
    size_t threads;
    zl_key_row *rows;
    size_t count, all; /* rows; and without a limit */
    double *values;    /* of each row, of each column */
    zl_permutations permutations;
    size_t tests;      /* words with a p_perm, whether they are rows or not */
    size_t blocks[2];  /* that were permuted, by side */
    bool permuted;
} zl_key_ranks;

enum { ZL_KEY_P_ADJ = 2, ZL_KEY_FIXED = 7 };

/* Make the columns: those of every answer, p_perm and p_perm_adj where
 * `permuted`, and the
 * measures of a list of names with commas between, or all; NULL: none more.
 * And read what sorts: a column, or any measure; NULL: g2, of lockwords
 * ci_high. Fails with ZILI_EUSAGE (no such measure or column: which there
 * are), ZILI_ENOMEM. Clear in any case. */
ZILI_MUST_CHECK zili_status zl_key_columns_make(zl_key_ranks *ranks,
                                                const char *adjustment,
                                                const char *measures,
                                                bool permuted,
                                                zili_error *err);
ZILI_MUST_CHECK zili_status zl_key_order_read(zl_key_ranks *ranks,
                                              const char *sort,
                                              zili_error *err);

/* Measure `sides`: choose the words that are frequent enough and on the part
 * asked for, sort them, keep `limit` (0: all), and compute their columns. With
 * `permuting` documents are permuted, for all words that are frequent enough,
 * whatever else leaves them out; so many tests there are. Fails with
 * ZILI_ENOMEM. The same for any number of threads.
 * Time: O(words) for p, O(rows) for the rest; see permutation.h. */
ZILI_MUST_CHECK zili_status zl_key_ranks_make(zl_key_ranks *ranks,
                                              const zl_sides *sides,
                                              uint64_t min_freq,
                                              uint64_t limit,
                                              const zl_permuting *permuting,
                                              zili_error *err);
void zl_key_ranks_clear(zl_key_ranks *ranks);

/* What is compared of a word. */
zl_comparison zl_key_comparison(const zl_sides *sides, uint32_t word);

/* Why a column of a row has no number, a clause that can follow "because". */
const char *zl_key_reason(const zl_key_ranks *ranks, size_t row,
                          size_t column);

/* The p of documents, or blocks, into the rows, and adjusted for all words that
 * occur at least `min_freq` times. ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_key_permute(zl_key_ranks *ranks,
                                           const zl_permuting *permuting,
                                           const zl_adjustment *adjustment,
                                           uint64_t min_freq,
                                           zili_error *err);

#endif
