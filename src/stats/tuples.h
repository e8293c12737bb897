/* tuples.h -- whether the words of an n-gram belong together, all of them and
 * not only some.
 *
 * Blaheta and Johnson (2001), "Unsupervised learning of multi-word verbs",
 * ACL workshop on collocation: the interaction of all n words in a log-linear
 * model. Their "all subtuples" measure, as quanteda.textstats has it. */
#ifndef ZL_STATS_TUPLES_H
#define ZL_STATS_TUPLES_H

#include <stddef.h>

#define ZL_TUPLE_MOST 16 /* words */

typedef struct zl_tuple {
    double lambda; /* Σ_S (-1)^(n - |S|)·ln n(S) */
    double z;      /* lambda/√(Σ_S 1/n(S)) */
} zl_tuple;

/* Of an n-gram of `size` words, 1 to ZL_TUPLE_MOST. exact[S], for each of the
 * 2^size sets S of positions (bit 0: the first word), is how many n-grams of
 * the text have the same word at the positions of S, and another at every
 * other one; n(S) is that and `smoothing`. NAN where the size is another or an
 * n(S) is not above 0. Time: O(2^size). */
zl_tuple zl_tuple_of(const double *exact, unsigned size, double smoothing);

/* From how many have the same word at the positions of S at least, to how
 * many at exactly these; in place. Counts stay exact up to 2^53.
 * Time: O(size·2^size). */
void zl_tuple_to_exact(double *counts, unsigned size);

#endif
