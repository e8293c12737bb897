/* richness.h -- diversity in closed form: what follows from how many tokens
 * and types there are, and how often each type occurs.
 *
 * N tokens, V types, V1 of which occur once and V2 twice, f of a type. All
 * take a text of one token at least. Time: O(1), O(classes) where that is
 * said. */
#ifndef ZL_STATS_RICHNESS_H
#define ZL_STATS_RICHNESS_H

#include "stats/lexis.h"

double zl_ttr(const zl_lexis *lexis);       /* V/N */
double zl_guiraud_r(const zl_lexis *lexis); /* V/√N */
double zl_cttr(const zl_lexis *lexis);      /* V/√(2N) */
double zl_herdan_c(const zl_lexis *lexis);  /* ln V/ln N */
double zl_dugast_u(const zl_lexis *lexis);  /* ln²N/(ln N - ln V) */
double zl_summer_s(const zl_lexis *lexis);  /* ln ln V/ln ln N */
double zl_maas_a2(const zl_lexis *lexis);   /* (ln N - ln V)/ln²N */
double zl_maas_v0(const zl_lexis *lexis);   /* ln V/√(1 - (ln V/ln N)²) */
double zl_summer_s_log10(const zl_lexis *lexis); /* lg10 instead of ln */

double zl_yule_k(const zl_lexis *lexis);          /* 10^4·(Σf² - N)/N² */
double zl_yule_i(const zl_lexis *lexis);          /* V²/(Σf² - V) */
double zl_yule_i_williams(const zl_lexis *lexis); /* N²/(Σf² - N) */
double zl_simpson_d(const zl_lexis *lexis); /* (Σf² - N)/(N·(N - 1)) */
double zl_simpson_d_with_replacement(const zl_lexis *lexis); /* Σf²/N² */
double zl_herdan_vm(const zl_lexis *lexis); /* √(Σf²/N² - 1/V), O(classes) */
double zl_entropy_bits(const zl_lexis *lexis); /* -Σ(f/N)·lg2(f/N), so too */

double zl_honore_r(const zl_lexis *lexis); /* 100·ln N/(1 - V1/V) */
double zl_sichel_s(const zl_lexis *lexis); /* V2/V */
double zl_brunet_w(const zl_lexis *lexis); /* N^(V^-.172) */

#endif
