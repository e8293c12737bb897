/* zipf_fits.h -- all laws of frequency and growth, fitted to one text. */
#ifndef ZL_ANALYSIS_ZIPF_FITS_H
#define ZL_ANALYSIS_ZIPF_FITS_H

#include "stats/heaps.h"
#include "stats/lnre.h"
#include "stats/zipf.h"

/* Which are wanted. */
typedef enum zl_law {
    ZL_LAW_ZIPF,  /* zipf_mle */
    ZL_LAW_ZM,    /* zm_mle */
    ZL_LAW_LINE,  /* zipf_ols */
    ZL_LAW_POWER, /* power_law_1, power_law_5 */
    ZL_LAW_HEAPS, /* heaps_ols, heaps_nls */
    ZL_LAW_LNRE,  /* zm */
    ZL_LAW_FINITE /* fzm */
} zl_law;

#define ZL_LAWS 7

typedef struct zl_law_choice {
    bool wanted[ZL_LAWS];
    zl_lnre_cost cost;
    size_t classes; /* as zl_lnre_estimate() has it */
    uint64_t step; /* of the points of Heaps; 0: a tenth of the power of ten
                      in N */
    bool any_length;
} zl_law_choice;

/* A text as it was given, and what was found. What was not wanted, or cannot
 * be, is NAN; only of the latter there is a reason. */
typedef struct zl_laws {
    zl_spectrum spectrum;
    const char *small; /* why nothing is fitted, or NULL; a sentence */
    zl_zipf zipf, mandelbrot;
    zl_line line;
    zl_power_law power[2];
    uint64_t step;
    size_t points;
    zl_heaps heaps[2]; /* by logarithms, by squares */
    zl_lnre_fit lnre[2]; /* without and with a least probability */
} zl_laws;

/* Words are numbers below `types`. False without memory; clear in any case.
 * Time: as zipf.h, heaps.h and lnre.h say. */
bool zl_laws_fit(zl_laws *laws, const uint32_t *words, size_t count,
                 uint32_t types, const zl_law_choice *choice);
void zl_laws_clear(zl_laws *laws);

#endif
