/* pattern.h -- what the path of a file says: "{year}/{author}-{title}.txt".
 *
 * A name in braces stands for one character or more, and `*` for any, but not
 * for a slash; `**` stands for anything, and `**` between
 * slashes for any folders or none. All else must be there as it is. A
 * pattern without a slash is held against the name of the file, any other
 * against the whole path. Of several ways to match, the earlier names are as
 * short as can be. */
#ifndef ZL_INGEST_PATTERN_H
#define ZL_INGEST_PATTERN_H

#include "base/array.h"
#include "base/text.h"

#include <zili/error.h>

/* Names and stars in a pattern, bytes of it, and of a path. */
enum {
    ZL_PATTERN_PARTS_MOST = 64,
    ZL_PATTERN_SIZE_MOST = 1000,
    ZL_PATTERN_PATH_MOST = 4096
};

typedef struct zl_pattern_part {
    enum { ZL_LITERAL, ZL_NAMED, ZL_STAR, ZL_STARS, ZL_FOLDERS } kind;
    zl_view text; /* the literal, or the name as it was written */
} zl_pattern_part;

/* Start from { 0 }, which matches nothing. */
typedef struct zl_pattern {
    ZL_ARRAY(zl_pattern_part) parts;
} zl_pattern;

/* Understand a pattern, which is lent and outlives `out`. Fails with
 * ZILI_EUSAGE and a sentence about what is wrong where, ZILI_ENOMEM. Release
 * with zl_pattern_clear() in any case. */
ZILI_MUST_CHECK zili_status zl_pattern_read(zl_pattern *out, zl_view pattern,
                                            zili_error *err);
void zl_pattern_clear(zl_pattern *pattern);

/* Whether a path matches, or with `tail` what follows one of its slashes, the
 * first that does: then `values[i]` is what part `i` stands for, lent by the
 * path; there is room for ZL_PATTERN_PARTS_MOST. A path that is too long does
 * not match. False without memory, and then `*failed` is set. Time: O(bytes
 * of the path × parts). */
bool zl_pattern_match(const zl_pattern *pattern, zl_view path, bool tail,
                      zl_view *values, bool *failed);

#endif
