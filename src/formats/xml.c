/* xml.c -- the elements and the text of XML and HTML: libxml2 lives here. */
#include "formats/xml.h"

#include "base/fail.h"
#include "formats/entity.h"
#include "formats/xml_entity.h"
#include "formats/xml_root.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* Elements in each other; libxml2 itself gives up a little later. Attributes
 * of one, and names of namespaces that hold at one place: libxml2 compares each
 * with each. */
enum { DEPTH_MOST = 250, ATTRIBUTES_MOST = 1000 };

/* Entities may stand for so much text, and as much as the file has. */
enum { EXPANDED_SURE = 1 << 20 };

/* So much of what libxml2 says of a fault is told; the longest name of a
 * character is "CounterClockwiseContourIntegral". */
enum { MESSAGE_SIZE = 160, NAME_SIZE = 32 };

struct parser {
    const zl_xml_events *events;
    void *user;
    xmlParserCtxtPtr context;
    zl_view rest; /* what libxml2 has not taken yet */
    size_t depth;
    int line;  /* of the first fault; 0: there is none */
    int above; /* lines that are not given */
    char message[MESSAGE_SIZE];
    char held; /* '<' or '&', which was text; ';' if `name` was; or 0 */
    char name[NAME_SIZE]; /* behind '&', as long as no ';' has followed */
    zl_entities entities;
    bool no_memory;
};

static zl_view view_of(const xmlChar *text)
{
    return zl_view_of((const char *)text);
}

/* ---- attributes ---- */

/* In XML an attribute is five pointers: name, prefix, address, beginning and
 * end of its value. In HTML two: name and value. */
static zl_view find_xml(const zl_element *element, const char *name)
{
    const xmlChar *const *at = element->attributes;

    for (size_t i = 0; i < element->count; i++, at += 5)
        if (strcmp((const char *)at[0], name) == 0)
            return (zl_view){ (const char *)at[3], (size_t)(at[4] - at[3]) };
    return (zl_view){ "", 0 };
}

static zl_view find_html(const zl_element *element, const char *name)
{
    const xmlChar *const *at = element->attributes;

    for (; at && at[0]; at += 2)
        if (strcmp((const char *)at[0], name) == 0)
            return view_of(at[1]);
    return (zl_view){ "", 0 };
}

bool zl_element_attribute(const zl_element *element, size_t number,
                          zl_view *name)
{
    const xmlChar *const *at = element->attributes;

    if (element->html || number >= element->count)
        return false;
    *name = view_of(at[5 * number]);
    return true;
}

bool zl_element_has(const zl_element *element, const char *name)
{
    const xmlChar *const *at = element->attributes;
    zl_view other;

    for (size_t i = 0; zl_element_attribute(element, i, &other); i++)
        if (zl_view_is(other, name))
            return true;
    for (; element->html && at && at[0]; at += 2)
        if (strcmp((const char *)at[0], name) == 0)
            return true;
    return false;
}

zl_view zl_element_get(const zl_element *element, const char *name,
                       zl_str *room)
{
    return element->html ? find_html(element, name)
                         : zl_entities_resolve(element->entities,
                                               find_xml(element, name), room);
}

/* ---- faults ---- */

static void set_fault(struct parser *parser, const char *message)
{
    if (parser->line)
        return;
    parser->line = xmlSAX2GetLineNumber(parser->context);
    parser->line += parser->line == 0;
    snprintf(parser->message, sizeof parser->message, "%s", message);
}

static void stop(struct parser *parser, const char *message)
{
    set_fault(parser, message);
    xmlStopParser(parser->context);
}

static void note_fault(void *user, xmlErrorPtr error)
{
    xmlParserCtxtPtr context = user;
    struct parser *parser = context->_private;

    if (error->code == XML_ERR_NO_MEMORY)
        parser->no_memory = true;
    if (error->level != XML_ERR_FATAL || parser->line)
        return;
    parser->line = error->line ? error->line : 1;
    snprintf(parser->message, sizeof parser->message, "%s", error->message);
    parser->message[strcspn(parser->message, "\n")] = 0;
}

/* ---- what libxml2 calls ---- */

