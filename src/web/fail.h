/* fail.h -- the one place where a failure of the page is made. */
#ifndef WEB_FAIL_H
#define WEB_FAIL_H

#include <zili.h>

/* Write a full sentence into `err`, and return `status`. */
zili_status web_fail(zili_error *err, zili_status status, const char *format,
                     ...) __attribute__((format(printf, 3, 4)));
zili_status web_no_memory(zili_error *err);

#endif
