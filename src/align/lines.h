/* lines.h -- the lines of a text. */
#ifndef ZL_ALIGN_LINES_H
#define ZL_ALIGN_LINES_H

#include "base/text.h"

#include <string.h>

/* The next line of `*rest` into `*line`, without what ends it ("\n", "\r\n");
 * false where there is none left. */
static inline bool zl_next_line(zl_view *rest, zl_view *line)
{
    if (rest->size == 0)
        return false;
    const char *end = memchr(rest->bytes, '\n', rest->size);
    size_t size = end ? (size_t)(end - rest->bytes) : rest->size;
    size_t next = end ? size + 1 : size;

    if (size && rest->bytes[size - 1] == '\r')
        size--;
    *line = zl_view_cut(*rest, 0, size);
    *rest = zl_view_cut(*rest, next, rest->size);
    return true;
}

#endif
