/* xml.c -- the pieces of an XML text, one after the other. */
#include "bitext/xml.h"

#include "base/utf8.h"

#include <string.h>

/* ---- bytes ---- */

static zl_view rest_of(const zl_xml *xml)
{
    return zl_view_cut(xml->text, xml->at, xml->text.size);
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void move(zl_xml *xml, size_t to)
{
    for (; xml->at < to; xml->at++)
        xml->line += xml->text.bytes[xml->at] == '\n';
}

/* Past what ends with `mark`, and gives what is before it. */
static bool move_past(zl_xml *xml, const char *mark, zl_view *before)
{
    zl_view rest = rest_of(xml);
    size_t at = zl_view_find(rest, zl_view_of(mark));

    if (at == SIZE_MAX) {
        xml->fault = "something that was begun has no end";
        return false;
    }
    *before = zl_view_cut(rest, 0, at);
    move(xml, xml->at + at + strlen(mark));
    return true;
}

/* Past a <!DOCTYPE …>, in which brackets may stand, and signs in quotes. */
static bool move_past_declaration(zl_xml *xml)
{
    zl_view rest = rest_of(xml);
    size_t deep = 0;
    char quote = 0;

    for (size_t i = 0; i < rest.size; i++) {
        char c = rest.bytes[i];
        if (quote)
            quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '[' || c == '<')
            deep++;
        else if ((c == ']' || c == '>') && deep > 0)
            deep--;
        if (!quote && c == '>' && deep == 0) {
            move(xml, xml->at + i + 1);
            return true;
        }
    }
    xml->fault = "a declaration has no end";
    return false;
}

/* ---- elements ---- */

/* Where the tag ends: at a > that is in no quotes. */
static bool find_end(zl_view rest, size_t *end)
{
    char quote = 0;

    for (size_t i = 0; i < rest.size; i++) {
        char c = rest.bytes[i];
        if (quote)
            quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '>') {
            *end = i;
            return true;
        }
    }
    return false;
}

static zl_view without_prefix(zl_view name)
{
    const char *colon = name.size ? memchr(name.bytes, ':', name.size) : NULL;

    return colon ? zl_view_cut(name, (size_t)(colon - name.bytes) + 1,
                               name.size)
                 : name;
}

static zl_view take_name(zl_view *rest)
{
    size_t size = 0;

    while (size < rest->size && !is_space(rest->bytes[size]) &&
           rest->bytes[size] != '=' && rest->bytes[size] != '/')
        size++;
    zl_view name = zl_view_cut(*rest, 0, size);
    *rest = zl_view_cut(*rest, size, rest->size);
    return without_prefix(name);
}

static bool take_tag(zl_xml *xml, zl_view *inside)
{
    zl_view rest = rest_of(xml);
    size_t end;

    if (!find_end(rest, &end)) {
        xml->fault = "a tag has no end";
        return false;
    }
    *inside = zl_view_cut(rest, 0, end);
    move(xml, xml->at + end + 1);
    return true;
}

static zl_xml_kind take_element(zl_xml *xml)
{
    zl_view inside;
    bool ends = xml->at + 1 < xml->text.size &&
                xml->text.bytes[xml->at + 1] == '/';

    xml->at += ends ? 2 : 1;
    if (!take_tag(xml, &inside))
        return ZL_XML_LAST;
    if (!ends && inside.size && inside.bytes[inside.size - 1] == '/') {
        xml->is_empty = true;
        inside.size--;
    }
    xml->name = take_name(&inside);
    xml->rest = inside;
    return ends ? ZL_XML_END : ZL_XML_BEGIN;
}

/* ---- pieces ---- */

static bool begins(const zl_xml *xml, const char *mark)
{
    return zl_view_starts(rest_of(xml), zl_view_of(mark));
}

static zl_xml_kind take_text(zl_xml *xml)
{
    zl_view rest = rest_of(xml);
    const char *end = memchr(rest.bytes, '<', rest.size);
    size_t size = end ? (size_t)(end - rest.bytes) : rest.size;

    xml->rest = zl_view_cut(rest, 0, size);
    xml->is_plain = false;
    move(xml, xml->at + size);
    return ZL_XML_TEXT;
}

