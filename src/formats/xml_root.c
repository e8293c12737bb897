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

/* The size of a declaration, "<!…>"; or 0. `*nested`: it has others in it. */
static size_t size_of_declaration(zl_view bytes, bool *nested)
{
    bool inside = false;
    char quote = 0;

    *nested = false;
    for (size_t i = 0; i < bytes.size; i++) {
        char c = bytes.bytes[i];
        if (quote) {
            quote = c == quote ? 0 : quote;
        } else if (inside && starts(bytes, i, "<!--")) {
            zl_view rest = zl_view_cut(bytes, i, bytes.size);
            size_t size = zl_view_find(rest, zl_view_of("-->"));
            if (size == SIZE_MAX)
                return 0;
            i += size + 2;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '[' || c == ']') {
            inside = c == '[';
            *nested = true;
        } else if (c == '>' && !inside) {
            return i + 1;
        }
    }
    return 0;
}

/* The size of what stands before the first element, with "<": a comment, an
 * instruction, or a declaration; 0 where none of them ends. */
static size_t size_of_other(zl_view bytes)
{
    const char *end = starts(bytes, 0, "<!--") ? "-->" : "?>";
    bool nested;

    if (starts(bytes, 0, "<!") && !starts(bytes, 0, "<!--"))
        return size_of_declaration(bytes, &nested);
    size_t size = zl_view_find(bytes, zl_view_of(end));
    return size == SIZE_MAX ? 0 : size + strlen(end);
}

/* Behind declarations, comments and what else is not long. */
static zl_view first_element(zl_view bytes)
{
    size_t at = 0, most = LOOKED_AT;

    while (at < bytes.size && at < most) {
        size_t end = bytes.size < most ? bytes.size : most;
        const char *found = memchr(bytes.bytes + at, '<', end - at);
        if (!found)
            break;
        at = (size_t)(found - bytes.bytes);
        zl_view rest = zl_view_cut(bytes, at, bytes.size);
        if (!starts(rest, 0, "<!") && !starts(rest, 0, "<?"))
            return rest;
        size_t size = size_of_other(rest);
        if (size == 0)
            break;
        at += size;
        most += size;
    }
    return (zl_view){ "", 0 };
}

zl_view zl_xml_root(zl_view bytes)
{
    size_t end = 0;

    bytes = zl_utf8_body(bytes);
    zl_view head = zl_view_cut(
        bytes, 0, bytes.size < LOOKED_AT ? bytes.size : LOOKED_AT);
    if (!head.size || !zl_view_starts(zl_view_trim(head), zl_view_of("<")))
        return (zl_view){ "", 0 };
    zl_view element = first_element(bytes);
    if (element.size == 0)
        return element;
    element = zl_view_cut(element, 1, element.size);
    size_t colon = zl_view_find(element, zl_view_of(":"));
    while (end < element.size && !strchr(" \t\r\n/>", element.bytes[end]))
        end++;
    return zl_view_cut(element, colon < end ? colon + 1 : 0, end);
}

size_t zl_xml_declared(zl_view bytes)
{
    zl_view head = zl_view_cut(
        bytes, 0, bytes.size < LOOKED_AT ? bytes.size : LOOKED_AT);
    size_t at = zl_view_find(head, zl_view_of("<!DOCTYPE"));

    /* what stands before it is of XML: "<?xml …?>", comments */
    if (at == SIZE_MAX || zl_xml_root(zl_view_cut(bytes, 0, at)).size)
        return 0;
    bool nested;
    size_t size =
        size_of_declaration(zl_view_cut(bytes, at, bytes.size), &nested);
    return nested && size ? at + size : 0;
}
