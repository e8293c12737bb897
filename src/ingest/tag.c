/* tag.c -- a line of VRT that is a tag, and what stands in it. */
#include "ingest/tag.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

static bool is_name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_' || c == '-';
}

static zl_view take_name(zl_view *rest)
{
    size_t size = 0;

    while (size < rest->size && is_name_byte(rest->bytes[size]))
        size++;
    zl_view name = zl_view_cut(*rest, 0, size);
    *rest = zl_view_cut(*rest, size, rest->size);
    return name;
}

bool zl_tag_read(zl_tag_line *out, zl_view line)
{
    zl_view inner;

    line = zl_view_trim(line);
    if (line.size < 3 || line.bytes[0] != '<' ||
        line.bytes[line.size - 1] != '>')
        return false;
    inner = zl_view_cut(line, 1, line.size - 1);
    *out = (zl_tag_line){ .kind = ZL_TAG_COMMENT };
    if (inner.bytes[0] == '!' || inner.bytes[0] == '?')
        return true;
    out->kind = ZL_TAG_BEGIN;
    if (inner.bytes[0] == '/') {
        out->kind = ZL_TAG_END;
        inner = zl_view_cut(inner, 1, inner.size);
    } else if (inner.bytes[inner.size - 1] == '/') {
        out->kind = ZL_TAG_EMPTY;
        inner.size--;
    }
    out->name = take_name(&inner);
    out->rest = inner;
    return out->name.size > 0 &&
           (inner.size == 0 || inner.bytes[0] == ' ' ||
            inner.bytes[0] == '\t');
}

/* From a quote to the next one like it, or to a blank. */
static zl_view take_value(zl_view *rest)
{
    char quote = rest->size ? rest->bytes[0] : 0;
    bool quoted = quote == '"' || quote == '\'';
    size_t begin = quoted ? 1 : 0, end = begin;

    while (end < rest->size &&
           (quoted ? rest->bytes[end] != quote : rest->bytes[end] != ' '))
        end++;
    zl_view value = zl_view_cut(*rest, begin, end);
    *rest = zl_view_cut(*rest, end + quoted < rest->size ? end + quoted
                                                         : rest->size,
                        rest->size);
    return value;
}

static zl_view skip_blanks(zl_view rest)
{
    while (rest.size && (rest.bytes[0] == ' ' || rest.bytes[0] == '\t'))
        rest = zl_view_cut(rest, 1, rest.size);
    return rest;
}

bool zl_tag_next(zl_tag_line *tag, zl_tag_pair *out)
{
    zl_view rest = skip_blanks(tag->rest);

    while (rest.size) {
        out->name = take_name(&rest);
        rest = skip_blanks(rest);
        if (out->name.size && rest.size && rest.bytes[0] == '=') {
            rest = skip_blanks(zl_view_cut(rest, 1, rest.size));
            out->value = take_value(&rest);
            tag->rest = rest;
            return true;
        }
        if (out->name.size == 0)
            rest = zl_view_cut(rest, 1, rest.size);
    }
    tag->rest = rest;
    return false;
}

/* ---- entities ---- */

/* The character that "&…;" at the beginning of `text` stands for, and its
 * size; 0 where it is none. */
static uint32_t entity(zl_view text, size_t *size)
{
    static const struct {
        const char *name;
        uint32_t character;
    } known[] = { { "&amp;", '&' },
                  { "&lt;", '<' },
                  { "&gt;", '>' },
                  { "&quot;", '"' },
                  { "&apos;", '\'' } };

    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        *size = strlen(known[i].name);
        if (zl_view_starts(text, zl_view_of(known[i].name)))
            return known[i].character;
    }
    const char *end = memchr(text.bytes, ';', text.size < 12 ? text.size : 12);
    if (!end || text.size < 4 || text.bytes[1] != '#')
        return 0;
    bool hex = text.bytes[2] == 'x' || text.bytes[2] == 'X';
    char *stop = NULL;
    char digits[16] = "";
    *size = (size_t)(end - text.bytes) + 1;
    memcpy(digits, text.bytes + 2 + hex, *size - 3 - hex);
    unsigned long value = strtoul(digits, &stop, hex ? 16 : 10);
    bool sound = digits[0] && !*stop && value > 0 && value <= 0x10FFFF &&
                 (value < 0xD800 || value > 0xDFFF);
    return sound ? (uint32_t)value : 0;
}

zl_view zl_tag_plain(zl_view text, zl_str *scratch)
{
    zl_str_empty(scratch);
    for (size_t at = 0; at < text.size;) {
        zl_view rest = zl_view_cut(text, at, text.size);
        const char *mark = memchr(rest.bytes, '&', rest.size);
        size_t plain = mark ? (size_t)(mark - rest.bytes) : rest.size;
        size_t size;
        zl_str_add(scratch, zl_view_cut(rest, 0, plain));
        at += plain;
        if (!mark)
            break;
        rest = zl_view_cut(text, at, text.size);
        uint32_t character = entity(rest, &size);
        if (character)
            zl_utf8_add(scratch, character);
        else
            zl_str_add_byte(scratch, '&');
        at += character ? size : 1;
    }
    return zl_str_view(scratch);
}
