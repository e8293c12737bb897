/* zip_help.h -- a zip with parts that are stored as they are. */
#ifndef TEST_ZIP_HELP_H
#define TEST_ZIP_HELP_H

#include "base/text.h"

#include <stdint.h>
#include <string.h>

static inline uint32_t crc_of(zl_view bytes)
{
    uint32_t crc = UINT32_MAX;

    for (size_t i = 0; i < bytes.size; i++) {
        crc ^= (unsigned char)bytes.bytes[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0);
    }
    return ~crc;
}

static inline void put(zl_str *out, uint64_t number, int bytes)
{
    for (int i = 0; i < bytes; i++, number >>= 8)
        zl_str_add_byte(out, (char)(number & 0xFF));
}

static inline void put_part(zl_str *out, const char *name, zl_view bytes,
                            uint32_t size)
{
    put(out, 20, 2);
    put(out, 0x800, 2); /* names are UTF-8 */
    put(out, 0, 2);
    put(out, 0, 4);
    put(out, crc_of(bytes), 4);
    put(out, bytes.size, 4);
    put(out, size, 4);
    put(out, strlen(name), 2);
    put(out, 0, 2);
}

/* `parts` are name, text, …, NULL. All say that they are `lie` bytes large,
 * unless that is 0. */
static inline void make_zip(zl_str *out, const char *const *parts,
                            uint32_t lie)
{
    zl_str list = { 0 };
    unsigned count = 0;

    for (; *parts; parts += 2, count++) {
        zl_view bytes = zl_view_of(parts[1]);
        uint32_t size = lie ? lie : (uint32_t)bytes.size;
        size_t at = out->size;
        zl_str_add_text(out, "PK\x03\x04");
        put_part(out, parts[0], bytes, size);
        zl_str_add_text(out, parts[0]);
        zl_str_add(out, bytes);
        zl_str_add_text(&list, "PK\x01\x02");
        put(&list, 20, 2);
        put_part(&list, parts[0], bytes, size);
        put(&list, 0, 10);
        put(&list, at, 4);
        zl_str_add_text(&list, parts[0]);
    }
    size_t at = out->size;
    zl_str_add(out, zl_str_view(&list));
    zl_str_add_text(out, "PK\x05\x06");
    put(out, 0, 4);
    put(out, count, 2);
    put(out, count, 2);
    put(out, list.size, 4);
    put(out, at, 4);
    put(out, 0, 2);
    zl_str_clear(&list);
}

#endif
