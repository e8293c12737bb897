/* numeral.h -- the numbers among the characters of a run. */
#ifndef ZL_TEXT_NUMERAL_H
#define ZL_TEXT_NUMERAL_H

#include "text/han_path.h"
#include "text/role.h"

/* Find the numbers and units in `characters`, at most `room`; gives how many
 * there are, or SIZE_MAX where there are more.
 *
 * A number is what numerals stand together, a fraction too (三分之一), but 千
 * and 百 behind 万 begin a word (六十四万|千瓦). It is tied where 第 or a number
 * stands before it: then no word begins with it and reaches beyond, and there
 * is no 一个 in 第一个. A unit is 年 月 日 behind a number, unless a longer
 * word begins so (月份, 年代), and 个: no word begins with it, and its cost is
 * 0. `after_number` says that a digit, numeral or 第 stands before the first
 * character. Time: O(count). */
size_t zl_numerals_find(const zl_roles *roles, const uint32_t *characters,
                        size_t count, bool after_number,
                        zl_path_number *out, size_t room);

#endif
