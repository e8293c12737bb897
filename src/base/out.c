/* out.c -- a stream that remembers its first failure. */
#include "out.h"

#include "mem.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void zl_out_bytes(zl_out *out, const void *bytes, size_t size)
{
    if (!out->failed && size && !out->write(out->user, bytes, size))
        out->failed = true;
}

void zl_out_view(zl_out *out, zl_view view)
{
    zl_out_bytes(out, view.bytes, view.size);
}

void zl_out_text(zl_out *out, const char *text)
{
    zl_out_bytes(out, text, strlen(text));
}

void zl_out_byte(zl_out *out, char byte)
{
    zl_out_bytes(out, &byte, 1);
}

void zl_out_integer(zl_out *out, int64_t value)
{
    char text[ZL_INTEGER_SIZE];

    zl_out_bytes(out, text, zl_integer_text(text, value));
}

static void write_long(zl_out *out, size_t size, const char *format,
                       va_list args)
{
    char *text = zl_alloc(size + 1);

    if (!text) {
        out->failed = true;
        return;
    }
    vsnprintf(text, size + 1, format, args);
    zl_out_bytes(out, text, size);
    zl_free(text);
}

void zl_out_format(zl_out *out, const char *format, ...)
{
    char text[1024];
    va_list args, again;

    va_start(args, format);
    va_copy(again, args);
    int size = vsnprintf(text, sizeof text, format, args);
    if (size < 0)
        out->failed = true;
    else if ((size_t)size < sizeof text)
        zl_out_bytes(out, text, (size_t)size);
    else
        write_long(out, (size_t)size, format, again);
    va_end(again);
    va_end(args);
}

static size_t set_text(char *text, const char *word)
{
    memcpy(text, word, strlen(word) + 1);
    return strlen(word);
}

/* Whatever is not of a number is the locale's decimal sign. */
static size_t point_for_sign(char *text)
{
    size_t kept = 0;

    for (size_t i = 0; text[i]; i++)
        if (strchr("0123456789+-e", text[i]))
            text[kept++] = text[i];
        else if (kept == 0 || text[kept - 1] != '.')
            text[kept++] = '.';
    text[kept] = 0;
    return kept;
}

/* "-0.00" and "0.00" are one number and must be one text. */
static void drop_sign_of_zero(char *text)
{
    if (text[0] == '-' && strspn(text + 1, "0.") == strlen(text + 1))
        memmove(text, text + 1, strlen(text));
}

/* Both calls follow the same locale. */
static void print_whole(char text[ZL_REAL_SIZE], double value)
{
    snprintf(text, ZL_REAL_SIZE, "%.15g", value);
    if (strtod(text, NULL) != value)
        snprintf(text, ZL_REAL_SIZE, "%.17g", value);
}

/* Numbers very large or small, one in a table at most. */
static size_t print_real(char text[ZL_REAL_SIZE], double value, int decimals)
{
    if (decimals == ZL_WHOLE)
        print_whole(text, value);
    else if (decimals < 0)
        snprintf(text, ZL_REAL_SIZE, "%.12g", value);
    else
        snprintf(text, ZL_REAL_SIZE, "%.*f", decimals, value);
    point_for_sign(text);
    drop_sign_of_zero(text);
    return strlen(text);
}

size_t zl_real_text(char text[ZL_REAL_SIZE], double value, int decimals)
{
    if (isnan(value))
        return set_text(text, "nan");
    if (isinf(value))
        return set_text(text, value > 0 ? "inf" : "-inf");
    decimals = decimals < 17 ? decimals : 17;
    size_t size = decimals == ZL_WHOLE ? zl_shortest_text(text, value)
                  : decimals < 0       ? zl_general_text(text, value)
                                       : zl_fixed_text(text, value, decimals);
    if (size == 0)
        return print_real(text, value, decimals);
    text[size] = 0;
    return size;
}

void zl_out_real(zl_out *out, double value, int decimals)
{
    char text[ZL_REAL_SIZE];

    zl_out_bytes(out, text, zl_real_text(text, value, decimals));
}
