/* sense.h -- what a glossary says of a term, cut into translations without the
 * notes beside them. */
#ifndef ZL_ALIGN_SENSE_H
#define ZL_ALIGN_SENSE_H

#include "base/text.h"

/* Start from { 0 }. */
typedef struct zl_senses {
    zl_str whole; /* without what stands in brackets */
    zl_str plain; /* the translation given last */
    zl_view rest; /* of whole */
    bool bars;
} zl_senses;

/* Go through `translations`, divided by / and ; and, with `bars`, by |. False
 * without memory. */
bool zl_senses_begin(zl_senses *senses, zl_view translations, bool bars);

/* The next translation, lent until the next call; false where there is none,
 * or no memory: then `plain.failed` is set. Time: O(what it passes). */
bool zl_senses_next(zl_senses *senses, zl_view *text);

void zl_senses_clear(zl_senses *senses);

/* Append to `name` how a name is spelt by its reading, "Nie Rongzhen" for Nie2
 * Rong2 zhen1; nothing where the reading has no capitals and tones. */
void zl_sense_name(zl_view reading, zl_str *name);

#endif
