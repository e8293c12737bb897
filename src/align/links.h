/* links.h -- which words of a bead became which.
 *
 * The model is the hidden Markov model of S. Vogel, H. Ney and C. Tillmann
 * (1996), "HMM-based word alignment in statistical translation": each word of
 * one side comes from one of the other, and the next one from near by. It is
 * taken both ways, and the strength of a link is the geometric mean of both
 * chances. How far from one to the next is not learnt: the chance of a step of
 * d words falls as 1/(1 + |d - 1|). */
#ifndef ZL_ALIGN_LINKS_H
#define ZL_ALIGN_LINKS_H

#include "align/side.h"
#include "align/translations.h"

#include <stdbool.h>

/* Words of a side in their order; the numbers are those of the side. */
typedef struct zl_word_row {
    const uint32_t *words;
    size_t count;
} zl_word_row;

/* What one thread needs for it. Start from { 0 }. */
typedef struct zl_linker {
    double *room;
    size_t doubles;
    float *strengths; /* what was asked last */
    size_t cells;
} zl_linker;

void zl_linker_clear(zl_linker *linker);

/* The most words of a side that are linked: what is longer is no sentence. */
#define ZL_LINK_MOST 600

/* The chances of both ways: that word k of b comes from word i of a,
 * there[k · words of a + i], and that word i of a comes from word k of b,
 * here[i · words of b + k]. Lent until the next call. Neither side is empty or
 * longer than ZL_LINK_MOST. False without memory.
 * Time: O(a · b · (a + b)), at most 129 for the last factor. */
typedef struct zl_chances {
    const double *there, *here;
} zl_chances;
bool zl_link_chances(zl_linker *linker, zl_word_row a, zl_word_row b,
                     const zl_translations *forth,
                     const zl_translations *back, zl_chances *out);

/* Words of a row that count as one: [first, end); none are linked with
 * nothing. */
typedef struct zl_word_span {
    size_t first, end;
} zl_word_span;

typedef ZL_ARRAY(zl_word_span) zl_word_spans;

/* The strength of the link of each span of `a` with each of `b`, 0 to 1, spans
 * of a by spans of b, lent until the next call; sides may be empty. A span
 * comes from another as its words do, on average, from any of that one's. NULL
 * without memory. Time: as zl_link_chances(). */
const float *zl_link(zl_linker *linker, zl_word_row a, zl_word_row b,
                     const zl_word_spans *of_a, const zl_word_spans *of_b,
                     const zl_translations *forth,
                     const zl_translations *back);

/* A round of expectation and maximisation: what lines of the same number say
 * of words, by the chances that `forth` and `back` give. False without
 * memory; clear both of `out` in any case.
 * Time: as zl_link_chances() of all lines. */
bool zl_link_learn(zl_linker *linker, const zl_side *a, const zl_side *b,
                   const zl_translations *forth, const zl_translations *back,
                   zl_translations out[2]);

#endif
