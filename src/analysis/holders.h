/* holders.h -- how many documents of a whole corpus hold each term. */
#ifndef ZL_ANALYSIS_HOLDERS_H
#define ZL_ANALYSIS_HOLDERS_H

#include "analysis/terms.h"

/* Count them into terms->docs, by what the lexicon knows. Where `exact` a term
 * is one form; else types with the key of a term are not all counted where
 * `mixed`, by term: then the places of those that are are looked up. False
 * without memory. Time: O(types + documents · mixed types). */
bool zl_holders_count(zl_terms *terms, bool exact, const uint8_t *mixed);

#endif
