/* corridor.h -- where the path can be: a band around what is sure. */
#ifndef ZL_ALIGN_CORRIDOR_H
#define ZL_ALIGN_CORRIDOR_H

#include "align/band.h"
#include "align/evidence.h"
#include "align/path.h"

/* Before any path is known, for the lines of a pair that begin at `a` and `b`:
 * all of a short text; else around a chain of pairs of words that are rare in
 * it and stand for each other, the wider the farther from them, to a limit: so
 * its cells grow with the lines. False without memory.
 * Time: O(words · log words + lines). */
bool zl_corridor_first(const zl_bilingual *words, size_t a, size_t b,
                       size_t a_lines, size_t b_lines, zl_band *band);

/* Around a path. */
bool zl_corridor_around(const zl_path *path, size_t a_lines, size_t b_lines,
                        zl_band *band);

#endif
