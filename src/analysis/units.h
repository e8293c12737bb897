/* units.h -- the sentences, paragraphs, regions or documents of a scope,
 * numbered, and which of them hold an item. */
#ifndef ZL_ANALYSIS_UNITS_H
#define ZL_ANALYSIS_UNITS_H

#include "analysis/ask.h"

typedef struct zl_units {
    uint32_t *unit_of; /* by number of the range: its unit */
    size_t count;      /* units that hold a word of the scope */
    const zl_structure *ranges;
    const zl_ask *ask;
} zl_units;

/* `within` is s, p, region or doc. Fails with ZILI_EUSAGE, ZILI_ENOMEM.
 * Release in any case. Time: O(tokens of the scope). */
ZILI_MUST_CHECK zili_status zl_units_make(zl_units *units, const zl_ask *ask,
                                          const char *within,
                                          zili_error *err);
void zl_units_clear(zl_units *units);

/* The unit that holds a position of the scope; ZL_NONE where none does. */
uint32_t zl_units_at(const zl_units *units, uint64_t position);

#endif