zl_xml_kind zl_xml_next(zl_xml *xml)
{
    zl_view passed;

    if (xml->is_empty) {
        xml->is_empty = false;
        return ZL_XML_END;
    }
    while (!xml->fault && xml->at < xml->text.size) {
        if (xml->text.bytes[xml->at] != '<')
            return take_text(xml);
        if (begins(xml, "<![CDATA[")) {
            xml->at += 9;
            xml->is_plain = true;
            return move_past(xml, "]]>", &xml->rest) ? ZL_XML_TEXT
                                                     : ZL_XML_LAST;
        }
        if (begins(xml, "<!--"))
            (void)move_past(xml, "-->", &passed);
        else if (begins(xml, "<?"))
            (void)move_past(xml, "?>", &passed);
        else if (begins(xml, "<!"))
            (void)(xml->at += 2, move_past_declaration(xml));
        else
            return take_element(xml);
    }
    return ZL_XML_LAST;
}

bool zl_xml_attribute(const zl_xml *xml, const char *name, zl_view *value)
{
    zl_view rest = zl_view_trim(xml->rest);

    while (rest.size) {
        zl_view found = take_name(&rest);
        rest = zl_view_trim(rest);
        if (rest.size == 0 || rest.bytes[0] != '=') {
            if (rest.size && found.size == 0)
                rest = zl_view_cut(rest, 1, rest.size);
            continue;
        }
        rest = zl_view_trim(zl_view_cut(rest, 1, rest.size));
        char quote = rest.size ? rest.bytes[0] : 0;
        if (quote != '"' && quote != '\'')
            return false;
        const char *end = memchr(rest.bytes + 1, quote, rest.size - 1);
        if (!end)
            return false;
        size_t size = (size_t)(end - rest.bytes) - 1;
        *value = zl_view_cut(rest, 1, size + 1);
        if (zl_view_is(found, name))
            return true;
        rest = zl_view_trim(zl_view_cut(rest, size + 2, rest.size));
    }
    return false;
}

/* ---- entities ---- */

/* U+FFFD for what is no character. */
static void add_character(zl_str *to, uint32_t c)
{
    bool can_be = c && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);

    zl_utf8_add(to, can_be ? c : 0xFFFD);
}

/* "#20013", "#x4E2D"; false: it is none. */
static bool read_number(zl_view name, uint32_t *c)
{
    bool hexadecimal = name.size > 2 && (name.bytes[1] | 32) == 'x';
    size_t at = hexadecimal ? 2 : 1;

    *c = 0;
    if (name.size <= at || name.size > 12)
        return false;
    for (; at < name.size; at++) {
        char digit = name.bytes[at];
        uint32_t value = digit >= '0' && digit <= '9' ? (uint32_t)(digit - '0')
                         : hexadecimal && (digit | 32) >= 'a' &&
                                 (digit | 32) <= 'f'
                             ? (uint32_t)((digit | 32) - 'a' + 10)
                             : 99;
        if (value == 99)
            return false;
        *c = *c > 0x10FFFF ? *c : *c * (hexadecimal ? 16 : 10) + value;
    }
    return true;
}

static bool find_entity(zl_view name, uint32_t *c)
{
    static const struct {
        const char *name;
        uint32_t c;
    } known[] = { { "amp", '&' }, { "lt", '<' }, { "gt", '>' },
                  { "quot", '"' }, { "apos", '\'' } };

    if (name.size && name.bytes[0] == '#')
        return read_number(name, c);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (zl_view_is(name, known[i].name)) {
            *c = known[i].c;
            return true;
        }
    return false;
}

void zl_xml_add_text(zl_view text, zl_str *to)
{
    while (text.size) {
        const char *mark = memchr(text.bytes, '&', text.size);
        size_t before = mark ? (size_t)(mark - text.bytes) : text.size;
        uint32_t c;
        zl_str_add(to, zl_view_cut(text, 0, before));
        text = zl_view_cut(text, before, text.size);
        if (!mark)
            return;
        size_t near = text.size < 14 ? text.size : 14;
        const char *end = memchr(text.bytes, ';', near);
        size_t size = end ? (size_t)(end - text.bytes) : 0;
        if (end && find_entity(zl_view_cut(text, 1, size), &c)) {
            add_character(to, c);
            text = zl_view_cut(text, size + 1, text.size);
        } else {
            zl_str_add_byte(to, '&');
            text = zl_view_cut(text, 1, text.size);
        }
    }
}
