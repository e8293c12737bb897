/* dispersion.h -- how evenly a word is spread over the parts of a corpus:
 * every measure there is, by name.
 *
 * Part i of n has v_i hits and a size; s_i is its share of all sizes, p_i is
 * v_i/size_i, f the sum of v. Names and formulas are those of the manual; lg2
 * is the logarithm to base 2, lg10 that to base 10, 0·lg2 0 is 0.
 *
 * A measure that is not defined is NAN, and why is said in words; what is
 * not NAN has no reason. */
#ifndef ZL_STATS_DISPERSION_H
#define ZL_STATS_DISPERSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What is known of a word, lent. */
typedef struct zl_parts {
    const double *hits;  /* v */
    const double *sizes; /* above 0 */
    size_t count;
} zl_parts;

/* Parts without a hit, which need not be told one by one. */
typedef struct zl_rest {
    size_t count;
    double size;  /* of all of them */
    double least; /* no part, with a hit or without, is smaller */
} zl_rest;

/* Where its hits are, from 0 and rising, in all parts one after the other;
 * and where the parts end. Lent; a NULL `items`: not known. */
typedef struct zl_places {
    const uint64_t *items;
    size_t count;
    const uint64_t *ends;
    size_t parts;
} zl_places;

/* What the measures are made of: summed once for all of them. */
typedef struct zl_spread {
    zl_parts parts;
    zl_rest rest;
    zl_places places;
    const char *wrong;          /* with the numbers that were given; or NULL */
    double f, size;             /* sums of v and of sizes */
    double range;               /* parts with a hit */
    double held;                /* the share of all sizes that those have */
    double least, most;         /* of v */
    double least_s, least_held; /* of s: of all parts, of those with a hit */
    double sd_v, mean_p, sd_p;  /* sd: of the population */
    double entropy_v, entropy_p; /* bits */
    double chi2, chi2_equal;
    double roots, roots_s; /* Σ√v, Σ√(v·s) */
    double moved, bits;    /* Gries' DP, divergence */
    double *sorted;        /* p, rising */
} zl_spread;

/* Sum up. False without memory. Release with zl_spread_clear() in any case.
 * Time: O(parts log parts). */
bool zl_spread_make(zl_spread *out, zl_parts parts, zl_places places);

/* The same where `parts` are those with a hit and `rest` are the others: for a
 * word that stands in few of many parts. Of `places` too only the ends of
 * these parts are wanted, and the end of all. */
bool zl_spread_make_few(zl_spread *out, zl_parts parts, zl_rest rest,
                        zl_places places);
void zl_spread_clear(zl_spread *spread);

typedef struct zl_dispersion {
    const char *name;
    const char *other;   /* a shorter name, or NULL */
    const char *formula; /* in words of the parts */
    double (*value)(const zl_spread *spread);
    int decimals;       /* worth showing */
    bool falls;         /* the smaller, the more even */
    const char *source; /* a key of literature, or NULL */
    unsigned needs;     /* what must be there for it to be defined */
} zl_dispersion;

/* All of them; the last one has no name. */
extern const zl_dispersion zl_dispersions[];

/* The measure called so by either name, or NULL. */
const zl_dispersion *zl_dispersion_find(const char *name, size_t size);

/* Whether it is made of where the hits are. */
bool zl_dispersion_needs_places(const zl_dispersion *measure);

/* The value, or NAN; and then why, a clause that can follow "because". NULL
 * where there is a value. Time: O(1), O(parts) for `kromer_UR`, O(hits) for
 * what is made of distances. */
double zl_dispersion_value(const zl_dispersion *measure,
                           const zl_spread *spread);
const char *zl_dispersion_reason(const zl_dispersion *measure,
                                 const zl_spread *spread);

#endif
