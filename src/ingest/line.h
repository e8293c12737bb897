/* line.h -- the lines of a text, one after the other. */
#ifndef ZL_INGEST_LINE_H
#define ZL_INGEST_LINE_H

#include "base/text.h"

#include <string.h>

/* Take the next line of `*rest` without its end (\n or \r\n); false where
 * nothing is left. */
static inline bool zl_line_next(zl_view *rest, zl_view *line)
{
    if (rest->size == 0)
        return false;
    const char *end = memchr(rest->bytes, '\n', rest->size);
    size_t size = end ? (size_t)(end - rest->bytes) : rest->size;
    size_t next = size + (end != NULL);
    if (size > 0 && rest->bytes[size - 1] == '\r')
        size--;
    *line = zl_view_cut(*rest, 0, size);
    *rest = zl_view_cut(*rest, next, rest->size);
    return true;
}

#endif
