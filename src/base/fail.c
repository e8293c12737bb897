/* fail.c -- the one place where a failure is made. */
#include "fail.h"

#include "utf8.h"

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

/* Copy `text` into `out`, which has room for thrice its size. A byte that is
 * no UTF-8, as the name of a file may have some, becomes U+FFFD. */
static void copy_sound(char *out, const char *text)
{
    zl_view rest = zl_view_of(text);
    zl_utf8_fault fault;

    while (!zl_utf8_check(rest, &fault)) {
        out = mempcpy(out, rest.bytes, fault.byte);
        out = mempcpy(out, "\uFFFD", sizeof "\uFFFD" - 1);
        rest = zl_view_cut(rest, fault.byte + 1, rest.size);
    }
    memcpy(out, rest.bytes, rest.size);
    out[rest.size] = 0;
}

/* A sentence that begins with one of its arguments begins with what is at
 * fault, unless that is all it has. */
static size_t size_of_name(const char *format, va_list args)
{
    zl_view rest;
    zl_utf8_fault fault;

    if (strncmp(format, "%s", 2) != 0 || !format[2])
        return 0;
    rest = zl_view_of(va_arg(args, const char *));
    size_t size = rest.size;
    while (!zl_utf8_check(rest, &fault)) {
        size += sizeof "\uFFFD" - 2;
        rest = zl_view_cut(rest, fault.byte + 1, rest.size);
    }
    return size;
}

zili_status zl_fail(zili_error *err, zili_status status, const char *format,
                    ...)
{
    if (!err)
        return status;
    /* An argument may be err->text itself: a sentence put into another. */
    char text[sizeof err->text];
    char sound[3 * sizeof text];
    va_list args;
    va_start(args, format);
    size_t named = size_of_name(format, args);
    va_end(args);
    va_start(args, format);
    int size = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (size >= (int)sizeof text)
        trim_to_character(text);
    copy_sound(sound, text);
    err->status = status;
    size = snprintf(err->text, sizeof err->text, "%s", sound);
    if (size >= (int)sizeof err->text)
        trim_to_character(err->text);
    err->named = named < sizeof err->text && err->text[named] ? named : 0;
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
