/* equivalents.h -- what is known of terms before any bead is, where a term may
 * have several words.
 *
 * The key of a term is that of its words (words.h) with hyphens between:
 * "self-relianc". */
#ifndef ZL_ALIGN_EQUIVALENTS_H
#define ZL_ALIGN_EQUIVALENTS_H

#include "align/glossary.h"
#include "align/side.h"
#include "align/translations.h"

/* What terms of two sides may become: `forth` those of a, `back` those of b.
 * A term of a stands for one of b, and the other way, as far as it is in the
 * glossary (or NULL), or its words are, each with its share; where a
 * translation has some of the words of the other term, it counts by their
 * share. Numbers and Latin words stand for themselves. Fails with ZILI_ENOMEM;
 * clear both in any case. Time: O(terms · glosses · log). */
ZILI_MUST_CHECK zili_status zl_equivalents(const zl_side *a, const zl_side *b,
                                           const zl_glossary *glossary,
                                           zl_translations *forth,
                                           zl_translations *back,
                                           zili_error *err);

#endif
