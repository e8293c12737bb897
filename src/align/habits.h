/* habits.h -- what a translator does with lengths and lines. */
#ifndef ZL_ALIGN_HABITS_H
#define ZL_ALIGN_HABITS_H

#include "align/path.h"

/* A pair of texts among the lines of both sides, and what was found. */
typedef struct zl_text_pair {
    size_t a, b, a_lines, b_lines;
    zl_path path;
} zl_text_pair;

/* What to expect before any path is known. Time: O(lines). */
void zl_habits_expect(zl_habits *habits, const zl_bilingual *words,
                      const zl_text_pair *pairs, size_t count);

/* What the paths of all pairs say. The variance is a median's, of beads of one
 * line and one: a few wrong beads, which are very wrong, do not move it. False
 * without memory. Time: O(beads · log beads). */
bool zl_habits_learn(zl_habits *habits, const zl_bilingual *words,
                     const zl_text_pair *pairs, size_t count);

#endif
