/* hdd.h -- the types that a sample of a text would have, without drawing one.
 *
 * P0(f, d) is the chance that none of the f tokens of a type is among d tokens
 * drawn at once: hypergeometric, and computed without loss. */
#ifndef ZL_STATS_HDD_H
#define ZL_STATS_HDD_H

#include "stats/lexis.h"

/* Σ(1 - P0(f, d)) over all types: those that d tokens have on average. NAN
 * where d is 0 or above N. Time: O(d·classes). */
double zl_types_expected(const zl_lexis *lexis, size_t d);

/* McCarthy and Jarvis (2007): D of the curve TTR = D/n·(√(1 + 2·n/D) - 1) that
 * comes nearest, by least squares, to the expected TTR of samples of n = 35 to
 * 50 tokens: what vocd estimates by drawing. NAN below 50 tokens; INFINITY
 * where no word is repeated. Time: O(classes). */
double zl_vocd(const zl_lexis *lexis);

#endif
