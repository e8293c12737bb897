/* json_escape.h -- escapes of JSON that name no character. */
#ifndef ZL_FORMATS_JSON_ESCAPE_H
#define ZL_FORMATS_JSON_ESCAPE_H

#include "base/text.h"

/* Half of a pair that stands alone, as \ud83d, or \u0000: how many there are
 * in JSON that was parsed, and where the first one begins. Time: O(bytes). */
size_t zl_json_lost(zl_view json, size_t *first);

#endif