static void begin(struct parser *parser, const zl_element *element)
{
    if (++parser->depth > DEPTH_MOST)
        stop(parser, "elements lie more than 250 deep in each other");
    else
        parser->events->begin(parser->user, element);
}

static void end(struct parser *parser, const xmlChar *name)
{
    if (parser->depth-- <= DEPTH_MOST)
        parser->events->end(parser->user, view_of(name));
}

static void begin_xml(void *user, const xmlChar *name, const xmlChar *prefix,
                      const xmlChar *address, int spaces,
                      const xmlChar **space, int count, int defaulted,
                      const xmlChar **attributes)
{
    xmlParserCtxtPtr context = user;
    struct parser *parser = context->_private;
    zl_element element = { .name = view_of(name),
                           .prefix = view_of(prefix),
                           .attributes = attributes,
                           .count = (size_t)count,
                           .entities = &parser->entities };

    (void)address, (void)spaces, (void)space, (void)defaulted;
    begin(parser, &element);
}

static void end_xml(void *user, const xmlChar *name, const xmlChar *prefix,
                    const xmlChar *address)
{
    xmlParserCtxtPtr context = user;

    (void)prefix, (void)address;
    end(context->_private, name);
}

static void tell_html(void *user, const xmlChar *text, int size);

static void begin_html(void *user, const xmlChar *name,
                       const xmlChar **attributes)
{
    xmlParserCtxtPtr context = user;
    zl_element element = { .name = view_of(name),
                           .attributes = attributes,
                           .html = true };

    tell_html(user, BAD_CAST "", 0);
    begin(context->_private, &element);
}

static void end_html(void *user, const xmlChar *name)
{
    xmlParserCtxtPtr context = user;

    tell_html(user, BAD_CAST "", 0);
    end(context->_private, name);
}

static void tell_text(void *user, const xmlChar *text, int size)
{
    xmlParserCtxtPtr context = user;
    struct parser *parser = context->_private;

    parser->events->text(parser->user,
                         (zl_view){ (const char *)text, (size_t)size });
}

/* A word processor says <![if !supportLists]> and <![endif]>, which libxml2
 * gives as text: "<", then the rest. */
static zl_view without_condition(zl_view text)
{
    size_t end = zl_view_find(text, zl_view_of("]>"));

    if (end == SIZE_MAX || !(zl_view_starts(text, zl_view_of("![if ")) ||
                             zl_view_starts(text, zl_view_of("![endif"))))
        return text;
    return zl_view_cut(text, end + 2, text.size);
}

/* A control character that is written as a number, &#150;, is what
 * windows-1252 has there, in browsers as on the pages of their time. libxml2
 * gives it as a text by itself. */
static zl_view as_windows(zl_view text)
{
    static const char *const meant[32] = {
        "€", NULL, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š",
        "‹", "Œ",  NULL, "Ž", NULL, NULL, "‘", "’", "“", "”", "•",
        "–", "—",  "˜", "™", "š", "›", "œ", NULL, "ž", "Ÿ",
    };
    unsigned char c = text.size == 2 ? (unsigned char)text.bytes[1] : 0;

    if (c < 0x80 || c > 0x9F || text.bytes[0] != '\xC2' || !meant[c - 0x80])
        return text;
    return zl_view_of(meant[c - 0x80]);
}

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool is_name(zl_view text)
{
    for (size_t i = 0; i < text.size; i++)
        if (!is_letter(text.bytes[i]) &&
            (text.bytes[i] < '0' || text.bytes[i] > '9'))
            return false;
    return text.size > 0 && text.size < NAME_SIZE;
}

/* How much of `name` names a character of Latin-1. Those count without their
 * semicolon too: "&nbsp&nbsp" is two blanks in browsers. */
static size_t size_of_name(zl_view name, unsigned *character)
{
    char small[8];
    size_t size = name.size < sizeof small ? name.size : sizeof small - 1;

    memcpy(small, name.bytes, size);
    for (; size; size--) { /* "&copy2020" is a year */
        small[size] = 0;
        const htmlEntityDesc *known = htmlEntityLookup(BAD_CAST small);
        if (!known || known->value > 0xFF ||
            (size < name.size && is_letter(name.bytes[size])))
            continue;
        *character = known->value;
        return size;
    }
    return 0;
}

