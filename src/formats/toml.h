/* toml.h -- TOML 1.0, given value by value: what stands before a text. */
#ifndef ZL_FORMATS_TOML_H
#define ZL_FORMATS_TOML_H

#include "base/text.h"

#include <zili/error.h>

#include <stdint.h>

/* Told of each value, with its key and those of the tables around it:
 * "place.city". Those of a list have the same key. Texts are without quotes
 * and escapes; numbers, dates and truths are as they are written. */
typedef void zl_toml_take(void *user, zl_view key, zl_view value);

/* Read `text`, valid UTF-8, whose first line is number `line` of `path`. Fails
 * with ZILI_EFORMAT (path, line, what is wrong), ZILI_ENOMEM. Lists and tables
 * lie 32 deep at most. Time: O(bytes + keys × log). */
ZILI_MUST_CHECK zili_status zl_toml_read(zl_view text, const char *path,
                                         uint32_t line, zl_toml_take *take,
                                         void *user, zili_error *err);

#endif
