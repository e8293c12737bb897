/* spectrum.c -- how many types there are of each frequency. */
#include "stats/spectrum.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- making ---- */

static int by_size(const void *left, const void *right)
{
    const uint64_t *a = left, *b = right;

    return (*a > *b) - (*a < *b);
}

static void count_classes(zl_spectrum *spectrum, const uint64_t *sorted,
                          size_t count)
{
    zl_class *classes = spectrum->classes;

    for (size_t i = 0; i < count; i++) {
        if (sorted[i] == 0)
            continue;
        if (spectrum->count == 0 ||
            classes[spectrum->count - 1].frequency != sorted[i])
            classes[spectrum->count++] = (zl_class){ sorted[i], 0 };
        classes[spectrum->count - 1].types++;
        spectrum->types++;
        spectrum->tokens += sorted[i];
    }
}

bool zl_spectrum_init(zl_spectrum *spectrum, const uint64_t *frequencies,
                      size_t count)
{
    uint64_t *sorted = zl_alloc_array(count, sizeof *sorted);
    size_t different = 1;

    *spectrum = (zl_spectrum){ 0 };
    if (!sorted)
        return false;
    if (count)
        memcpy(sorted, frequencies, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, by_size);
    for (size_t i = 1; i < count; i++)
        different += sorted[i] != sorted[i - 1];
    spectrum->classes = zl_alloc_array(different, sizeof *spectrum->classes);
    if (spectrum->classes)
        count_classes(spectrum, sorted, count);
    zl_free(sorted);
    return spectrum->classes;
}

void zl_spectrum_clear(zl_spectrum *spectrum)
{
    zl_free(spectrum->classes);
    *spectrum = (zl_spectrum){ 0 };
}

/* ---- asking ---- */

double zl_spectrum_types(const zl_spectrum *spectrum, uint64_t frequency)
{
    size_t low = 0, high = spectrum->count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (spectrum->classes[middle].frequency < frequency)
            low = middle + 1;
        else
            high = middle;
    }
    return low < spectrum->count &&
                   spectrum->classes[low].frequency == frequency
               ? (double)spectrum->classes[low].types
               : 0;
}

static bool is_part(const zl_spectrum *spectrum, double tokens)
{
    return spectrum->tokens > 0 && tokens >= 0 &&
           tokens <= (double)spectrum->tokens;
}

double zl_spectrum_expected(const zl_spectrum *spectrum, double tokens)
{
    double sum = 0, rest = log1p(-tokens / (double)spectrum->tokens);

    if (!is_part(spectrum, tokens))
        return NAN;
    for (size_t i = 0; i < spectrum->count; i++) {
        double m = (double)spectrum->classes[i].frequency;
        sum -= (double)spectrum->classes[i].types * expm1(m * rest);
    }
    return sum;
}

double zl_spectrum_expected_class(const zl_spectrum *spectrum, double tokens,
                                  uint64_t frequency)
{
    double part = tokens / (double)spectrum->tokens, k = (double)frequency;
    double sum = 0;

    if (!is_part(spectrum, tokens))
        return NAN;
    if (part == 1 || part == 0)
        return part == 1 ? zl_spectrum_types(spectrum, frequency) : 0;
    for (size_t i = 0; i < spectrum->count; i++) {
        double m = (double)spectrum->classes[i].frequency;
        if (m < k)
            continue;
        double ways = lgamma(m + 1) - lgamma(k + 1) - lgamma(m - k + 1);
        sum += (double)spectrum->classes[i].types *
               exp(ways + k * log(part) + (m - k) * log1p(-part));
    }
    return sum;
}

/* ---- lexical richness ---- */

static double tokens(const zl_spectrum *spectrum)
{
    return spectrum->tokens ? (double)spectrum->tokens : NAN;
}

static double types(const zl_spectrum *spectrum)
{
    return spectrum->tokens ? (double)spectrum->types : NAN;
}

static double once(const zl_spectrum *spectrum)
{
    return zl_spectrum_types(spectrum, 1);
}

