/* tuples.c -- whether the words of an n-gram belong together. */
#include "stats/tuples.h"

#include <math.h>

zl_tuple zl_tuple_of(const double *exact, unsigned size, double smoothing)
{
    double lambda = 0, variance = 0;

    if (size < 1 || size > ZL_TUPLE_MOST)
        return (zl_tuple){ NAN, NAN };
    for (size_t set = 0; set < (size_t)1 << size; set++) {
        double count = exact[set] + smoothing;
        unsigned missing = size - (unsigned)__builtin_popcountll(set);
        if (!(count > 0))
            return (zl_tuple){ NAN, NAN };
        lambda += missing % 2 ? -log(count) : log(count);
        variance += 1 / count;
    }
    return (zl_tuple){ lambda, lambda / sqrt(variance) };
}

/* Position by position: what has another word there is what is left. */
void zl_tuple_to_exact(double *counts, unsigned size)
{
    for (unsigned position = 0; position < size; position++)
        for (size_t set = 0; set < (size_t)1 << size; set++)
            if (!(set >> position & 1))
                counts[set] -= counts[set | (size_t)1 << position];
}
