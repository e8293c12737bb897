/* rendered_ranks.h -- the different renderings of a term, and how strongly
 * each belongs to it. */
#ifndef ZL_ANALYSIS_RENDERED_RANKS_H
#define ZL_ANALYSIS_RENDERED_RANKS_H

#include "analysis/rendered_count.h"
#include "stats/contingency.h"

/* One rendering of a term. */
typedef struct zl_rendered_rank {
    uint32_t form;
    bool b_side;          /* of the term */
    uint32_t words;       /* its number, the same for all terms that became it;
                             there are numbers for each side */
    char *text;           /* as it stands most often, of these the first */
    uint64_t count;       /* occurrences of the term that became this */
    uint64_t both;        /* beads in which the term and this stand */
    zl_contingency beads; /* with the term (R1), with this on the other side
                             (C1), with a link of them (O11); in N those in
                             which both stand apart count twice */
    double ll, lrc;       /* log-likelihood and conservative log ratio of
                             these; ll is below 0 where they avoid each other */
} zl_rendered_rank;

/* The occurrences of a term on one side. */
typedef struct zl_rendered_term {
    uint32_t form;
    bool b_side;
    uint64_t count, rendered; /* in beads with both sides */
    uint64_t alone;           /* in sentences without a counterpart */
    uint64_t beads;           /* with it, that have both sides */
    size_t rank, ranks;       /* the first of its renderings; how many */
} zl_rendered_term;

typedef struct zl_rendered_ranks {
    ZL_ARRAY(zl_rendered_rank) items;
    ZL_ARRAY(zl_rendered_term) terms; /* that occur: in the order of their
                                         forms, a before b */
} zl_rendered_ranks;

/* Rank the renderings of each term by falling ll, then count, then text. Fails
 * with ZILI_ENOMEM; clear in any case.
 * Time: O(words of the beads + renderings · log). */
ZILI_MUST_CHECK zili_status zl_rendered_ranks_make(
    zl_rendered_ranks *out, const zl_ask *ask, const zl_parallel *parallel,
    const zl_renderings *renderings, zili_error *err);
void zl_rendered_ranks_clear(zl_rendered_ranks *ranks);

#endif
