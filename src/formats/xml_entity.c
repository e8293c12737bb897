/* xml_entity.c -- what the entities of an XML file stand for.
 *
 * libxml2 gives the text of an entity that is predefined as it stands, and
 * reads that of others as XML. So each gets a twin that is predefined, and
 * stands for plain text; its name has a blank behind it, which no name in a
 * file has. */
#include "formats/xml_entity.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "formats/entity.h"

#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Entities in entities. */
enum { DEPTH_MOST = 20 };

static zl_view view_of(const xmlChar *text)
{
    return zl_view_of((const char *)text);
}

static bool refuse(zl_entities *entities, const char *name, const char *why)
{
    if (!entities->fault[0])
        snprintf(entities->fault, sizeof entities->fault,
                 "the entity &%.40s; %s", name, why);
    return false;
}

static bool is_too_much(zl_entities *entities, size_t more)
{
    if (entities->told + more <= entities->most)
        return false;
    snprintf(entities->fault, sizeof entities->fault,
             "its entities stand for more text than it has itself");
    return true;
}

/* ---- twins ---- */

static const xmlChar *twin_name(zl_str *room, const char *name)
{
    zl_str_empty(room);
    zl_str_add_text(room, name);
    zl_str_add_byte(room, ' ');
    return room->failed ? NULL : (const xmlChar *)zl_str_text(room);
}

static xmlEntityPtr add_entity(xmlDocPtr document, const xmlChar *name,
                               zl_str *text)
{
    if (!document->intSubset)
        xmlCreateIntSubset(document, NULL, NULL, NULL);
    return text->failed ? NULL
                        : xmlAddDocEntity(document, name,
                                          XML_INTERNAL_GENERAL_ENTITY, NULL,
                                          NULL, BAD_CAST zl_str_text(text));
}

static xmlEntityPtr twin_of(zl_entities *entities, const char *name,
                            unsigned depth);

/* ---- what they stand for ---- */

/* "#233", "#xE9" */
static bool add_numbered(zl_str *out, const char *name)
{
    bool hex = name[1] == 'x';
    char *end;
    unsigned long c = strtoul(name + 1 + hex, &end, hex ? 16 : 10);

    if (*end || c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
        return false;
    zl_utf8_add(out, (uint32_t)c);
    return true;
}

/* Append what "&name;" within the text of another one stands for. */
static bool add_inner(zl_entities *entities, zl_view name, zl_str *out,
                      unsigned depth)
{
    char *copy = zl_copy_text(name.bytes, name.size);
    bool done = false;

    if (!copy) {
        entities->no_memory = true;
    } else if (copy[0] == '#') {
        done = add_numbered(out, copy) ||
               refuse(entities, copy, "is no character");
    } else {
        xmlEntityPtr twin = twin_of(entities, copy, depth + 1);
        done = twin != NULL;
        if (twin)
            zl_str_add(out, view_of(twin->content));
    }
    zl_free(copy);
    return done;
}

static bool add_content(zl_entities *entities, const char *name, zl_view text,
                        zl_str *out, unsigned depth)
{
    while (text.size) {
        size_t at = zl_view_find(text, zl_view_of("&"));
        zl_str_add(out, zl_view_cut(text, 0, at < text.size ? at : text.size));
        if (at == SIZE_MAX)
            return true;
        text = zl_view_cut(text, at + 1, text.size);
        size_t end = zl_view_find(text, zl_view_of(";"));
        if (end == SIZE_MAX)
            return refuse(entities, name, "stands for mark-up");
        if (!add_inner(entities, zl_view_cut(text, 0, end), out, depth) ||
            is_too_much(entities, out->size))
            return false;
        text = zl_view_cut(text, end + 1, text.size);
    }
    return true;
}

/* As the file declares it; or by a name of HTML's: these are often used
 * without being declared. */
static bool add_meaning(zl_entities *entities, const char *name, zl_str *out,
                        unsigned depth)
{
    const xmlEntity *entity =
        xmlGetDocEntity(entities->context->myDoc, BAD_CAST name);
    zl_view text = entity && entity->content ? view_of(entity->content)
                                             : (zl_view){ NULL, 0 };

    if (depth > DEPTH_MOST)
        return refuse(entities, name, "stands for itself");
    if (!entity)
        return zl_entity_add(out, zl_view_of(name)) ||
               refuse(entities, name, "is not declared");
    if (entity->etype == XML_INTERNAL_PREDEFINED_ENTITY) {
        zl_str_add(out, text);
        return true;
    }
    if (entity->etype != XML_INTERNAL_GENERAL_ENTITY)
        return refuse(entities, name,
                      "stands for another file, which is not read (xmllint "
                      "--noent puts it in)");
    if (text.size && memchr(text.bytes, '<', text.size))
        return refuse(entities, name,
                      "stands for mark-up (xmllint --noent puts it in)");
    return add_content(entities, name, text, out, depth);
}

static xmlEntityPtr make_twin(zl_entities *entities, const char *name,
                              zl_str *room, unsigned depth)
{
    zl_str text = { 0 };
    xmlEntityPtr twin = NULL;

    if (add_meaning(entities, name, &text, depth)) {
        const xmlChar *called = twin_name(room, name);
        zl_str_add_text(&text, "");
        twin = called ? add_entity(entities->context->myDoc, called, &text)
                      : NULL;
        entities->no_memory |= !twin;
    }
    if (twin)
        twin->etype = XML_INTERNAL_PREDEFINED_ENTITY;
    zl_str_clear(&text);
    return twin;
}

static xmlEntityPtr twin_of(zl_entities *entities, const char *name,
                            unsigned depth)
{
    zl_str room = { 0 };
    const xmlChar *called = twin_name(&room, name);
    xmlEntityPtr twin = NULL;

    if (called)
        twin = xmlGetDocEntity(entities->context->myDoc, called);
    else
        entities->no_memory = true;
    if (called && !twin)
        twin = make_twin(entities, name, &room, depth);
    zl_str_clear(&room);
    return twin;
}

/* ---- the door ---- */

/* In an attribute libxml2 leaves "&name;" for what is declared. */
static xmlEntityPtr as_declared(zl_entities *entities, const xmlChar *name,
                                xmlEntityPtr entity)
{
    zl_str nothing = { 0 };

    if (entity)
        return entity;
    zl_str_add_text(&nothing, "");
    entity = add_entity(entities->context->myDoc, name, &nothing);
    entities->no_memory |= !entity;
    zl_str_clear(&nothing);
    return entity;
}

xmlEntityPtr zl_entities_get(zl_entities *entities, const xmlChar *name)
{
    xmlParserCtxtPtr context = entities->context;
    xmlEntityPtr entity = xmlSAX2GetEntity(context, name);

    if (!context->myDoc || context->inSubset ||
        (entity && entity->etype == XML_INTERNAL_PREDEFINED_ENTITY))
        return entity;
    xmlEntityPtr twin = twin_of(entities, (const char *)name, 0);
    size_t size = twin ? view_of(twin->content).size : 0;
    if (!twin || is_too_much(entities, size))
        return NULL;
    entities->told += size;
    return context->instate == XML_PARSER_ATTRIBUTE_VALUE
               ? as_declared(entities, name, entity)
               : twin;
}

zl_view zl_entities_resolve(zl_entities *entities, zl_view value, zl_str *room)
{
    if (!value.size || !memchr(value.bytes, '&', value.size))
        return value;
    zl_str_empty(room);
    if (!add_content(entities, "", value, room, 0)) {
        entities->fault[0] = 0;
        zl_str_empty(room);
        zl_str_add(room, value);
    }
    return zl_str_view(room);
}
