/* gale_church.h -- lines that say the same, by their lengths alone.
 *
 * Gale and Church (1993), "A program for aligning sentences in bilingual
 * corpora", Computational Linguistics 19(1). Of a bead with s characters in
 * one language and t in the other, where c stand for one and the variance is
 * v:
 *
 *   m = (s + t/c) / 2      d = (c s - t) / sqrt(m v)
 *   cost = -ln 2(1 - Phi(|d|)) - ln prior
 *
 * with priors .89 for 1-1, .0099 for 1-0 and 0-1 each, .089 for 2-1 and 1-2
 * each, .011 for 2-2. Beads have the least cost in all; of several ways the one
 * whose last beads come first in the order 1-1, 1-0, 0-1, 2-1, 1-2, 2-2. */
#ifndef ZL_ALIGN_GALE_CHURCH_H
#define ZL_ALIGN_GALE_CHURCH_H

#include <zili/align.h>

typedef struct zl_gale_church {
    double ratio;    /* c: characters of b for one of a */
    double variance; /* v: 6.8 in the paper */
    bool published;  /* the whole numbers that the published program adds up:
                        100 times the cost cut off, 230 for 2-1 and 1-2, 440
                        for 2-2, 450 for 1-0 and 0-1 */
} zl_gale_church;

/* The most lines of a side. */
#define ZL_GALE_CHURCH_LINES 500000

/* Align lines by how many characters they have. The beads, without confidence,
 * go to `*beads`, the caller's, zl_free(), and `*count`; what they cost to
 * `*cost`, unless it is NULL. Fails with ZILI_EFORMAT where a side has more
 * than ZL_GALE_CHURCH_LINES, ZILI_ENOMEM; then `*beads` is NULL.
 *
 * Time and memory: O(a_count b_count), a byte for each, as where both have
 * 8,000 lines. Beyond 64 MiB what lies far from the diagonal is left out, down
 * to 256 lines on each side of it: 256 MB and 60 s for the most lines. */
ZILI_MUST_CHECK zili_status zl_gale_church_align(
    const zl_gale_church *model, const uint32_t *a, size_t a_count,
    const uint32_t *b, size_t b_count, zili_bead **beads, size_t *count,
    double *cost, zili_error *err);

#endif
