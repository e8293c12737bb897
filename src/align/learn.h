/* learn.h -- what beads tell of words: which become which. */
#ifndef ZL_ALIGN_LEARN_H
#define ZL_ALIGN_LEARN_H

#include "align/meeting.h"
#include "align/side.h"
#include "align/translations.h"

/* What is learnt of, and what is kept of it. */
typedef struct zl_learning {
    uint32_t least;  /* times a word must come */
    float smallest;  /* share of a word that is kept */
    const bool *kinds[2]; /* by word of a, and of b; or NULL … */
    float unlike;         /* … then how likely pairs of two kinds are at first,
                             beside pairs of one */
} zl_learning;

/* Model 1 of Brown et al. (1993), "The mathematics of statistical machine
 * translation", in both directions. Beads with an empty side tell nothing.
 * False without memory.
 * Time: O(Σ words of a bead's a · words of its b). */
bool zl_learn(const zl_side *a, const zl_side *b, const zl_meetings *spans,
              zl_learning how, zl_translations *forth,
              zl_translations *back);

#endif
