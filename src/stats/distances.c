/* distances.c -- what the distances between hits say. */
#include "stats/distances.h"

#include <math.h>

static double size_of(const zl_places *places)
{
    return places->parts > 0 ? (double)places->ends[places->parts - 1] : 0;
}

bool zl_places_fit(const zl_places *places)
{
    if (!places->items)
        return false;
    for (size_t i = 1; i < places->parts; i++)
        if (places->ends[i] < places->ends[i - 1])
            return false;
    for (size_t i = 1; i < places->count; i++)
        if (places->items[i] <= places->items[i - 1])
            return false;
    return places->count == 0 ||
           (double)places->items[places->count - 1] < size_of(places);
}

/* Of the i-th hit from the one before it. */
static double distance(const zl_places *places, size_t i)
{
    if (i > 0)
        return (double)(places->items[i] - places->items[i - 1]);
    uint64_t round = places->items[0] + places->ends[places->parts - 1] -
                     places->items[places->count - 1];

    return (double)round;
}

/* Σ of a function of all distances; `mean` is for it. */
static double sum(const zl_spread *spread,
                  double of(double distance, double mean))
{
    const zl_places *places = &spread->places;
    double total = 0, mean = size_of(places) / (double)places->count;

    if (!places->items || places->count == 0)
        return NAN;
    for (size_t i = 0; i < places->count; i++)
        total += of(distance(places, i), mean);
    return total;
}

static double reduced(double distance, double mean)
{
    return fmin(distance, mean) / mean;
}

static double squared(double distance, double mean)
{
    (void)mean;
    return distance * distance;
}

static double logarithmic(double distance, double mean)
{
    (void)mean;
    return distance * log10(distance);
}

double zl_arf(const zl_spread *spread)
{
    return sum(spread, reduced);
}

double zl_awt(const zl_spread *spread)
{
    return (1 + sum(spread, squared) / size_of(&spread->places)) / 2;
}

double zl_f_awt(const zl_spread *spread)
{
    double size = size_of(&spread->places);

    return size * size / sum(spread, squared);
}

double zl_ald(const zl_spread *spread)
{
    return sum(spread, logarithmic) / size_of(&spread->places);
}

double zl_f_ald(const zl_spread *spread)
{
    return size_of(&spread->places) * pow(10, -zl_ald(spread));
}

/* The way to the nearest other hit among items[from] .. items[to - 1]. */
static double nearest(const zl_places *places, size_t from, size_t to,
                      size_t i)
{
    double before = INFINITY, after = INFINITY;

    if (i > from)
        before = (double)(places->items[i] - places->items[i - 1]);
    if (i + 1 < to)
        after = (double)(places->items[i + 1] - places->items[i]);
    return fmin(before, after);
}

double zl_washtell(const zl_spread *spread)
{
    const zl_places *places = &spread->places;
    double total = 0, counted = 0;
    size_t from = 0, to = 0;

    if (!places->items)
        return NAN;
    for (size_t part = 0; part < places->parts; part++, from = to) {
        while (to < places->count && places->items[to] < places->ends[part])
            to++;
        if (to - from < 2)
            continue;
        for (size_t i = from; i < to; i++)
            total += 1 / nearest(places, from, to, i);
        counted += (double)(to - from);
    }
    double chance = 2 * (double)places->count / size_of(places);
    return total / counted / chance;
}
