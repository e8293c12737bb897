/* package_look.c -- what a zip seems to be, without unpacking it. */
#include "formats/package.h"

#include <string.h>

enum { HEAD_SIZE = 30 }; /* of a part, before its name */

bool zl_package_begins(zl_view bytes, const char *text)
{
    return bytes.size > HEAD_SIZE &&
           zl_view_starts(bytes, zl_view_of("PK\x03\x04")) &&
           zl_view_starts(zl_view_cut(bytes, HEAD_SIZE, bytes.size),
                          zl_view_of(text));
}

static uint64_t number_at(zl_view bytes, size_t at, size_t size)
{
    uint64_t number = 0;

    for (size_t i = size; i-- > 0;)
        number = number << 8 | (unsigned char)bytes.bytes[at + i];
    return number;
}

/* Where the list begins, as the record behind it says: that has 22 bytes, and
 * a comment. False: there is no such record; SIZE_MAX: it says no place here,
 * as in archives of 4 GiB. */
static bool find_list(zl_view bytes, size_t *list)
{
    enum { RECORD = 22, COMMENT_MOST = UINT16_MAX };
    size_t least = bytes.size > RECORD + COMMENT_MOST
                       ? bytes.size - RECORD - COMMENT_MOST
                       : 0;

    for (size_t at = bytes.size; at >= least + RECORD; at--) {
        size_t begin = at - RECORD;
        if (memcmp(bytes.bytes + begin, "PK\x05\x06", 4) != 0)
            continue;
        uint64_t found = number_at(bytes, begin + 16, 4);
        *list = found < begin ? (size_t)found : SIZE_MAX;
        return true;
    }
    return false;
}

/* Of a file that is cut off the names before its parts are left. */
static bool is_said(zl_view bytes, const char *name)
{
    static const size_t most = (size_t)1 << 20;

    return zl_view_find(zl_view_cut(bytes, 0,
                                    bytes.size < most ? bytes.size : most),
                        zl_view_of(name)) != SIZE_MAX;
}

bool zl_package_has(zl_view bytes, const char *name)
{
    enum { ENTRY = 46 }; /* before its name */
    size_t at;

    if (!zl_view_starts(bytes, zl_view_of("PK\x03\x04")))
        return false;
    if (!find_list(bytes, &at))
        return is_said(bytes, name);
    while (at < bytes.size && bytes.size - at > ENTRY &&
           memcmp(bytes.bytes + at, "PK\x01\x02", 4) == 0) {
        size_t size = (size_t)number_at(bytes, at + 28, 2);
        size_t rest = (size_t)(number_at(bytes, at + 30, 2) +
                               number_at(bytes, at + 32, 2));
        if (size > bytes.size - at - ENTRY)
            return false;
        if (zl_view_starts(zl_view_cut(bytes, at + ENTRY, at + ENTRY + size),
                           zl_view_of(name)))
            return true;
        at += ENTRY + size + rest;
    }
    return false;
}

