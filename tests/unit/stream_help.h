/* stream_help.h -- streams as zili-pdf writes them, made by hand. */
#ifndef TEST_STREAM_HELP_H
#define TEST_STREAM_HELP_H

#include "base/bytes.h"
#include "base/text.h"
#include "base/utf8.h"
#include "pdf/stream.h"

#include <string.h>

static inline void put_number(zl_str *out, uint32_t number)
{
    uint8_t bytes[4];

    zl_put32(bytes, number);
    zl_str_add(out, (zl_view){ (const char *)bytes, 4 });
}

/* The head of a record of so many bytes. */
static inline void put_head(zl_str *out, int kind, size_t size)
{
    zl_str_add_byte(out, (char)kind);
    put_number(out, (uint32_t)size);
}

static inline void put_magic(zl_str *out)
{
    zl_str_add_text(out, ZL_PDF_MAGIC);
}

static inline void put_datum(zl_str *out, const char *key, const char *value)
{
    put_head(out, ZL_PDF_DATUM, strlen(key) + 1 + strlen(value));
    zl_str_add_text(out, key);
    zl_str_add_byte(out, 0);
    zl_str_add_text(out, value);
}

/* Of 600 by 800 points. */
static inline void put_page(zl_str *out, const char *label)
{
    put_head(out, ZL_PDF_PAGE, 8 + strlen(label));
    put_number(out, 60000);
    put_number(out, 80000);
    zl_str_add_text(out, label);
}

static inline void put_font(zl_str *out, uint32_t points, const char *name)
{
    put_head(out, ZL_PDF_FONT, 4 + strlen(name));
    put_number(out, points * 100);
    zl_str_add_text(out, name);
}

static inline void put_word(zl_str *out, uint32_t font, unsigned flags,
                            const int box[4], zl_view text)
{
    put_head(out, ZL_PDF_WORD, 21 + text.size);
    put_number(out, font);
    zl_str_add_byte(out, (char)flags);
    for (int i = 0; i < 4; i++)
        put_number(out, (uint32_t)(box[i] * 100));
    zl_str_add(out, text);
}

/* Half a size for each letter, a whole one for those of three bytes. */
static inline int width_of(zl_view text, int size)
{
    size_t at = 0;
    int width = 0;

    while (at < text.size)
        width += zl_utf8_next(text, &at) >= 0x2E80 ? size : size / 2;
    return width;
}

/* Words from their left and top; `flags` are those of the first. Gives where
 * they end. */
static inline int put_words(zl_str *out, uint32_t font, int size, int left,
                            int top, unsigned flags, const char *text)
{
    zl_view rest = zl_view_of(text), word;

    while (zl_view_next(&rest, ' ', &word)) {
        int right = left + width_of(word, size);
        put_word(out, font, flags, (int[]){ left, top, right, top + size },
                 word);
        left = right + size / 2;
        flags = 0;
    }
    return left - size / 2;
}

/* The same as a line. */
static inline int put_line(zl_str *out, uint32_t font, int size, int left,
                           int top, const char *text)
{
    return put_words(out, font, size, left, top, ZL_PDF_LINE, text);
}

static inline void put_end(zl_str *out, uint32_t pages, uint32_t faults)
{
    put_head(out, ZL_PDF_END, 16);
    put_number(out, pages);
    put_number(out, 0);
    put_number(out, faults);
    put_number(out, 0);
}

#endif
