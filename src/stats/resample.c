/* resample.c -- how sure a measure of diversity is. */
#include "stats/resample.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"
#include "stats/random.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

#define TEXT(number) #number
#define NUMBER(name) TEXT(name)

/* ---- windows ---- */

/* The types of a piece, counted from 0 on in the order they come. */
typedef struct renumbering {
    uint32_t *numbers; /* of each type, where it was met in this piece */
    size_t *pieces;    /* the piece it was met in, from 1 */
    uint32_t *items;   /* the piece */
} renumbering;

static zl_words renumber(renumbering *it, const uint32_t *items, size_t count,
                         size_t piece)
{
    uint32_t types = 0;

    for (size_t i = 0; i < count; i++) {
        uint32_t type = items[i];
        if (it->pieces[type] != piece) {
            it->pieces[type] = piece;
            it->numbers[type] = types++;
        }
        it->items[i] = it->numbers[type];
    }
    return (zl_words){ it->items, count, types };
}

/* False without memory. */
static bool value_of(const zl_diversity *measure, zl_words words,
                     bool any_length, double *value)
{
    zl_lexis lexis;
    bool made = zl_lexis_make(&lexis, words);

    lexis.any_length = any_length;
    *value = made ? zl_diversity_value(measure, &lexis) : NAN;
    made = made && !lexis.failed;
    zl_lexis_clear(&lexis);
    return made;
}

static bool values_of(const zl_diversity *measure, zl_words words, size_t w,
                      renumbering *it, double *values)
{
    for (size_t i = 0; i < words.count / w; i++) {
        zl_words piece = renumber(it, words.items + i * w, w, i + 1);
        if (!value_of(measure, piece, false, &values[i]))
            return false;
    }
    return true;
}

static double mean_of(const double *values, size_t count)
{
    double sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += values[i];
    return sum / (double)count;
}

static bool all_finite(const double *values, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!isfinite(values[i]))
            return false;
    return true;
}

/* What cannot be is cut off: of the parameters that are left none loses its
 * place in the interval. False without memory. */
static bool cut(zl_estimate *out, const zl_diversity *measure, size_t tokens)
{
    double low, high;

    if (isnan(out->low))
        return true;
    if (!zl_diversity_range(measure, tokens, &low, &high))
        return false;
    out->low = fmin(fmax(out->low, low), high);
    out->high = fmin(fmax(out->high, low), high);
    return true;
}

/* Mean and interval of independent values. */
static void settle_mean(zl_estimate *out, const double *values, double alpha)
{
    double squares = 0, count = (double)out->pieces;

    if (!all_finite(values, out->pieces)) {
        out->reason = "there is a piece without a value";
        return;
    }
    out->value = mean_of(values, out->pieces);
    if (out->pieces < ZL_PIECES_LEAST) {
        out->reason = "an interval takes " NUMBER(ZL_PIECES_LEAST) " pieces";
        return;
    }
    for (size_t i = 0; i < out->pieces; i++)
        squares += (values[i] - out->value) * (values[i] - out->value);
    double error = sqrt(squares / (count - 1) / count);
    double far = gsl_cdf_tdist_Qinv(alpha / 2, count - 1) * error;
    out->low = out->value - far;
    out->high = out->value + far;
}

zili_status zl_diversity_windows(zl_estimate *out, const zl_diversity *measure,
                                 zl_words words, size_t w, double alpha,
                                 zili_error *err)
{
    *out = (zl_estimate){ .value = NAN, .low = NAN, .high = NAN, .bias = 0 };
    out->pieces = w > 0 ? words.count / w : 0;
    if (out->pieces < 2) {
        out->reason = "the text is too short for two pieces";
        return ZILI_OK;
    }
    double *values = zl_alloc_array(out->pieces, sizeof *values);
    renumbering it = {
        zl_alloc_array(words.types, sizeof *it.numbers),
        zl_alloc_array(words.types, sizeof *it.pieces),
        zl_alloc_array(w, sizeof *it.items),
    };
    bool enough = values && it.numbers && it.pieces && it.items &&
                  values_of(measure, words, w, &it, values);
    if (enough) {
        settle_mean(out, values, alpha);
        enough = cut(out, measure, w);
    }
    zl_free(values);
    zl_free(it.numbers);
    zl_free(it.pieces);
    zl_free(it.items);
    return enough ? ZILI_OK : zl_no_memory(err);
}

