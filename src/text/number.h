/* number.h -- numbers put together from what the boundaries cut. */
#ifndef ZL_TEXT_NUMBER_H
#define ZL_TEXT_NUMBER_H

#include "base/text.h"
#include "text/role.h"

/* What a token has to do with numbers; 0: nothing. */
unsigned zl_number_kind(const zl_roles *roles, zl_view token);

/* Whether a token of the second kind goes on with a number that is of the
 * first, and the kind of both together. */
bool zl_number_goes_on(unsigned left, unsigned right);
unsigned zl_number_joined(unsigned left, unsigned right);

/* Whether all characters of a word are such as numbers have. */
bool zl_spells_number(const zl_roles *roles, zl_view word);

#endif
