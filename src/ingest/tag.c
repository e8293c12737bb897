/* tag.c -- a line of VRT that is a tag, and what stands in it. */
#include "ingest/tag.h"

#include "base/utf8.h"
#include "text/script.h"

#include <string.h>

/* ---- names ---- */

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

static bool begins_name(uint32_t character)
{
    return (character >= 'a' && character <= 'z') ||
           (character >= 'A' && character <= 'Z') || character == '_' ||
           (character >= 0x80 && zl_is_letter(character));
}

static bool is_in_name(uint32_t character)
{
    return begins_name(character) ||
           (character >= '0' && character <= '9') || character == '-' ||
           character == '.' || character == ':' ||
           (character >= 0x80 && zl_is_digit(character));
}

/* Empty where there is none. */
static zl_view take_name(zl_view *rest)
{
    size_t end = 0;

    for (size_t next = 0; end < rest->size; end = next) {
        uint32_t character = zl_utf8_next(*rest, &next);
        if (!is_in_name(character) || (end == 0 && !begins_name(character)))
            break;
    }
    zl_view name = zl_view_cut(*rest, 0, end);
    *rest = zl_view_cut(*rest, end, rest->size);
    return name;
}

/* ---- attributes ---- */

static zl_view skip_blanks(zl_view rest)
{
    while (rest.size && is_blank(rest.bytes[0]))
        rest = zl_view_cut(rest, 1, rest.size);
    return rest;
}

/* From a quote to the next one like it, or without quotes up to a blank;
 * false where there is no end, or nothing. */
static bool take_value(zl_view *rest, zl_view *value)
{
    char quote = rest->size ? rest->bytes[0] : 0;
    bool quoted = quote == '"' || quote == '\'';
    size_t begin = quoted ? 1 : 0, end = begin;

    while (end < rest->size && (quoted ? rest->bytes[end] != quote
                                       : !is_blank(rest->bytes[end])))
        end++;
    if (quoted ? end == rest->size : end == 0)
        return false;
    *value = zl_view_cut(*rest, begin, end);
    *rest = zl_view_cut(*rest, end + quoted, rest->size);
    return true;
}

/* name="value", with blanks before; false where it is none, and then `*rest`
 * is as it was. */
static bool take_pair(zl_view *rest, zl_tag_pair *out)
{
    zl_view left = skip_blanks(*rest);

    if (left.size == 0 || left.bytes == rest->bytes)
        return false;
    out->name = take_name(&left);
    left = skip_blanks(left);
    if (out->name.size == 0 || left.size == 0 || left.bytes[0] != '=')
        return false;
    left = skip_blanks(zl_view_cut(left, 1, left.size));
    if (!take_value(&left, &out->value))
        return false;
    *rest = left;
    return true;
}

bool zl_tag_next(zl_tag_line *tag, zl_tag_pair *out)
{
    return take_pair(&tag->rest, out);
}

bool zl_tag_find(zl_tag_line tag, const char *name, zl_view *value)
{
    zl_tag_pair pair;

    while (zl_tag_next(&tag, &pair))
        if (zl_view_is(pair.name, name)) {
            *value = pair.value;
            return true;
        }
    return false;
}

/* ---- what is wrong ---- */

static const char *name_fault(zl_view name)
{
    return name.size > ZL_TAG_NAME_SIZE ? "a name in it is too long" : NULL;
}

static const char *syntax_fault(zl_tag_line tag)
{
    zl_tag_pair pair;

    if (tag.kind == ZL_TAG_END)
        return skip_blanks(tag.rest).size
                   ? "a tag that ends an element has no attributes"
                   : NULL;
    while (zl_tag_next(&tag, &pair))
        ;
    return skip_blanks(tag.rest).size
               ? "something in it is no attribute, as in id=\"a\""
               : NULL;
}

static const char *names_fault(zl_tag_line tag)
{
    zl_view seen[ZL_TAG_ATTRIBUTES_MOST];
    size_t count = 0;
    zl_tag_pair pair;
    const char *fault = name_fault(tag.name);

    while (!fault && zl_tag_next(&tag, &pair)) {
        if (count == ZL_TAG_ATTRIBUTES_MOST)
            return "it has more than 256 attributes";
        fault = name_fault(pair.name);
        for (size_t i = 0; !fault && i < count; i++)
            if (zl_view_same(seen[i], pair.name))
                fault = "an attribute of it stands there twice";
        seen[count++] = pair.name;
    }
    return fault;
}

