/* mtld.h -- how many words it takes until a text repeats itself.
 *
 * McCarthy and Jarvis (2010), "MTLD, vocd-D, and HD-D", Behavior Research
 * Methods 42, 381-392. A factor is a stretch of text that ends where the share
 * of types in it falls to .72. */
#ifndef ZL_STATS_MTLD_H
#define ZL_STATS_MTLD_H

#include "stats/lexis.h"

typedef struct zl_factor {
    bool at;      /* ends at .72 and not only below it */
    size_t least; /* tokens that a factor must have */
} zl_factor;

/* N over the number of factors from the beginning on, or from the end; of an
 * open one at the end (1 - TTR)/(1 - .72) is counted. NAN where no word is
 * repeated. Time: O(tokens). */
double zl_mtld_forward(zl_lexis *lexis, zl_factor factor);
double zl_mtld_backward(zl_lexis *lexis, zl_factor factor);

/* The mean length of the factors that begin at each token, of those that end
 * before the text does; and with the text as a ring, a factor ending within
 * one round. NAN where none does, and without memory (lexis->failed). The
 * first is the mean of both directions. Time: O(tokens log tokens). */
double zl_mtld_ma_bid(zl_lexis *lexis, zl_factor factor);
double zl_mtld_ma_wrap(zl_lexis *lexis, zl_factor factor);

#endif
