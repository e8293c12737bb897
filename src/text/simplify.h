/* simplify.h -- traditional characters and the simplified ones they became. */
#ifndef ZL_TEXT_SIMPLIFY_H
#define ZL_TEXT_SIMPLIFY_H

#include <stdint.h>

/* The simplified form of a traditional character where there is exactly one,
 * and otherwise the character itself. Applied twice it gives the same.
 * Time: O(1), at most seven comparisons. */
uint32_t zl_simplified(uint32_t character);

#endif
