/* simplify.h -- traditional characters and the simplified ones they became. */
#ifndef ZL_TEXT_SIMPLIFY_H
#define ZL_TEXT_SIMPLIFY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The simplified form of a traditional character where there is exactly one,
 * and otherwise the character itself. Applied twice it gives the same.
 * Time: O(1), at most seven comparisons. */
uint32_t zl_simplified(uint32_t character);

/* The pair with this number from 0, in the order of traditional characters:
 * false, there are not so many. */
bool zl_simplified_pair(size_t number, uint32_t *traditional,
                        uint32_t *simplified);

#endif
