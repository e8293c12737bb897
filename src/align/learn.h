/* learn.h -- what beads tell of words: which become which. */
#ifndef ZL_ALIGN_LEARN_H
#define ZL_ALIGN_LEARN_H

#include "align/meeting.h"
#include "align/side.h"
#include "align/translations.h"

/* Model 1 of Brown et al. (1993), "The mathematics of statistical machine
 * translation", in both directions. Words that come less than three times are
 * not learnt of. Beads with an empty side tell nothing. False without memory.
 * Time: O(Σ words of a bead's a · words of its b). */
bool zl_learn(const zl_side *a, const zl_side *b, const zl_meetings *spans,
              zl_translations *forth, zl_translations *back);

#endif
