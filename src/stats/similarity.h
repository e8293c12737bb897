/* similarity.h -- how like two documents are, or two words: similarities and
 * distances of rows of counts, by name.
 *
 * Where one is not defined, as the cosine of a row of nothing, it is NAN, and
 * `reason` says why. What the measures are good for: P. Legendre and L.
 * Legendre (2012), Numerical Ecology, chapter 7; for authorship J. Burrows
 * (2002), "'Delta': a measure of stylistic difference", Literary and
 * Linguistic Computing 17, 267-287. */
#ifndef ZL_STATS_SIMILARITY_H
#define ZL_STATS_SIMILARITY_H

#include <zili/error.h>

#include <stdbool.h>
#include <stddef.h>

/* Rows of numbers, none below 0, and what some measures must know of all of
 * them. Everything but `counts` is the profile's own. */
typedef struct zl_profile {
    const double *counts; /* lent: [row][column] */
    size_t rows, columns;
    double *totals;     /* of each row */
    double *masses;     /* of each column, a share of all */
    double *deviations; /* of each column's shares of the rows (n - 1) */
} zl_profile;

/* False without memory. Time: O(rows · columns). */
bool zl_profile_init(zl_profile *profile, const double *counts, size_t rows,
                     size_t columns);
void zl_profile_clear(zl_profile *profile);

typedef struct zl_similarity {
    const char *name;
    const char *formula;
    double (*value)(const zl_profile *profile, size_t a, size_t b);
    bool is_distance;   /* 0 for the same, rather than the most */
    const char *reason; /* why it may be NAN; a sentence, or NULL */
} zl_similarity;

/* All of them; the last one has no name. x and y are the counts of two rows,
 * p and q their shares of their rows, + a count above 0. A value takes
 * O(columns). */
extern const zl_similarity zl_similarities[];

/* The one called so, or NULL. */
const zl_similarity *zl_similarity_find(const char *name);

/* Of all pairs: `values` has room for rows·rows, and is symmetric but for
 * kullback_leibler, [a][b]. The result does not depend on `threads`.
 * Time: O(rows² · columns). */
void zl_similarity_all(const zl_similarity *similarity,
                       const zl_profile *profile, size_t threads,
                       double *values);

/* Weigh counts, in place, by how few rows have a column: x·lg10(rows/rows
 * that have it); a column that all have becomes 0. K. Sparck Jones (1972),
 * Journal of Documentation 28, 11-21. Time: O(rows · columns). */
void zl_weigh_by_rarity(double *counts, size_t rows, size_t columns);

#endif
