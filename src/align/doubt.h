/* doubt.h -- whether two texts are translations of each other, by what their
 * beads are like. */
#ifndef ZL_ALIGN_DOUBT_H
#define ZL_ALIGN_DOUBT_H

#include "base/text.h"

/* The sums of the beads of two texts. Start from { 0 }. */
typedef struct zl_doubt {
    size_t beads, both;  /* how many; with lines on both sides */
    double known;        /* that have a confidence */
    double sum;          /* of these confidences */
    double lines[2], met[2]; /* lines of these beads, by side; the sum of the
                                confidences that one has a counterpart */
} zl_doubt;

/* Add a bead; its confidence is NAN where nobody knows. */
void zl_doubt_add(zl_doubt *doubt, size_t a_lines, size_t b_lines,
                  double confidence);

/* Append why they may be none, a clause: the mean confidence, or that of a
 * line to have a counterpart, is below .5, or fewer than a quarter of the beads
 * have both sides. Nothing where they may, and where confidences are not
 * known. Of a text and a part of its translation only one side must have
 * counterparts. */
void zl_doubt_tell(const zl_doubt *doubt, const char *sides, zl_str *why);

#endif
