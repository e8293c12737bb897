/* wave.h -- matches found on bits, all places of a short text at once.
 *
 * A program that asks for nothing but types, and has no loops, is run once for
 * a beginning, not token by token: with each step goes a word that has a bit
 * for each place it is reached at. */
#ifndef ZL_QUERY_WAVE_H
#define ZL_QUERY_WAVE_H

#include "query/bits.h"
#include "query/program.h"

enum { ZL_WAVE_STEPS = 64, ZL_WAVE_TOKENS = 63 };

/* Whether the program is such. */
bool zl_wave_fits(const zl_program *program);

/* Where matches end that begin at `begin`: bit i is set where one has i
 * tokens. `bits` are by number of the condition: which tokens it is true of.
 * Time: O(steps). */
uint64_t zl_wave_run(const zl_program *program, const zl_bits *bits,
                     uint32_t begin);

#endif
