/* fcm.h -- which types stand together, and how often: the matrix of
 * co-occurrences, as fcm() of quanteda counts it. */
#ifndef ZL_STATS_FCM_H
#define ZL_STATS_FCM_H

#include <zili/error.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Documents as numbers of types. Numbers should be given as types come, since
 * `ZL_FCM_UPPER` is by them. All is the caller's. */
typedef struct zl_sequences {
    const uint32_t *words; /* of all documents, one after the other */
    const size_t *ends;    /* of each document, among the words */
    size_t documents;
    uint32_t types; /* words are below this */
} zl_sequences;

/* What two types count where they stand together. In a window:
 *
 *   frequency  each pair of tokens at most `window` apart counts 1; of the
 *              same type 2, as either is near the other
 *   boolean    a document counts each pair of types once; the same type 2
 *   weighted   a pair of tokens at a distance of d counts weights[d - 1], or
 *              1/d; of the same type twice that
 *
 * `ordered` counts a pair for the type that stands first, and then the same
 * type once. In a document (window 0), with counts m and n in it: frequency
 * m·n, and m·(m - 1)/2 of the same type; boolean 1, of the same type where
 * m >= 2. */
typedef enum zl_fcm_count {
    ZL_FCM_FREQUENCY,
    ZL_FCM_BOOLEAN,
    ZL_FCM_WEIGHTED
} zl_fcm_count;

/* The one called "frequency", "boolean" or "weighted"; false for others. */
bool zl_fcm_count_find(const char *name, zl_fcm_count *count);

typedef struct zl_fcm_settings {
    size_t window; /* tokens to either side; 0: the document */
    zl_fcm_count count;
    const double *weights; /* of distances 1 to `window`, or NULL: 1/d */
    bool ordered;          /* row before column; windows alone */
    bool whole; /* [a][b] and [b][a] both; otherwise the upper triangle, the
                   row the smaller number. Nothing to `ordered` */
} zl_fcm_settings;

typedef struct zl_fcm_cell {
    uint32_t row, column;
    double value;
} zl_fcm_cell;

typedef struct zl_fcm {
    zl_fcm_cell *cells; /* those that are not 0, row by row; its own */
    size_t count;
} zl_fcm;

/* Count. ZILI_EUSAGE for an ordered or weighted document; ZILI_ENOMEM. On
 * failure and after zl_fcm_clear() `fcm` holds nothing. Sums are made in the
 * order of the tokens. Time: O(tokens · window), or of documents O(types²) of
 * each; and the cells, sorted. */
zili_status zl_fcm_init(zl_fcm *fcm, const zl_sequences *sequences,
                        const zl_fcm_settings *settings, zili_error *err);
void zl_fcm_clear(zl_fcm *fcm);

#endif
