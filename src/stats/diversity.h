/* diversity.h -- how rich in different words a text is: every measure there
 * is, by name.
 *
 * N tokens, V types, V1 of which occur once and V2 twice; f of a type, TTR is
 * V/N of a piece of text. Names and formulas are those of the manual.
 *
 * A measure that is not defined is NAN, and why is said in words. INFINITY
 * is a value: of a text without a word that is repeated, for some. */
#ifndef ZL_STATS_DIVERSITY_H
#define ZL_STATS_DIVERSITY_H

#include "stats/lexis.h"

typedef struct zl_diversity {
    const char *name;
    const char *other;   /* a shorter name, or NULL */
    const char *formula; /* in words of the text */
    double (*value)(zl_lexis *lexis, double w);
    int decimals;       /* worth showing */
    bool falls;         /* the smaller, the more diverse */
    const char *source; /* a key of literature, or NULL */
    double w;           /* what `value` is called with */
    size_t least;       /* tokens; with fewer there is no value at all */
    size_t trusted;     /* with fewer none is given, unless it is asked for */
    size_t sound;       /* with fewer it says little: worth a warning */
} zl_diversity;

/* All of them; the last one has no name. mattr_w, msttr_w, hdd_w and
 * hdd_w_sum are there for any w, those in the list for some. */
extern const zl_diversity zl_diversities[];

/* The measure called so by either name into `*out`; of a family, for any w
 * from 1 to 999999999. False where there is none. */
bool zl_diversity_find(zl_diversity *out, const char *name, size_t size);

/* The value, or NAN. Time: as richness.h, windows.h, mtld.h and hdd.h say. */
double zl_diversity_value(const zl_diversity *measure, zl_lexis *lexis);

/* What a text of `count` tokens can have at the least and at the most, into
 * `*low` and `*high`; INFINITY where there is no most. No measure can be below
 * 0. Most have their ends where all tokens are of one type, or each of its
 * own. False without memory. Time: that of the value. */
bool zl_diversity_range(const zl_diversity *measure, size_t count,
                        double *low, double *high);

/* How many tokens it takes before a value is given. */
size_t zl_diversity_least(const zl_diversity *measure, const zl_lexis *lexis);

/* Why there is none, a clause that can follow "because"; NULL where there is.
 * Time: that of the value. */
const char *zl_diversity_reason(const zl_diversity *measure, zl_lexis *lexis);

#endif
