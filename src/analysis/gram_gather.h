/* gram_gather.h -- the n-grams of stretches of text, shared out as keys.
 *
 * An n-gram is n terms that follow each other in one unit; tokens that are
 * not counted, as punctuation, are passed over. A skip-gram is n terms in
 * their order with at most `skip` terms left out between the first and the
 * last (Guthrie and others 2006). */
#ifndef ZL_ANALYSIS_GRAM_GATHER_H
#define ZL_ANALYSIS_GRAM_GATHER_H

#include "analysis/borders.h"
#include "analysis/keys.h"
#include "analysis/spots.h"

#include <stdatomic.h>

#define ZL_SKIP_MOST 32
#define ZL_GRAM_REACH (ZL_GRAM_MOST + ZL_SKIP_MOST) /* terms */

/* So many keys may be gathered, by all threads together. */
typedef struct zl_gather_budget {
    uint64_t most;
    atomic_uint_least64_t held; /* more than that: nobody goes on */
} zl_gather_budget;

/* What is gathered: the same for all threads. */
typedef struct zl_gather_plan {
    const zl_terms *terms;
    const zl_borders *borders;
    zl_key_form form;
    uint32_t skip;
    const uint8_t *rare;    /* by term: an n-gram with it is not asked for;
                               NULL: all are */
    const uint32_t *parts;  /* by term: the list that n-grams which begin with
                               it belong to; NULL: all to list 0 */
    uint32_t first, count;  /* the lists that are filled this time */
    const zl_spots *spots; /* shrunk: only n-grams with one in them; NULL:
                               all */
    const uint64_t *ends;   /* by spot: the least end of it and those after */
    const uint64_t *choices; /* by terms that follow in the unit: n-grams are
                                only counted, so many a beginning; or NULL */
    uint32_t second_from, second_to; /* with skip: second terms that are
                                        gathered this time */
    zl_gather_budget *budget; /* with skip; NULL: no bound */
} zl_gather_plan;

/* What one thread has gathered. Start from { 0 }. */
typedef struct zl_gatherer {
    zl_key_list *lists; /* `room` of them; plan->count are used */
    size_t room;
    zl_key_store store;
    uint32_t *words;     /* terms of the unit, as far as they are wanted */
    uint64_t *positions; /* where they stand, where spots matter */
    size_t count, words_room;
    uint64_t document;
    uint64_t *begun; /* by term: what is only counted */
    uint64_t fresh;  /* keys the budget does not know of */
    bool over;       /* it is exceeded */
} zl_gatherer;

/* Add the n-grams of a stretch. False without memory, and where the budget is
 * exceeded: by how many keys there are, not by who has gathered them. Time:
 * some 6 ns a token and n-gram. */
bool zl_gather_stretch(zl_gatherer *gatherer, const zl_gather_plan *plan,
                     const zl_stretch *stretch);

/* Give the keys back, but not the memory. */
void zl_gatherer_empty(zl_gatherer *gatherer);
void zl_gatherer_clear(zl_gatherer *gatherer);

#endif
