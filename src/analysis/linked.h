/* linked.h -- which words of a sentence became which words of its translation.
 *
 * What words stand for each other is learnt from the beads of the corpus, and
 * known from a glossary. In a bead, words are linked by a hidden Markov model
 * (align/links.h); then all that say something compete for each other, so that
 * the links that are kept have the greatest sum of strengths (I. D. Melamed
 * 2000, "Models of translational equivalence among words"): where two terms
 * always come together, as 独立自主 and 自力更生 do, each gets its own. */
#ifndef ZL_ANALYSIS_LINKED_H
#define ZL_ANALYSIS_LINKED_H

#include "align/glossary.h"
#include "align/links.h"
#include "analysis/bead_hits.h"
#include "analysis/parallel.h"

/* A bead, its words linked. */
typedef struct zl_linked {
    const zl_couple *couple;
    zl_joined_words words[2]; /* of a, and of b */
    const float *strengths;   /* words of a by words of b; 0 to 1 */
    size_t *partners[2];      /* of each word: the number of one of the other
                                 side; ZL_ALONE */
} zl_linked;

/* What words stand for each other. Threads may share it. */
typedef struct zl_link_model zl_link_model;

/* Learn from the beads of `parallel`. `glossary` may be NULL. All is lent. From
 * more than 20,000 beads that many are taken, evenly. Fails with ZILI_ENOMEM.
 * Time: O(words · length of a bead). */
ZILI_MUST_CHECK zili_status zl_link_model_open(zl_link_model **out,
                                               const zl_ask *ask,
                                               const zl_parallel *parallel,
                                               const zl_glossary *glossary,
                                               zili_error *err);
void zl_link_model_close(zl_link_model *model); /* NULL is allowed */

/* Links beads by a model. The words of each hit (hits NULL: there are none) are
 * linked as one; they lie on the side `b_side`, rise, and have no token in
 * common. All is lent. For one thread. Fails with ZILI_ENOMEM; close in any
 * case. */
typedef struct zl_link_reader zl_link_reader;
ZILI_MUST_CHECK zili_status zl_link_reader_open(zl_link_reader **out,
                                                const zl_link_model *model,
                                                const zl_hits *hits,
                                                bool b_side, zili_error *err);
void zl_link_reader_close(zl_link_reader *reader); /* NULL is allowed */

/* Link the words of a couple: lent until the next call. A bead that has one
 * side, or more words than sentences have, has no links. NULL without memory.
 * Time: O(words²·129 + words³). */
const zl_linked *zl_link_bead(zl_link_reader *reader, const zl_couple *couple);

/* A reader for each slot of work (base/work.h) by `threads` threads. Fails with
 * ZILI_ENOMEM; close in any case. */
typedef struct zl_link_team {
    zl_link_reader **readers; /* by slot */
    size_t threads, slots;
} zl_link_team;
ZILI_MUST_CHECK zili_status zl_link_team_open(zl_link_team *team,
                                              const zl_link_model *model,
                                              const zl_hits *hits,
                                              bool b_side, uint64_t threads,
                                              zili_error *err);
void zl_link_team_close(zl_link_team *team);

/* What word `i` of side `b_side` became: words [first, end) of the other side,
 * and how strong that is. False where it became nothing. Time: O(words²). */
typedef struct zl_link_span {
    size_t first, end;
    double strength;
} zl_link_span;
bool zl_linked_span(const zl_linked *linked, bool b_side, size_t i,
                    zl_link_span *span);

/* The same for an occurrence that lies, or begins, in the bead: the tokens
 * [from, to) of the other side. */
typedef struct zl_link_place {
    uint64_t from, to;
    double strength;
} zl_link_place;
bool zl_linked_place(const zl_linked *linked, bool b_side, zl_hit hit,
                     zl_link_place *place);

#endif