/* ---- the line ---- */

static bool is_comment(zl_view line)
{
    zl_view inner = zl_view_cut(line, 2, line.size);

    if (zl_view_starts(line, zl_view_of("<!--")))
        return line.size >= sizeof "<!---->" - 1 &&
               zl_view_ends(line, zl_view_of("-->"));
    return (line.bytes[1] == '!' || line.bytes[1] == '?') &&
           take_name(&inner).size > 0;
}

/* "<gap></gap>", where `*rest` is what stands behind the first name: take away
 * the end of the element. */
static bool take_closed(zl_view name, zl_view *rest)
{
    size_t marks = sizeof "</" - 1;

    if (rest->size <= name.size + marks || !zl_view_ends(*rest, name))
        return false;
    zl_view left = zl_view_cut(*rest, 0, rest->size - name.size);
    if (!zl_view_ends(left, zl_view_of("</")))
        return false;
    left = zl_view_trim(zl_view_cut(left, 0, left.size - marks));
    if (left.size == 0 || left.bytes[left.size - 1] != '>')
        return false;
    *rest = zl_view_cut(*rest, 0,
                        (size_t)(left.bytes - rest->bytes) + left.size - 1);
    return true;
}

bool zl_tag_read(zl_tag_line *out, zl_view line)
{
    line = zl_view_trim(line);
    if (line.size < 3 || line.bytes[0] != '<' ||
        line.bytes[line.size - 1] != '>')
        return false;
    zl_view inner = zl_view_cut(line, 1, line.size - 1);
    *out = (zl_tag_line){ .kind = ZL_TAG_COMMENT };
    if (is_comment(line))
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
    if (out->kind == ZL_TAG_BEGIN && take_closed(out->name, &inner))
        out->kind = ZL_TAG_EMPTY;
    out->rest = inner;
    if (out->name.size == 0 || (inner.size && !is_blank(inner.bytes[0])))
        return false;
    out->wrong = syntax_fault(*out);
    if (out->wrong)
        return !memchr(line.bytes, '\t', line.size);
    out->wrong = names_fault(*out);
    return true;
}

/* ---- entities ---- */

static int digit_of(char byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    if (byte >= 'a' && byte <= 'f')
        return byte - 'a' + 10;
    if (byte >= 'A' && byte <= 'F')
        return byte - 'A' + 10;
    return 16;
}

/* The character with this number, as in "#65" and "#x41"; 0 where there is
 * none. */
static uint32_t character_of(zl_view text)
{
    bool hex = text.size > 1 && (text.bytes[1] == 'x' || text.bytes[1] == 'X');
    uint32_t base = hex ? 16 : 10, value = 0;

    for (size_t i = 1 + hex; i < text.size; i++) {
        uint32_t digit = (uint32_t)digit_of(text.bytes[i]);
        if (digit >= base)
            return 0;
        value = value * base + digit;
        if (value > 0x10FFFF)
            return 0;
    }
    return value >= 0xD800 && value <= 0xDFFF ? 0 : value;
}

/* The character that "&…;" at the beginning of `text` stands for, and its
 * size; 0 where it is none. */
static uint32_t entity(zl_view text, size_t *size)
{
    static const struct {
        const char *name;
        uint32_t character;
    } known[] = { { "amp", '&' },
                  { "lt", '<' },
                  { "gt", '>' },
                  { "quot", '"' },
                  { "apos", '\'' } };
    const char *end =
        memchr(text.bytes, ';', text.size < 12 ? text.size : 12);

    if (!end)
        return 0;
    *size = (size_t)(end - text.bytes) + 1;
    zl_view name = zl_view_cut(text, 1, *size - 1);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (zl_view_is(name, known[i].name))
            return known[i].character;
    return name.size > 1 && name.bytes[0] == '#' ? character_of(name) : 0;
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

zl_view zl_tag_comment(zl_view line)
{
    static const char begin[] = "<!--", end[] = "-->";
    size_t marks = sizeof begin + sizeof end - 2;

    line = zl_view_trim(line);
    if (line.size < marks || !zl_view_starts(line, zl_view_of(begin)))
        return zl_view_of("");
    return zl_view_trim(zl_view_cut(line, sizeof begin - 1,
                                    line.size - (sizeof end - 1)));
}
