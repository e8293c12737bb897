/* name.h -- names that files bring, made names that an index can have. */
#ifndef ZL_FORMATS_NAME_H
#define ZL_FORMATS_NAME_H

#include "base/text.h"

/* Bytes of a name, with a zero behind. */
enum { ZL_NAME_SIZE = 31 };

/* Write `name` to `out` (of ZL_NAME_SIZE + 1 bytes, so that a digit can be put
 * behind) as a name: letters small, all but letters, digits and _ made _,
 * x before a digit, _ behind a name that the index has for itself (doc, p,
 * s, word, …), cut where it is too long. Characters beyond ASCII stay. Gives
 * its size. Time: O(bytes). */
size_t zl_name_make(char *out, zl_view name);

/* Append `text` with each run of blanks made one and none at its ends. Lack of
 * memory shows in `out`. */
void zl_name_flatten(zl_str *out, zl_view text);

#endif
