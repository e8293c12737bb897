/* entity.h -- the characters that HTML has names for: "eacute", "hellip". */
#ifndef ZL_FORMATS_ENTITY_H
#define ZL_FORMATS_ENTITY_H

#include "base/text.h"

/* Append what "&name;" stands for in HTML, mostly one character; false where
 * there is no such name. Lack of memory shows in `out`. */
bool zl_entity_add(zl_str *out, zl_view name);

#endif
