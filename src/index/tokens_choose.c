/* tokens_choose.c -- the widths of the classes of a stream of tokens.
 *
 * A stream is shortest when few bits tell frequent ranks apart. Which widths
 * are best is found by climbing: from several beginnings, one width or two are
 * changed as long as that helps. */
#include "tokens.h"

#include "bits.h"

#include "base/mem.h"

#include <string.h>

enum { CLASSES = ZL_TOKENS_CLASSES, WIDTH_MAX = ZL_TOKENS_WIDTH_MAX };

/* How many tokens have a rank below each. */
struct sums {
    uint64_t *below; /* types + 1 */
    uint32_t types;
};

static bool sum_up(struct sums *out, const uint32_t *counts, uint32_t types)
{
    out->types = types;
    out->below = zl_alloc_array((size_t)types + 1, sizeof *out->below);
    if (!out->below)
        return false;
    for (uint32_t i = 0; i < types; i++)
        out->below[i + 1] = out->below[i] + counts[i];
    return true;
}

/* The bits of all tokens beside their classes; UINT64_MAX where the widths
 * will not do: a rank is left over, or a class begins beyond 32 bits. */
static uint64_t cost_of(const struct sums *sums, const uint8_t *widths)
{
    uint64_t begin = 0, cost = 0, seen = 0;

    for (unsigned i = 0; i < CLASSES; i++) {
        if (begin > UINT32_MAX)
            return UINT64_MAX;
        begin += (uint64_t)1 << widths[i];
        uint64_t end = begin < sums->types ? begin : sums->types;
        cost += (sums->below[end] - seen) * widths[i];
        seen = sums->below[end];
    }
    return begin < sums->types ? UINT64_MAX : cost;
}

/* Make two widths, of classes i and k, what is given, if that helps. */
static bool try_widths(const struct sums *sums, uint8_t *widths,
                       uint64_t *cost, unsigned i, int width_i, unsigned k,
                       int width_k)
{
    uint8_t other[CLASSES];

    if (width_i < 0 || width_i > WIDTH_MAX || width_k < 0 ||
        width_k > WIDTH_MAX)
        return false;
    memcpy(other, widths, CLASSES);
    other[i] = (uint8_t)width_i;
    other[k] = (uint8_t)width_k;
    uint64_t changed = cost_of(sums, other);
    if (changed >= *cost)
        return false;
    *cost = changed;
    memcpy(widths, other, CLASSES);
    return true;
}

/* Change one width, or two, by one. */
static bool step(const struct sums *sums, uint8_t *widths, uint64_t *cost)
{
    bool helped = false;

    for (unsigned i = 0; i < CLASSES; i++)
        for (unsigned k = i; k < CLASSES; k++)
            for (int way = 0; way < 4; way++)
                helped |= try_widths(sums, widths, cost, i,
                                     widths[i] + (way & 1 ? 1 : -1), k,
                                     widths[k] + (way & 2 ? 1 : -1));
    return helped;
}

/* Make a width anything, and change another by one. */
static bool leap(const struct sums *sums, uint8_t *widths, uint64_t *cost)
{
    bool helped = false;

    for (unsigned i = 0; i < CLASSES; i++)
        for (unsigned k = 0; k < CLASSES; k++)
            for (int way = 0; i != k && way <= 2 * WIDTH_MAX + 1; way++)
                helped |= try_widths(sums, widths, cost, i, way / 2, k,
                                     widths[k] + (way % 2 ? 1 : -1));
    return helped;
}

static uint64_t climb(const struct sums *sums, uint8_t *widths)
{
    uint64_t cost = cost_of(sums, widths);

    while (step(sums, widths, &cost) || leap(sums, widths, &cost))
        ;
    return cost;
}

/* The beginnings: one class for each of the greatest widths, classes that
 * grow evenly from nothing, and classes of one size. Every rank below 2^`most`
 * has its class. */
static void begin_climb(uint8_t *widths, unsigned way, unsigned most)
{
    for (unsigned i = 0; i < CLASSES; i++) {
        unsigned left = CLASSES - 1 - i;
        unsigned steps = most > left ? most - left : 0;
        unsigned even = most * i / (CLASSES - 1);
        unsigned flat = most > 4 ? most - 4 : 0;
        unsigned width = way == 0 ? steps : way == 1 ? even : flat;
        widths[i] = (uint8_t)(width < 31 ? width : 31);
    }
    if (most > ZL_TOKENS_WIDTH_MAX)
        widths[CLASSES - 2] = ZL_TOKENS_WIDTH_MAX;
}

bool zl_tokens_choose(uint8_t widths[ZL_TOKENS_CLASSES],
                      const uint32_t *counts, uint32_t types)
{
    unsigned most = zl_bits_width(types ? types - 1 : 0);
    uint64_t least = UINT64_MAX;
    struct sums sums;

    if (!sum_up(&sums, counts, types))
        return false;
    for (unsigned way = 0; way < 3; way++) {
        uint8_t tried[CLASSES];
        begin_climb(tried, way, most);
        uint64_t cost = climb(&sums, tried);
        if (cost < least) {
            least = cost;
            memcpy(widths, tried, CLASSES);
        }
    }
    zl_free(sums.below);
    return true;
}
