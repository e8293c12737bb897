/* grams.h -- the n-grams of a scope, counted.
 *
 * Every n-gram is a key (keys.h). Keys are shared out to lists by their first
 * term, so that each list holds all there is of its n-grams and what is
 * counted at once fits the cache; a list is counted by one thread.
 *
 * Memory: what is kept for the answer, and about ZL_GRAMS_ROOM more. Where
 * there are more the text is read several times, each time for some of the
 * lists; of skip-grams for some of the second terms of one list. How many
 * skip-grams there are is counted before they are gathered. */
#ifndef ZL_ANALYSIS_GRAMS_H
#define ZL_ANALYSIS_GRAMS_H

#include "analysis/gram_gather.h"

#define ZL_GRAMS_ROOM (UINT64_C(1) << 30) /* bytes */
#define ZL_GRAMS_MOST UINT64_C(1000000000) /* skip-grams that are counted */

typedef struct zl_gram_rules {
    unsigned n;  /* 1 to ZL_GRAM_MOST */
    uint32_t skip;
    uint64_t min_freq, limit; /* of each group; 0: all */
    uint64_t room;            /* instead of ZL_GRAMS_ROOM; 0: that */
    uint64_t most;            /* instead of ZL_GRAMS_MOST; 0: that */
} zl_gram_rules;

/* Rows (bucket.h) of a group, in the order of their keys. */
typedef struct zl_gram_shelf {
    uint64_t *rows;
    size_t count;
    size_t group;
} zl_gram_shelf;

/* Each group's n-grams by falling count, equal ones in the order of their
 * terms; one group behind the other. */
typedef struct zl_grams {
    zl_key_form form;
    const uint64_t **rows;
    size_t count;
    size_t all; /* as many without a limit */
    size_t groups;
    size_t *begins;   /* by group, and one more: where its rows begin */
    zl_gram_shelf *shelves; /* what the rows lie in, by group, and those of
                               a group in the order of keys */
    size_t shelf_count;
} zl_grams;

/* Count the n-grams of `stretches`, of which there are `groups`, in units of
 * `borders`; of `spots`, if given, only those with a spot in them. The same
 * for any number of threads. Fails with ZILI_ENOMEM, and with ZILI_EUSAGE
 * where there are more than ZL_GRAMS_MOST skip-grams, or more that begin with
 * the same two terms than there is room for. Clear in any case.
 * Time: O(tokens · n-grams that begin with one). */
ZILI_MUST_CHECK zili_status zl_grams_make(zl_grams *grams,
                                          const zl_terms *terms,
                                          const zl_stretches *stretches,
                                          size_t groups,
                                          const zl_borders *borders,
                                          const zl_spots *spots,
                                          zl_gram_rules rules, size_t threads,
                                          zili_error *err);
void zl_grams_clear(zl_grams *grams);

#endif
