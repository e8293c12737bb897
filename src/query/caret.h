/* caret.h -- a fault of a query, and below it a caret at the place. */
#ifndef ZL_QUERY_CARET_H
#define ZL_QUERY_CARET_H

#include <zili/error.h>

/* Fail with ZILI_EUSAGE and three lines: the sentence with the column, the
 * line of the query `text` that has byte `column`, of a long one a piece with …
 * where it is cut, and a caret below that byte. */
zili_status zl_query_fail(zili_error *err, const char *text, size_t column,
                          const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
