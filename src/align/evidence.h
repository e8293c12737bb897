/* evidence.h -- how much the words of lines speak for each other.
 *
 * What a run of lines says of one line of the other side is the logarithm of
 *
 *     Π over its words w of (1 - β·k(w) + β·Σ t(w|v)/(n·p(w)))
 *
 * over the words v of the run that have any rendering, n of them (Moore 2002):
 * above 0 where they foresee it better than chance. k(w) is how much is known
 * of what w becomes: 1, less for rare words that were only learnt, and 0 for a
 * word of which nothing is known: it says nothing.
 *
 * It adds up over the lines of a bead; so it is computed for runs and single
 * lines, and a bead of any kind is a sum of few of these. */
#ifndef ZL_ALIGN_EVIDENCE_H
#define ZL_ALIGN_EVIDENCE_H

#include "align/band.h"
#include "align/kinds.h"
#include "align/meeting.h"
#include "align/side.h"
#include "align/translations.h"

/* What is known of the words of a pooled run. */
typedef struct zl_bilingual {
    const zl_side *a, *b;
    zl_translations forth, back; /* a to b, b to a */
    float *rare_a, *rare_b;      /* by word: 1/p */
    float *known_a, *known_b;    /* by word: the sum of the shares known */
    double literal; /* β: the share of words that are rendered word for word */
} zl_bilingual;

/* The share of the words of such beads that are rendered word for word, as the
 * model sees it with the β it has: one round of expectation and maximisation.
 * As it was where there are no such words. False without memory.
 * Time: O(words). */
bool zl_evidence_literal(const zl_bilingual *words, const zl_meetings *beads,
                         double *literal);

/* The evidence of some rows of a band; asked for in order, up or down. */
typedef struct zl_evidence zl_evidence;

/* For a pair of texts whose lines begin at `a` and `b` of their sides. All is
 * lent. NULL without memory: O(width of the band + words). */
zl_evidence *zl_evidence_open(const zl_bilingual *words, const zl_band *band,
                              size_t a, size_t b);
void zl_evidence_close(zl_evidence *evidence);

/* Make rows [row, row + ZL_BEAD_LINES) ready. */
void zl_evidence_ready(zl_evidence *evidence, size_t row);

/* Of the bead of `kind` that begins at line `row` of a and `column` of b,
 * where both sides have lines, and which lies in the band and in rows that are
 * ready. Time: O(1). */
double zl_evidence_of(const zl_evidence *evidence, size_t row, size_t column,
                      zl_bead_kind kind);

#endif
