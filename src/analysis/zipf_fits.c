/* zipf_fits.c -- all laws of frequency and growth, fitted to one text. */
#include "analysis/zipf_fits.h"

#include "base/mem.h"

#include <math.h>

/* With fewer words a fit is refused, unless it is asked for. */
#define LEAST 100

/* ---- the spectrum ---- */

/* Frequencies of the words that there are, before the first that is 0. */
static size_t count_words(const uint32_t *words, size_t count,
                          uint64_t *frequencies, uint64_t *seen)
{
    size_t types = 0;

    for (size_t i = 0; i < count; i++) {
        uint64_t *number = &seen[words[i]];
        if (*number == 0)
            *number = ++types;
        frequencies[*number - 1]++;
    }
    return types;
}

static bool make_spectrum(zl_spectrum *out, const uint32_t *words,
                          size_t count, uint32_t types)
{
    size_t most = count < types ? count : types;
    uint64_t *seen = zl_alloc_array(types, sizeof *seen);
    uint64_t *frequencies = zl_alloc_array(most, sizeof *frequencies);
    bool enough = seen && frequencies;

    if (enough) {
        size_t found = count_words(words, count, frequencies, seen);
        enough = zl_spectrum_init(out, frequencies, found);
    }
    zl_free(seen);
    zl_free(frequencies);
    return enough;
}

/* ---- Heaps ---- */

static uint64_t usual_step(uint64_t tokens)
{
    uint64_t power = 1;

    while (tokens / 10 >= power)
        power *= 10;
    return power > 10 ? power / 10 : 1;
}

/* All multiples of the step, and the end. */
static bool fit_heaps(zl_laws *out, const uint32_t *words, size_t count,
                      uint32_t types)
{
    size_t points = count / out->step + (count % out->step != 0);
    zl_growth *growth = zl_alloc_array(points, sizeof *growth);

    if (!growth)
        return false;
    for (size_t i = 0; i < points; i++)
        growth[i].tokens = (i + 1) * out->step < count ? (i + 1) * out->step
                                                       : count;
    bool enough = zl_growth_count(words, count, types, growth, points) &&
                  zl_heaps_by_logarithms(growth, points, &out->heaps[0]) &&
                  zl_heaps_by_squares(growth, points, &out->heaps[1]);
    out->points = points;
    zl_free(growth);
    return enough;
}

/* ---- all ---- */

static void begin(zl_laws *laws)
{
    zl_zipf zipf = { NAN, NAN, NAN, NAN, NAN, NULL };
    zl_power_law power = { NAN, NAN, NAN, NAN, NULL };
    zl_heaps heaps = { NAN, NAN, NAN, NAN, NAN, NULL };
    zl_lnre_fit lnre = { .model = { NAN, NAN, NAN, NAN, NAN },
                         .cost = NAN,
                         .alpha_error = NAN,
                         .lowest_error = NAN,
                         .highest_error = NAN,
                         .x2 = NAN,
                         .df = NAN,
                         .p = NAN };

    *laws = (zl_laws){ .zipf = zipf,
                       .mandelbrot = zipf,
                       .line = { NAN, NAN, NAN, NAN, NAN },
                       .power = { power, power },
                       .heaps = { heaps, heaps },
                       .lnre = { lnre, lnre } };
}

static bool fit_all(zl_laws *laws, const uint32_t *words, size_t count,
                    uint32_t types, const zl_law_choice *choice)
{
    const bool *wanted = choice->wanted;
    const zl_spectrum *spectrum = &laws->spectrum;

    if (wanted[ZL_LAW_ZIPF])
        laws->zipf = zl_zipf_fit(spectrum);
    if (wanted[ZL_LAW_ZM])
        laws->mandelbrot = zl_zipf_mandelbrot_fit(spectrum);
    for (size_t i = 0; i < 2 && wanted[ZL_LAW_POWER]; i++)
        laws->power[i] = zl_power_law_fit(spectrum, i ? 5 : 1);
    for (size_t i = 0; i < 2; i++)
        if (wanted[ZL_LAW_LNRE + i])
            laws->lnre[i] =
                zl_lnre_estimate(spectrum, i, choice->cost, choice->classes);
    if (wanted[ZL_LAW_LINE] && !zl_zipf_line(spectrum, &laws->line))
        return false;
    return !wanted[ZL_LAW_HEAPS] || fit_heaps(laws, words, count, types);
}

bool zl_laws_fit(zl_laws *laws, const uint32_t *words, size_t count,
                 uint32_t types, const zl_law_choice *choice)
{
    begin(laws);
    laws->step = choice->step ? choice->step : usual_step(count);
    if (!make_spectrum(&laws->spectrum, words, count, types))
        return false;
    if (count == 0)
        laws->small = "There is no word.";
    else if (count < LEAST && !choice->any_length)
        laws->small = "A fit takes 100 words; --any-length makes it all the "
                      "same.";
    return laws->small || fit_all(laws, words, count, types, choice);
}

void zl_laws_clear(zl_laws *laws)
{
    zl_spectrum_clear(&laws->spectrum);
}
