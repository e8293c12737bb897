/* caret.c -- a fault of a query, and below it a caret at the place. */
#include "query/caret.h"

#include "base/fail.h"
#include "base/utf8.h"
#include "text/width.h"

#include <stdarg.h>
#include <stdio.h>

zili_status zl_query_fail(zili_error *err, const char *text, size_t column,
                          const char *format, ...)
{
    char reason[256];
    zl_view line = zl_view_of(text);
    size_t shown = column < line.size ? column : line.size;
    zl_view before = zl_view_cut(line, 0, shown);
    va_list args;

    va_start(args, format);
    vsnprintf(reason, sizeof reason, format, args);
    va_end(args);
    if (line.size > 200)
        return zl_fail(err, ZILI_EUSAGE, "Column %zu of the query: %s",
                       zl_utf8_count(before) + 1, reason);
    return zl_fail(err, ZILI_EUSAGE, "Column %zu of the query: %s\n  %s\n  %*s",
                   zl_utf8_count(before) + 1, reason, text,
                   (int)zl_width(before) + 1, "^");
}
