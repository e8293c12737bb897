/* fail.h -- the one place where a failure is made. */
#ifndef ZL_BASE_FAIL_H
#define ZL_BASE_FAIL_H

#include <zili/error.h>

/* Write a full sentence into `err`, if given, and return `status`. What an
 * argument has that is no UTF-8, as the name of a file may, becomes U+FFFD.
 * Where the format begins with "%s", that is the name of what is at fault.
 * Never allocates. Put a breakpoint here to see any failure at its source. */
zili_status zl_fail(zili_error *err, zili_status status, const char *format,
                    ...) __attribute__((format(printf, 3, 4)));

/* Here, so that whoever checks the code sees that it never gives ZILI_OK. */
static inline zili_status zl_no_memory(zili_error *err)
{
    (void)zl_fail(err, ZILI_ENOMEM, "There is not enough memory.");
    return ZILI_ENOMEM;
}

/* "cannot read notes.md: No such file or directory." for the current errno. */
zili_status zl_fail_system(zili_error *err, const char *what,
                           const char *path);

#endif
