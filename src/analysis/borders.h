/* borders.h -- the sentences, paragraphs, regions or documents that nothing
 * reaches across: stretches (stretches.h), cut where such a unit ends. */
#ifndef ZL_ANALYSIS_BORDERS_H
#define ZL_ANALYSIS_BORDERS_H

#include "analysis/stretches.h"

#include <zili/error.h>

typedef struct zl_borders {
    const zl_ranges **ranges; /* by segment; NULL: it has no such units */
    bool documents;           /* units are documents: a stretch is in one */
} zl_borders;

/* `within` is s, p, region or doc. Fails with ZILI_EUSAGE (another name; a
 * corpus with text and no such units), ZILI_ENOMEM. Clear in any case. */
ZILI_MUST_CHECK zili_status zl_borders_make(zl_borders *borders,
                                           const zili_corpus *corpus,
                                           const char *within,
                                           zili_error *err);
void zl_borders_clear(zl_borders *borders);

/* "sentence", "paragraph", "region" or "document" for a name that is. */
const char *zl_borders_word(const char *within);

/* The units of a stretch, one after the other, each as far as it lies in the
 * stretch; from..to are tokens of the segment. Not to be copied. */
typedef struct zl_unit_walk {
    uint32_t from, to;
    uint32_t end; /* of the stretch */
    const zl_ranges *ranges;
    zl_ranges_cursor units;
} zl_unit_walk;

/* Stand on the first unit; false where there is none. */
bool zl_unit_walk_start(zl_unit_walk *walk, const zl_borders *borders,
                   const zl_stretch *stretch);
bool zl_unit_walk_next(zl_unit_walk *walk);

#endif
