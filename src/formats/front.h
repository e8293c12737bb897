/* front.h -- metadata that stand before a text as YAML, between lines ---. */
#ifndef ZL_FORMATS_FRONT_H
#define ZL_FORMATS_FRONT_H

#include "formats/draft.h"

/* Take the front matter that `text` begins with, if it does: `*text` then
 * begins behind it, and its members are data of the draft, those of a list
 * with "; " between, those of a map in a map as outer_inner. What is no map of
 * YAML is left in the text. False without memory. Time: O(bytes of it). */
bool zl_front_take(zl_view *text, const char *path, zl_draft *draft);

#endif
