/* language.h -- the language that the script of a stretch of text shows. */
#ifndef ZL_TEXT_LANGUAGE_H
#define ZL_TEXT_LANGUAGE_H

#include "base/text.h"

/* "zh" where Han outweighs (one Han character counts as two letters), "en"
 * where Latin does, "und" where there is neither. Time: O(bytes). */
const char *zl_language_of(zl_view text);

#endif
