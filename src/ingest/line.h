/* line.h -- the lines of a text, and the cells of a line. */
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

/* Take the next cell of a line, up to a tab or its end; `*rest` begins as the
 * line. An empty line has one cell, and so has what follows the last tab. */
static inline bool zl_cell_next(zl_view *rest, zl_view *cell)
{
    if (!rest->bytes)
        return false;
    const char *tab = rest->size ? memchr(rest->bytes, '\t', rest->size)
                                 : NULL;
    size_t size = tab ? (size_t)(tab - rest->bytes) : rest->size;
    *cell = zl_view_cut(*rest, 0, size);
    *rest = tab ? zl_view_cut(*rest, size + 1, rest->size) : (zl_view){ 0 };
    return true;
}

#endif
