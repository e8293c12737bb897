/* adjust.h -- p-values of many tests.
 *
 * All of them: adjusted p-values of `count` tests into `adjusted`, which may
 * be `p` itself. NAN stays NAN and is not counted as a test. False without
 * memory. Time: O(count log count). */
#ifndef ZL_STATS_ADJUST_H
#define ZL_STATS_ADJUST_H

#include <stdbool.h>
#include <stddef.h>

/* The chance of one false alarm among all tests: Holm (1979) is never less
 * sharp than Bonferroni; Šidák (1967) takes the tests for independent. */
bool zl_adjust_bonferroni(const double *p, size_t count, double *adjusted);
bool zl_adjust_sidak(const double *p, size_t count, double *adjusted);
bool zl_adjust_holm(const double *p, size_t count, double *adjusted);

/* The share of false alarms among what is found: Benjamini and Hochberg
 * (1995), and Benjamini and Yekutieli (2001), who allow any dependence. */
bool zl_adjust_bh(const double *p, size_t count, double *adjusted);
bool zl_adjust_by(const double *p, size_t count, double *adjusted);

typedef struct zl_adjustment {
    const char *name;
    const char *formula; /* of m tests */
    bool (*adjust)(const double *p, size_t count, double *adjusted);
    const char *source; /* a key of literature */
} zl_adjustment;

/* All of them; the last one has no name. */
extern const zl_adjustment zl_adjustments[];

/* The one called so, or NULL. */
const zl_adjustment *zl_adjustment_find(const char *name, size_t size);

#endif
