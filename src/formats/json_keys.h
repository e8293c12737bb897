/* json_keys.h -- keys that an object of JSON has twice. */
#ifndef ZL_FORMATS_JSON_KEYS_H
#define ZL_FORMATS_JSON_KEYS_H

#include "base/text.h"

struct json_object;

/* Whether some object in `object`, which was read from `text`, has a key twice:
 * the parser keeps the last. Time: O(bytes). */
bool zl_json_has_twice(zl_view text, struct json_object *object);

#endif
