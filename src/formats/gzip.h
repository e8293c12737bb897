/* gzip.h -- what gzip packed, piece by piece, with its sums held to. */
#ifndef ZL_FORMATS_GZIP_H
#define ZL_FORMATS_GZIP_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct zl_gzip zl_gzip;

/* Whether bytes begin as gzip does. */
bool zl_gzip_is(zl_view packed);

/* Begin; `packed` is kept, not copied. NULL without memory. */
zl_gzip *zl_gzip_open(zl_view packed);
void zl_gzip_close(zl_gzip *gzip);

/* The next piece, which holds until the one after it; empty at the end of the
 * last stream, for several may stand behind each other. False where the bytes
 * are damaged, cut off, or not those that were packed. Time: O(bytes). */
bool zl_gzip_next(zl_gzip *gzip, zl_view *piece);

/* What stands behind the last stream, once its end is met, and is none of
 * gzip's; empty where it is zeros alone, which fill a block of a tape. Lent.
 * Time: O(bytes of it). */
zl_view zl_gzip_behind(const zl_gzip *gzip);

/* What is wrong, once it said so; and whether it is no more than memory. */
const char *zl_gzip_problem(const zl_gzip *gzip);
bool zl_gzip_lacks_memory(const zl_gzip *gzip);

/* How many of the packed bytes are read. */
uint64_t zl_gzip_done(const zl_gzip *gzip);

#endif
