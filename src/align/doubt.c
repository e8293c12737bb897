/* doubt.c -- whether two texts are translations of each other. */
#include "align/doubt.h"

#include <math.h>

void zl_doubt_add(zl_doubt *doubt, size_t a_lines, size_t b_lines,
                  double confidence)
{
    bool both = a_lines > 0 && b_lines > 0;

    doubt->beads++;
    doubt->both += both;
    if (isnan(confidence))
        return;
    doubt->known++;
    doubt->sum += confidence;
    doubt->lines[0] += (double)a_lines;
    doubt->lines[1] += (double)b_lines;
    if (both) {
        doubt->met[0] += confidence * (double)a_lines;
        doubt->met[1] += confidence * (double)b_lines;
    }
}

/* NAN where there are no lines. */
static double share_met(const zl_doubt *doubt, int side)
{
    return doubt->lines[side] > 0 ? doubt->met[side] / doubt->lines[side]
                                  : NAN;
}

void zl_doubt_tell(const zl_doubt *doubt, const char *sides, zl_str *why)
{
    if (doubt->known == 0)
        return;
    double mean = doubt->sum / doubt->known;
    double met = fmax(share_met(doubt, 0), share_met(doubt, 1));

    if (mean < .5)
        zl_str_format(why, "the mean confidence of the beads is 0.%02d",
                      (int)(mean * 100));
    else if (doubt->both < doubt->beads / 4)
        zl_str_format(why, "%zu of %zu beads have both %s", doubt->both,
                      doubt->beads, sides);
    else if (met < .5)
        zl_str_format(why,
                      "the mean confidence that a sentence has a counterpart "
                      "is 0.%02d",
                      (int)(met * 100));
}
