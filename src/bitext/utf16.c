/* utf16.c -- files in UTF-16, as some programs write translation memories. */
#include "bitext/utf16.h"

#include "base/utf8.h"

bool zl_utf16_is(zl_span file)
{
    return file.size >= 2 &&
           ((file.bytes[0] == 0xFF && file.bytes[1] == 0xFE) ||
            (file.bytes[0] == 0xFE && file.bytes[1] == 0xFF));
}

static uint32_t unit_at(zl_span file, size_t at)
{
    bool big = file.bytes[0] == 0xFE;

    return (uint32_t)file.bytes[at + !big] << 8 | file.bytes[at + big];
}

void zl_utf16_add(zl_span file, zl_str *to)
{
    for (size_t at = 2; at + 1 < file.size; at += 2) {
        uint32_t c = unit_at(file, at);
        uint32_t next = at + 3 < file.size ? unit_at(file, at + 2) : 0;
        if (c >= 0xD800 && c < 0xDC00 && next >= 0xDC00 && next < 0xE000) {
            c = 0x10000 + ((c - 0xD800) << 10 | (next - 0xDC00));
            at += 2;
        }
        zl_utf8_add(to, c >= 0xD800 && c < 0xE000 ? 0xFFFD : c);
    }
}