static double twice(const zl_spectrum *spectrum)
{
    return zl_spectrum_types(spectrum, 2);
}

/* What is infinite because something is 0 is undefined. */
static double defined(double value)
{
    return isfinite(value) ? value : NAN;
}

static double ttr(const zl_spectrum *s)
{
    return types(s) / tokens(s);
}

static double guiraud(const zl_spectrum *s)
{
    return types(s) / sqrt(tokens(s));
}

static double herdan(const zl_spectrum *s)
{
    return defined(log(types(s)) / log(tokens(s)));
}

static double rubet(const zl_spectrum *s)
{
    return defined(log(types(s)) / log(log(tokens(s))));
}

static double dugast(const zl_spectrum *s)
{
    double n = log(tokens(s));

    return defined(n * n / (n - log(types(s))));
}

static double brunet(const zl_spectrum *s)
{
    return pow(tokens(s), pow(types(s), -.172));
}

static double once_of_tokens(const zl_spectrum *s)
{
    return once(s) / tokens(s);
}

static double once_of_types(const zl_spectrum *s)
{
    return once(s) / types(s);
}

static double honore(const zl_spectrum *s)
{
    return defined(100 * log(tokens(s)) / (1 - once(s) / types(s)));
}

static double sichel(const zl_spectrum *s)
{
    return twice(s) / types(s);
}

static double alpha2(const zl_spectrum *s)
{
    return defined(1 - 2 * twice(s) / once(s));
}

/* Σ V_m·m·(m - 1), the pairs of tokens of the same type, twice. */
static double pairs(const zl_spectrum *s)
{
    double sum = 0;

    for (size_t i = 0; i < s->count; i++) {
        double m = (double)s->classes[i].frequency;
        sum += (double)s->classes[i].types * m * (m - 1);
    }
    return sum;
}

/* zipfR has ten times what Yule called K. */
static double yule(const zl_spectrum *s)
{
    return 1e5 * pairs(s) / tokens(s) / tokens(s);
}

static double simpson(const zl_spectrum *s)
{
    return defined(pairs(s) / tokens(s) / (tokens(s) - 1));
}

static double entropy(const zl_spectrum *s)
{
    double sum = tokens(s) * 0;

    for (size_t i = 0; i < s->count; i++) {
        double p = (double)s->classes[i].frequency / tokens(s);
        sum -= (double)s->classes[i].types * p * log2(p);
    }
    return sum;
}

static double evenness(const zl_spectrum *s)
{
    return defined(entropy(s) / log2(types(s)));
}

#define NONE "There are no tokens."
#define TWO "It needs two tokens."
#define LOGLOG "It needs three tokens."
#define AGAIN "No type stands twice."
#define ONCE "No type stands once."
#define TYPES "There is one type alone."

/* clang-format off */
const zl_productivity zl_productivities[] = {
    { "V", "types", types, NONE },
    { "TTR", "V/N", ttr, NONE },
    { "R", "V/√N", guiraud, NONE },
    { "C", "ln V/ln N", herdan, TWO },
    { "k", "ln V/ln ln N", rubet, LOGLOG },
    { "U", "(ln N)²/(ln N - ln V)", dugast, AGAIN },
    { "W", "N^(V^-.172)", brunet, NONE },
    { "P", "V_1/N", once_of_tokens, NONE },
    { "Hapax", "V_1/V", once_of_types, NONE },
    { "H", "100·ln N/(1 - V_1/V)", honore, AGAIN },
    { "S", "V_2/V", sichel, NONE },
    { "alpha2", "1 - 2·V_2/V_1", alpha2, ONCE },
    { "K", "10⁵·Σ V_m·m·(m - 1)/N², ten times Yule's", yule, NONE },
    { "D", "Σ V_m·m·(m - 1)/(N·(N - 1))", simpson, TWO },
    { "Entropy", "-Σ V_m·(m/N)·lg2(m/N)", entropy, NONE },
    { "eta", "Entropy/lg2 V", evenness, TYPES },
    { 0 },
};
/* clang-format on */
