/* keyness.h -- how much more a word is at home in one corpus, the target, than
 * in another, the reference: every measure there is, by name.
 *
 * It occurs a times among the n1 words of the target and b times among the n2
 * of the reference; p1 = a/n1, p2 = b/n2, N = n1 + n2, Ei = ni·(a + b)/N. The
 * names and formulas are those of the manual. */
#ifndef ZL_STATS_KEYNESS_H
#define ZL_STATS_KEYNESS_H

#include "stats/association.h"

typedef struct zl_comparison {
    double a, b, n1, n2;
    double tests; /* words that are compared: what Bonferroni divides by */
} zl_comparison;

/* O11 = a, O21 = b, R1 = n1, R2 = n2. */
zl_contingency zl_comparison_table(zl_comparison c);

typedef struct zl_keyness {
    const char *name;
    const char *other;   /* a shorter name, or NULL */
    const char *formula; /* in words of the comparison */
    double (*value)(zl_comparison c, double k);
    int decimals;       /* worth showing */
    bool falls;         /* the smaller, the stronger: a p-value */
    const char *source; /* a key of literature, or NULL */
    double k;           /* what `value` is called with */
    double (*same)(zl_contingency t); /* instead of `value` */
} zl_keyness;

/* All of them; the last one has no name. */
extern const zl_keyness zl_keynesses[];

/* The measure called so by either name into `*out`; simple_maths_k with any
 * number for k. False where there is none. */
bool zl_keyness_find(zl_keyness *out, const char *name, size_t size);

/* The value, or NAN; and then why, a clause that can follow "because". NULL
 * where there is a value. Time: as association.h says. */
double zl_keyness_value(const zl_keyness *measure, zl_comparison c);
const char *zl_keyness_reason(const zl_keyness *measure, zl_comparison c);

#endif