/* libxml2 knows the names of HTML 4; of another it gives "&", the name with all
 * letters behind it, and what follows. */
static zl_view tell_reference(struct parser *parser, zl_view name)
{
    unsigned c;
    size_t size = size_of_name(name, &c);

    if (size == 0 && is_name(name)) {
        memcpy(parser->name, name.bytes, name.size);
        parser->name[name.size] = 0;
        parser->held = ';';
        return zl_view_cut(name, name.size, name.size);
    }
    if (size == 0) {
        parser->events->text(parser->user, zl_view_of("&"));
        return name;
    }
    char text[2] = { (char)(c < 0x80 ? c : 0xC0 | (c >> 6)),
                     (char)(0x80 | (c & 0x3F)) };
    parser->events->text(parser->user, (zl_view){ text, c < 0x80 ? 1 : 2 });
    return zl_view_cut(name, size, name.size);
}

/* The character that HTML 5 has for the name, if ';' follows. */
static zl_view tell_name(struct parser *parser, zl_view text)
{
    zl_view name = zl_view_of(parser->name), sign = zl_view_of(";");
    zl_str known = { 0 };

    if (zl_view_starts(text, sign) && zl_entity_add(&known, name)) {
        text = zl_view_cut(text, sign.size, text.size);
    } else {
        zl_str_add_text(&known, "&");
        zl_str_add(&known, name);
    }
    parser->no_memory |= known.failed;
    parser->events->text(parser->user, zl_str_view(&known));
    zl_str_clear(&known);
    return text;
}

/* What was held back, now that it is known what follows: that, or the rest. */
static zl_view tell_held(struct parser *parser, zl_view text)
{
    char held = parser->held;

    parser->held = 0;
    if (held == '&')
        return tell_reference(parser, text);
    if (held == ';')
        return tell_name(parser, text);
    zl_view rest = without_condition(text);
    if (rest.size == text.size)
        parser->events->text(parser->user, zl_view_of("<"));
    return rest;
}

/* Whether libxml2, which tells "&", has read "&amp;" or its number. */
static bool is_named(const xmlParserCtxt *context)
{
    const xmlParserInput *input = context->input;

    return input && input->cur > input->base && input->cur[-1] == ';';
}

static void tell_html(void *user, const xmlChar *text, int size)
{
    xmlParserCtxtPtr context = user;
    struct parser *parser = context->_private;
    zl_view rest = as_windows((zl_view){ (const char *)text, (size_t)size });

    if (parser->held)
        rest = tell_held(parser, rest);
    if (rest.size == 0)
        return;
    if (zl_view_is(rest, "<") ||
        (zl_view_is(rest, "&") && !is_named(context)))
        parser->held = rest.bytes[0];
    else
        parser->events->text(parser->user, rest);
}

static xmlEntityPtr get_entity(void *user, const xmlChar *name)
{
    xmlParserCtxtPtr context = user;
    struct parser *parser = context->_private;
    xmlEntityPtr entity = zl_entities_get(&parser->entities, name);

    parser->no_memory |= parser->entities.no_memory;
    if (!entity && !context->inSubset)
        stop(parser, parser->entities.fault);
    return entity;
}

/* ---- the door ---- */

/* Whether a tag that is not read to its end has too many attributes. There is
 * room for twice as many as were met, at five pointers each in XML and two in
 * HTML; and for names of namespaces at two. */
static bool is_overloaded(const xmlParserCtxt *context)
{
    int each = context->html ? 2 : 5;

    return context->maxatts / each > 2 * ATTRIBUTES_MOST ||
           context->nsMax / 2 > 2 * ATTRIBUTES_MOST;
}

/* Given piece by piece, the bytes are never all copied; and what libxml2 has
 * in memory stays below the ten megabytes beyond which it fears an attack. */
