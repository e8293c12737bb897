/* fail.c -- the one place where a failure is made. */
#include "fail.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* A message that was cut must not end inside a character. */
static void trim_to_character(char *text)
{
    size_t end = strlen(text);
    size_t start = end;

    while (start > 0 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
        start--;
    if (start == 0 || (unsigned char)text[start - 1] < 0xC0)
        return;
    unsigned char lead = (unsigned char)text[start - 1];
    size_t need = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (end - (start - 1) < need)
        text[start - 1] = 0;
}

zili_status zl_fail(zili_error *err, zili_status status, const char *format,
                    ...)
{
    if (!err)
        return status;
    /* An argument may be err->text itself: a sentence put into another. */
    char text[sizeof err->text];
    va_list args;
    va_start(args, format);
    int size = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (size >= (int)sizeof text)
        trim_to_character(text);
    err->status = status;
    memcpy(err->text, text, strlen(text) + 1);
    return status;
}

zili_status zl_fail_system(zili_error *err, const char *what, const char *path)
{
    /* strerrordesc_np() is not translated: the same words in any locale. */
    const char *why = strerrordesc_np(errno);
    zili_status status = errno == ENOMEM ? ZILI_ENOMEM : ZILI_EIO;

    return zl_fail(err, status, "Cannot %s %s: %s.", what, path,
                   why ? why : "unknown error");
}
