/* out.c -- a stream that remembers its first failure. */
#include "out.h"

#include "mem.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
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

void zl_out_repeat(zl_out *out, char byte, size_t times)
{
    while (times-- > 0)
        zl_out_byte(out, byte);
}

/* As many as 10^(n-1) <= value; 1233/4096 is just above log10(2). */
static size_t count_digits(uint64_t value)
{
    static const uint64_t least[] = {
        0, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000,
        1000000000, 10000000000, 100000000000, 1000000000000,
        10000000000000, 100000000000000, 1000000000000000,
        10000000000000000, 100000000000000000, 1000000000000000000,
        10000000000000000000U,
    };
    unsigned bits = 64 - (unsigned)__builtin_clzll(value | 1);
    unsigned digits = bits * 1233 >> 12;

    return digits + (value >= least[digits]);
}

/* Two digits a step, from the last to the first. */
size_t zl_integer_text(char text[ZL_INTEGER_SIZE], int64_t value)
{
    static const char pairs[] = "00010203040506070809"
                                "10111213141516171819"
                                "20212223242526272829"
                                "30313233343536373839"
                                "40414243444546474849"
                                "50515253545556575859"
                                "60616263646566676869"
                                "70717273747576777879"
                                "80818283848586878889"
                                "90919293949596979899";
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    size_t size = count_digits(rest) + (value < 0);
    char *at = text + size;

    text[0] = '-';
    for (; rest >= 100; rest /= 100)
        memcpy(at -= 2, pairs + rest % 100 * 2, 2);
    if (rest >= 10)
        memcpy(at - 2, pairs + rest * 2, 2);
    else
        at[-1] = (char)('0' + rest);
    return size;
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

size_t zl_real_text(char text[ZL_REAL_SIZE], double value, int decimals)
{
    if (isnan(value))
        return set_text(text, "nan");
    if (isinf(value))
        return set_text(text, value > 0 ? "inf" : "-inf");
    if (decimals < 0)
        snprintf(text, ZL_REAL_SIZE, "%.12g", value);
    else
        snprintf(text, ZL_REAL_SIZE, "%.*f", decimals > 17 ? 17 : decimals,
                 value);
    point_for_sign(text);
    drop_sign_of_zero(text);
    return strlen(text);
}

void zl_out_real(zl_out *out, double value, int decimals)
{
    char text[ZL_REAL_SIZE];

    zl_out_bytes(out, text, zl_real_text(text, value, decimals));
}