static int give_bytes(void *user, char *to, int most)
{
    struct parser *parser = user;

    if (parser->context && is_overloaded(parser->context)) {
        set_fault(parser, "an element has more than 1000 attributes");
        parser->rest.size = 0;
    }
    size_t size = (size_t)most < parser->rest.size ? (size_t)most
                                                   : parser->rest.size;

    memcpy(to, parser->rest.bytes, size);
    parser->rest = zl_view_cut(parser->rest, size, parser->rest.size);
    return (int)size;
}

static zili_status begin_parser(struct parser *parser, zl_view bytes,
                                const char *path, bool html, zili_error *err)
{
    xmlInitParser(); /* several threads may */
    if (bytes.size >= (size_t)INT_MAX)
        return zl_fail(err, ZILI_EFORMAT,
                       "%s has %zu bytes: of one file of XML or HTML at most "
                       "2 GiB are read. Divide it.",
                       path, bytes.size);
    parser->rest = bytes;
    parser->context = html ? htmlNewParserCtxt() : xmlNewParserCtxt();
    if (!parser->context)
        return zl_no_memory(err);
    parser->context->_private = parser;
    parser->entities = (zl_entities){ .context = parser->context,
                                      .most = bytes.size + EXPANDED_SURE };
    return ZILI_OK;
}

static zili_status end_parser(struct parser *parser, const char *path,
                              bool html, zili_error *err)
{
    if (parser->context->myDoc)
        xmlFreeDoc(parser->context->myDoc);
    parser->context->myDoc = NULL;
    if (html)
        htmlFreeParserCtxt(parser->context);
    else
        xmlFreeParserCtxt(parser->context);
    if (parser->no_memory)
        return zl_no_memory(err);
    if (parser->line)
        return zl_fail(err, ZILI_EFORMAT,
                       "%s, line %d, cannot be read as %s: %s. %s", path,
                       parser->above + parser->line, html ? "HTML" : "XML",
                       parser->message,
                       parser->events->part
                           ? "Fetch the file again, or save it again."
                           : "Mend the file, or take it as it stands with "
                             "--from text.");
    return ZILI_OK;
}

zili_status zl_xml_parse(zl_view bytes, const char *path,
                         const zl_xml_events *events, void *user,
                         zili_error *err)
{
    struct parser parser = { .events = events, .user = user };
    zili_status status = begin_parser(&parser, bytes, path, false, err);

    if (status || !parser.context)
        return status;
    xmlSAXHandlerPtr sax = parser.context->sax;
    sax->startElementNs = begin_xml;
    sax->endElementNs = end_xml;
    sax->characters = sax->ignorableWhitespace = sax->cdataBlock = tell_text;
    sax->reference = NULL;
    sax->getEntity = get_entity;
    sax->comment = NULL;
    sax->processingInstruction = NULL;
    sax->serror = note_fault;
    sax->resolveEntity = NULL;
    /* it may hold what entities stand for */
    xmlFreeDoc(xmlCtxtReadIO(parser.context, give_bytes, NULL, &parser, NULL,
                             NULL, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC));
    return end_parser(&parser, path, false, err);
}

/* What XHTML declares within its DOCTYPE would be text to libxml2, as it is to
 * browsers that are told that it is HTML. */
static zl_view without_declared(struct parser *parser, zl_view bytes)
{
    size_t size = zl_xml_declared(bytes);

    for (size_t i = 0; i < size; i++)
        parser->above += bytes.bytes[i] == '\n';
    return zl_view_cut(bytes, size, bytes.size);
}

zili_status zl_html_parse(zl_view bytes, const char *path,
                          const zl_xml_events *events, void *user,
                          zili_error *err)
{
    struct parser parser = { .events = events, .user = user };

    bytes = without_declared(&parser, bytes);
    zili_status status = begin_parser(&parser, bytes, path, true, err);

    if (status || !parser.context)
        return status;
    xmlSAXHandlerPtr sax = parser.context->sax;
    sax->startElement = begin_html;
    sax->endElement = end_html;
    sax->characters = sax->ignorableWhitespace = sax->cdataBlock = tell_html;
    sax->comment = NULL;
    sax->processingInstruction = NULL;
    xmlFreeDoc(htmlCtxtReadIO(
        parser.context, give_bytes, NULL, &parser, NULL, "UTF-8",
        HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING));
    return end_parser(&parser, path, true, err);
}
