/* xml_root.c -- what a file of XML is, by its first element. */
#include "formats/xml_root.h"

#include "base/utf8.h"

#include <string.h>

enum { LOOKED_AT = 4096 };

static bool starts(zl_view bytes, size_t at, const char *text)
{
    return zl_view_starts(zl_view_cut(bytes, at, bytes.size),
                          zl_view_of(text));
}

/* The first element, behind declarations and comments. */
static zl_view first_element(zl_view bytes)
{
    size_t at = 0;

    while (at < bytes.size) {
        const char *found = memchr(bytes.bytes + at, '<', bytes.size - at);
        at = found ? (size_t)(found - bytes.bytes) : bytes.size;
        zl_view rest = zl_view_cut(bytes, at, bytes.size);
        const char *end = starts(bytes, at, "<!--") ? "-->"
                          : starts(bytes, at, "<?") ? "?>"
                          : starts(bytes, at, "<!") ? ">"
                                                    : NULL;
        if (!end)
            return rest;
        size_t size = zl_view_find(rest, zl_view_of(end));
        at = size == SIZE_MAX ? bytes.size : at + size + 1;
    }
    return (zl_view){ "", 0 };
}

zl_view zl_xml_root(zl_view bytes)
{
    zl_view head = zl_utf8_body(bytes);
    size_t end = 0;

    if (head.size > LOOKED_AT)
        head.size = LOOKED_AT;
    if (!head.size || !zl_view_starts(zl_view_trim(head), zl_view_of("<")))
        return (zl_view){ "", 0 };
    zl_view element = first_element(head);
    if (element.size == 0)
        return element;
    element = zl_view_cut(element, 1, element.size);
    size_t colon = zl_view_find(element, zl_view_of(":"));
    while (end < element.size && !strchr(" \t\r\n/>", element.bytes[end]))
        end++;
    return zl_view_cut(element, colon < end ? colon + 1 : 0, end);
}
