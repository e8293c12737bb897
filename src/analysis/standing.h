/* standing.h -- what stands at a place of each line, as numbers.
 *
 * A place is a word left (-1 is 1L) or right (1 is 1R) of the hit inside its
 * region, or the hit itself (0). Folded texts that are equal have one
 * number. */
#ifndef ZL_ANALYSIS_STANDING_H
#define ZL_ANALYSIS_STANDING_H

#include "analysis/lines.h"
#include "base/map.h"
#include "text/collate.h"

typedef struct zl_standing zl_standing;

/* Read "1L", "node", "2R"; false where it is none of these. */
bool zl_standing_read(zl_view text, int *place);

/* Lends `ask` and `lines`. NULL without memory. */
zl_standing *zl_standing_new(const zl_ask *ask, const zl_lines *lines);
void zl_standing_free(zl_standing *standing);

/* Set `values`, as many as lines, for each of `count` places: `values[k][i]`
 * is the number of what stands at `places[k]` of line number i, on as many
 * threads as the question allows. False without memory. Time: O(lines ·
 * places). */
bool zl_standing_find(zl_standing *standing, const int *places, size_t count,
                      uint32_t *const *values);

/* The different texts so far, each word followed by a blank; nothing is the
 * empty text. */
const zl_map *zl_standing_texts(const zl_standing *standing);

/* The rank of each text in the order of `collator`, equal keys the same;
 * gives the number of ranks, 0 without memory. `ranks` has one for each text.
 * Time: O(texts log texts). */
uint32_t zl_standing_rank(const zl_standing *standing,
                          zl_collator *collator, uint32_t *ranks);

#endif