/* ---- bootstrap ---- */

typedef struct sampling {
    const zl_diversity *measure;
    zl_words words;
    const size_t *ends;
    size_t blocks;
    const zl_bootstrap *how;
    double *values; /* of each sample */
} sampling;

static size_t begin_of(const sampling *it, size_t block)
{
    return block > 0 ? it->ends[block - 1] : 0;
}

/* The blocks of a sample, drawn anew each time; copied to `items` where that
 * is not NULL. Gives how many tokens they have. */
static size_t draw(const sampling *it, size_t sample, uint32_t *items)
{
    zl_random random = zl_random_at(it->how->seed, ZL_RANDOM_RESAMPLE, sample);
    size_t count = 0;

    for (size_t i = 0; i < it->blocks; i++) {
        size_t block = zl_random_below(&random, (uint32_t)it->blocks);
        for (size_t at = begin_of(it, block); at < it->ends[block]; at++) {
            if (items)
                items[count] = it->words.items[at];
            count++;
        }
    }
    return count;
}

static bool run(void *user, size_t sample, size_t slot)
{
    sampling *it = user;
    size_t count = draw(it, sample, NULL);
    uint32_t *items = zl_alloc_array(count, sizeof *items);
    zl_words words = { items, count, it->words.types };

    (void)slot;
    if (items)
        draw(it, sample, items);
    bool enough = items && value_of(it->measure, words, it->how->any_length,
                                    &it->values[sample]);
    zl_free(items);
    return enough;
}

static int by_value(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;

    return (a > b) - (a < b);
}

/* Of sorted values, as R's type 7. */
static double quantile(const double *sorted, size_t count, double share)
{
    double place = share * (double)(count - 1);
    size_t below = (size_t)place;
    size_t above = below + 1 < count ? below + 1 : below;

    return sorted[below] +
           (place - (double)below) * (sorted[above] - sorted[below]);
}

static void settle_samples(zl_estimate *out, double *values, size_t count,
                           double alpha)
{
    if (!all_finite(values, count)) {
        out->reason = "there is a sample without a value";
        return;
    }
    double mean = mean_of(values, count);
    qsort(values, count, sizeof *values, by_value);
    out->bias = mean - out->value;
    out->low = quantile(values, count, alpha / 2) - out->bias;
    out->high = quantile(values, count, 1 - alpha / 2) - out->bias;
}

static const char *without_samples(const sampling *it, double value)
{
    if (isinf(value))
        return "its value is infinite";
    if (isnan(value))
        return "the text has no value";
    if (it->blocks < ZL_BLOCKS_LEAST)
        return "an interval takes " NUMBER(ZL_BLOCKS_LEAST) " blocks";
    if (it->blocks > UINT32_MAX)
        return "there are more than 4294967295 blocks";
    return it->how->samples < 2 ? "there are no two samples" : NULL;
}

zili_status zl_diversity_bootstrap(zl_estimate *out,
                                   const zl_diversity *measure, zl_words words,
                                   const size_t *ends, size_t blocks,
                                   const zl_bootstrap *how, zili_error *err)
{
    sampling it = { measure, words, ends, blocks, how, NULL };
    size_t samples = how->samples;

    *out = (zl_estimate){ .low = NAN, .high = NAN, .pieces = blocks };
    if (!value_of(measure, words, how->any_length, &out->value))
        return zl_no_memory(err);
    out->reason = without_samples(&it, out->value);
    if (out->reason)
        return ZILI_OK;
    it.values = zl_alloc_array(samples, sizeof *it.values);
    bool enough = it.values &&
                  zl_work(how->threads, samples, run, NULL, &it) == samples;
    if (enough) {
        settle_samples(out, it.values, samples, how->alpha);
        enough = cut(out, measure, words.count);
    }
    zl_free(it.values);
    return enough ? ZILI_OK : zl_no_memory(err);
}
