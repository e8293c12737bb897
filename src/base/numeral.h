/* numeral.h -- numbers as documents write them: 7, ７, 七, 二十三, 一九六〇. */
#ifndef ZL_BASE_NUMERAL_H
#define ZL_BASE_NUMERAL_H

#include "base/text.h"

#define ZL_NO_NUMERAL (-1)

/* The number that begins at `*at`, from 0 to 9999, and `*at` moves past it;
 * ZL_NO_NUMERAL, and `*at` stays, where there is none or it is longer.
 * Chinese numerals are read figure by figure (一九六〇), or with 十 up to 99.
 * Time: O(1). */
int zl_numeral_next(zl_view text, size_t *at);

#endif
