/* signs.h -- signs of fonts that have an order of their own. */
#ifndef ZL_FORMATS_SIGNS_H
#define ZL_FORMATS_SIGNS_H

#include "base/text.h"

/* Those of Symbol and Wingdings; NULL: another font. */
const uint32_t *zl_signs_of(zl_view font);

/* The character that stands for the sign at this place of the font, 0x20 to
 * 0xFF, or the same in private use, 0xF020 to 0xF0FF; 0: none does. */
uint32_t zl_sign(const uint32_t *signs, uint32_t code);

#endif
