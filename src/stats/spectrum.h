/* spectrum.h -- how many types there are of each frequency, and what follows
 * from that alone. */
#ifndef ZL_STATS_SPECTRUM_H
#define ZL_STATS_SPECTRUM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct zl_class {
    uint64_t frequency, types; /* m, and V_m; neither is 0 */
} zl_class;

typedef struct zl_spectrum {
    zl_class *classes; /* by rising frequency; the spectrum's own */
    size_t count;
    uint64_t tokens, types; /* N and V */
} zl_spectrum;

/* The spectrum of the frequencies of types, in any order; those of 0 are left
 * out. False without memory; then, and after zl_spectrum_clear(), it is
 * empty. Time: O(count log count). */
bool zl_spectrum_init(zl_spectrum *spectrum, const uint64_t *frequencies,
                      size_t count);
void zl_spectrum_clear(zl_spectrum *spectrum);

/* V_m: how many types have this frequency. Time: O(log count). */
double zl_spectrum_types(const zl_spectrum *spectrum, uint64_t frequency);

/* What is expected of `tokens` tokens drawn from these, 0 <= tokens <= N:
 * types, V - Σ V_m·(1 - n/N)^m, and types of frequency k, Σ V_m·C(m,k)·
 * (n/N)^k·(1 - n/N)^(m-k). NAN beyond N, and for an empty spectrum. R. H.
 * Baayen (2001), Word Frequency Distributions, 2.6.1. Time: O(count). */
double zl_spectrum_expected(const zl_spectrum *spectrum, double tokens);
double zl_spectrum_expected_class(const zl_spectrum *spectrum, double tokens,
                                  uint64_t frequency);

/* A measure of lexical richness, as productivity.measures() of the R package
 * zipfR names it. */
typedef struct zl_productivity {
    const char *name;
    const char *formula;
    double (*value)(const zl_spectrum *spectrum); /* NAN where undefined */
    const char *reason; /* why it is, then; a sentence */
} zl_productivity;

/* All of them; the last one has no name. Time: O(count). */
extern const zl_productivity zl_productivities[];

#endif
