/* arrangement.c -- the ways in which some of all documents bear a label. */
#include "stats/arrangement.h"

#include "stats/random.h"

#include <math.h>

/* Whole where it is below 2^53, which is where it counts. */
static double choose(uint32_t all, uint32_t chosen)
{
    double ways = 1;

    if (chosen > all - chosen)
        chosen = all - chosen;
    for (uint32_t i = 1; i <= chosen && isfinite(ways); i++)
        ways = ways < 0x1p40 ? round(ways * (all - chosen + i) / i)
                             : ways * (all - chosen + i) / i;
    return ways;
}

zl_arrangement zl_arrangement_of(uint32_t all, uint32_t chosen, uint64_t most,
                                 uint64_t seed)
{
    zl_arrangement arrangement = { .all = all,
                                   .chosen = chosen,
                                   .outcomes = choose(all, chosen),
                                   .tries = most,
                                   .seed = seed };

    arrangement.exact = arrangement.outcomes <= (double)most &&
                        arrangement.outcomes < 0x1p32;
    if (arrangement.exact)
        arrangement.tries = (uint64_t)arrangement.outcomes;
    return arrangement;
}

/* In the order of the alphabet: of the outcomes that are left so many have
 * the next document. Products stay below 2^64, as both factors are 32 bits. */
static void make_exact(const zl_arrangement *arrangement, uint64_t index,
                       uint32_t *order)
{
    uint64_t left = arrangement->all, wanted = arrangement->chosen;
    uint64_t ways = arrangement->tries;
    uint32_t *with = order, *without = order + arrangement->chosen;

    for (uint32_t document = 0; document < arrangement->all; document++) {
        uint64_t having = ways * wanted / left;
        if (index < having) {
            *with++ = document;
            ways = having;
            wanted--;
        } else {
            *without++ = document;
            index -= having;
            ways -= having;
        }
        left--;
    }
}

static void make_by_chance(const zl_arrangement *arrangement, uint64_t index,
                           uint32_t *order)
{
    zl_random random =
        zl_random_at(arrangement->seed, ZL_RANDOM_LABELS, index);

    for (uint32_t i = 0; i < arrangement->all; i++)
        order[i] = i;
    for (uint32_t i = 0; i < arrangement->chosen; i++) {
        uint32_t other = i + zl_random_below(&random, arrangement->all - i);
        uint32_t document = order[other];
        order[other] = order[i];
        order[i] = document;
    }
}

void zl_arrangement_make(const zl_arrangement *arrangement, uint64_t index,
                         uint32_t *order)
{
    if (arrangement->exact)
        make_exact(arrangement, index, order);
    else
        make_by_chance(arrangement, index, order);
}

double zl_arrangement_p(bool exact, uint64_t far, uint64_t tries)
{
    return exact ? (double)far / (double)tries
                 : ((double)far + 1) / ((double)tries + 1);
}
