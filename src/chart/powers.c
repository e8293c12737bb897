/* powers.c -- a scale of logarithms that is as long as its numbers. */
#include "powers.h"

#include <math.h>
#include <stdbool.h>

#define LEAST 0.9 /* decades: so that two ticks are there at least */
#define ROOM 0.03 /* of the whole, at either end */

/* Whether a tick at `value` is on the scale; the first `most` are kept, and
 * all are counted. */
static void add(zl_powers *to, double value, size_t most)
{
    double place = log10(value);

    if (place < to->low || place > to->high)
        return;
    if (to->count < most)
        to->ticks[to->count] = value;
    to->count++;
}

/* Gives whether they are few enough. */
static bool set_ticks(zl_powers *to, int step, bool parts, size_t most)
{
    int first = (int)floor(to->low / step) * step;

    to->count = 0;
    for (int power = first; power <= to->high; power += step) {
        add(to, pow(10, power), most);
        if (parts) {
            add(to, 2 * pow(10, power), most);
            add(to, 5 * pow(10, power), most);
        }
    }
    return to->count <= most;
}

zl_powers zl_powers_of(double low, double high, size_t most)
{
    zl_powers powers = { .low = log10(low), .high = log10(high) };
    double lacks = fmax(LEAST - (powers.high - powers.low), 0) / 2;
    double room = fmax(powers.high - powers.low, LEAST) * ROOM + lacks;

    powers.low -= room;
    powers.high += room;
    if (set_ticks(&powers, 1, true, most))
        return powers;
    for (int step = 1; !set_ticks(&powers, step, false, most); step++)
        ;
    return powers;
}

double zl_powers_share(const zl_powers *powers, double value)
{
    return (log10(value) - powers->low) / (powers->high - powers->low);
}
