/* language_code.h -- languages by their tags. */
#ifndef ZL_TEXT_LANGUAGE_CODE_H
#define ZL_TEXT_LANGUAGE_CODE_H

#include "base/text.h"

/* The code of a language, with a zero behind. */
enum { ZL_CODE_SIZE = 8 };

/* "zh-Hans-CN" → "zh", "ENG" → "en"; empty where no letter begins the tag.
 * Time: O(1). */
void zl_language_code(char code[ZL_CODE_SIZE], zl_view tag);

#endif
