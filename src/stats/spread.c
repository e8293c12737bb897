/* spread.c -- the sums that measures of dispersion are made of. */
#include "base/mem.h"
#include "stats/contingency.h"
#include "stats/dispersion.h"

#include <math.h>
#include <stdlib.h>

static const char *fault(zl_parts parts, zl_rest rest)
{
    if (parts.count + rest.count == 0)
        return "there are no parts";
    for (size_t i = 0; i < parts.count; i++) {
        if (!(parts.hits[i] >= 0 && isfinite(parts.hits[i])))
            return "a frequency is below 0, or no number";
        if (!(parts.sizes[i] > 0 && isfinite(parts.sizes[i])))
            return "the size of a part is not above 0";
    }
    return NULL;
}

static double share(zl_parts parts, size_t i)
{
    return parts.hits[i] / parts.sizes[i];
}

/* Sums of numbers as they are. */
static void sum_once(zl_spread *out)
{
    zl_parts parts = out->parts;
    double sum_p = 0;

    out->least = out->most = out->rest.count ? 0 : parts.hits[0];
    out->size = out->rest.size;
    for (size_t i = 0; i < parts.count; i++) {
        out->f += parts.hits[i];
        out->size += parts.sizes[i];
        out->range += parts.hits[i] > 0;
        out->least = fmin(out->least, parts.hits[i]);
        out->most = fmax(out->most, parts.hits[i]);
        out->roots += sqrt(parts.hits[i]);
        sum_p += out->sorted[i] = share(parts, i);
    }
    out->mean_p = sum_p / (double)(parts.count + out->rest.count);
}

/* -q·lg2 q */
static double surprise(double q)
{
    return q > 0 ? -q * log2(q) : 0;
}

static double squared(double value)
{
    return value * value;
}

/* What parts without a hit add to the sums below. */
static void sum_rest(zl_spread *out, double even)
{
    double count = (double)out->rest.count, share = 0;

    if (out->rest.count == 0)
        return;
    share = out->rest.size / out->size;
    out->least_s = fmin(out->least_s, out->rest.least / out->size);
    out->sd_v += count * squared(even);
    out->sd_p += count * squared(out->mean_p);
    if (out->f == 0)
        return;
    out->chi2 += out->f * share;
    out->chi2_equal += count * even;
    out->moved += share / 2;
    out->bits += share / log(2);
}

/* Sums of how far the numbers are from what they would be, spread evenly. Of
 * the divergence each term is above 0 (zl_deviance): they cannot cancel. */
static void sum_again(zl_spread *out)
{
    zl_parts parts = out->parts;
    double n = (double)(parts.count + out->rest.count), even = out->f / n;

    out->least_s = out->least_held = 1;
    for (size_t i = 0; i < parts.count; i++) {
        double hits = parts.hits[i], s = parts.sizes[i] / out->size;
        double expected = out->f * s, p = share(parts, i);
        out->least_s = fmin(out->least_s, s);
        if (hits > 0) {
            out->held += s;
            out->least_held = fmin(out->least_held, s);
        }
        out->sd_v += squared(hits - even);
        out->sd_p += squared(p - out->mean_p);
        out->roots_s += sqrt(hits) * sqrt(s);
        if (out->f == 0)
            continue;
        out->entropy_v += surprise(hits / out->f);
        out->entropy_p += surprise(p / (out->mean_p * n));
        out->chi2 += squared(hits - expected) / expected;
        out->chi2_equal += squared(hits - even) / even;
        out->moved += fabs(hits - expected) / out->f / 2;
        out->bits += zl_deviance(expected, hits - expected) / out->f / log(2);
    }
    sum_rest(out, even);
    out->sd_v = sqrt(out->sd_v / n);
    out->sd_p = sqrt(out->sd_p / n);
}

static int by_value(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;

    return (a > b) - (a < b);
}

bool zl_spread_make_few(zl_spread *out, zl_parts parts, zl_rest rest,
                        zl_places places)
{
    *out = (zl_spread){ .parts = parts, .rest = rest, .places = places };
    out->wrong = fault(parts, rest);
    if (out->wrong)
        return true;
    out->sorted = zl_alloc_array(parts.count, sizeof *out->sorted);
    if (!out->sorted)
        return false;
    sum_once(out);
    sum_again(out);
    if (parts.count)
        qsort(out->sorted, parts.count, sizeof *out->sorted, by_value);
    return true;
}

bool zl_spread_make(zl_spread *out, zl_parts parts, zl_places places)
{
    return zl_spread_make_few(out, parts, (zl_rest){ 0 }, places);
}

void zl_spread_clear(zl_spread *spread)
{
    zl_free(spread->sorted);
    spread->sorted = NULL;
}
