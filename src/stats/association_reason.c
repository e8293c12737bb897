/* association_reason.c -- why a measure has no value. */
#include "stats/association.h"

#include <math.h>

static bool is_whole(zl_contingency t)
{
    return floor(t.o11) == t.o11 && floor(t.r1) == t.r1 &&
           floor(t.c1) == t.c1 && floor(t.n) == t.n;
}

const char *zl_measure_reason(const zl_measure *measure, zl_contingency t)
{
    if (!isnan(zl_measure_value(measure, t)))
        return NULL;
    if (zl_measure_needs_cells(measure) || !zl_contingency_counted(t))
        if (!zl_contingency_possible(t))
            return zl_contingency_fault(t);
    if (t.n > 0x1p53)
        return "N is above 2^53";
    if (t.r1 == 0)
        return "R1 is 0";
    if (t.c1 == 0)
        return "C1 is 0";
    if (t.r1 == t.n)
        return "R1 is N, so R2 is 0";
    if (t.c1 == t.n)
        return "C1 is N, so C2 is 0";
    if (t.o11 == 0)
        return "O11 is 0";
    if (t.o11 > t.n)
        return "O11 is above N";
    return is_whole(t) ? "it is 0/0 with these counts"
                       : "the counts are not whole numbers";
}
