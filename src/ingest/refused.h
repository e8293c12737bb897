/* refused.h -- files that are refused, where the others shall be read.
 *
 * An index keeps them in a setting, a line each: the file, a tab, why. */
#ifndef ZL_INGEST_REFUSED_H
#define ZL_INGEST_REFUSED_H

#include "base/text.h"

#include <zili/error.h>

/* The name of the setting. */
#define ZL_REFUSED "refused"

/* Append what a failure says of the file that it names: "it is empty: …",
 * "line 3: …", and all of a sentence that names none. Lack of memory shows in
 * `out`. */
void zl_refused_why(zl_str *out, const zili_error *why);

/* Append a line. Lack of memory shows in `lines`. */
void zl_refused_add(zl_str *lines, const char *file, const zili_error *why);

/* How many lines there are. Time: O(bytes). */
uint64_t zl_refused_count(zl_view lines);

#endif
