/* front.h -- metadata that stand before a text: as YAML between lines ---, as
 * TOML between lines +++. */
#ifndef ZL_FORMATS_FRONT_H
#define ZL_FORMATS_FRONT_H

#include "formats/draft.h"

/* Take the front matter that `text` begins with, if it does: `*text` then
 * begins behind it, and its members are data of the draft, those of a list
 * with "; " between, those of a map in a map as outer_inner. What is no map of
 * YAML is left in the text, for lines --- are rules there, too. Fails with
 * ZILI_EFORMAT where it is no TOML (path, line, what is wrong), ZILI_ENOMEM.
 * Time: O(bytes of it). */
ZILI_MUST_CHECK zili_status zl_front_take(zl_view *text, const char *path,
                                          zl_draft *draft, zili_error *err);

#endif
