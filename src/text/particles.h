/* particles.h -- words that say nothing by themselves: articles, prepositions,
 * conjunctions, pronouns, auxiliaries. */
#ifndef ZL_TEXT_PARTICLES_H
#define ZL_TEXT_PARTICLES_H

#include "base/text.h"

/* Whether a usual key (text/fold.h) is such a word of English or Chinese.
 * Reflexive pronouns are none: who relies on himself relies on somebody.
 * Time: O(log of some hundred). */
bool zl_is_particle(zl_view key);

/* Whether it sets one thing beside another, as "and" does. */
bool zl_is_conjunction(zl_view key);

#endif
