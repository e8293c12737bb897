/* fail.c -- sentences of failures. */
#include "fail.h"

#include <stdarg.h>
#include <stdio.h>

zili_status web_fail(zili_error *err, zili_status status, const char *format,
                     ...)
{
    va_list args;

    va_start(args, format);
    vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
    return err->status = status;
}

zili_status web_no_memory(zili_error *err)
{
    return web_fail(err, ZILI_ENOMEM, "There is not enough memory.");
}
