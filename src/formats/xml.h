/* xml.h -- the elements and the text of XML and HTML, in their order.
 *
 * Nothing outside the bytes is ever read: no DTD, no entity, no network.
 * Entities stand for the text that the file declares, or that HTML has for
 * their name; a file that uses any other is refused. */
#ifndef ZL_FORMATS_XML_H
#define ZL_FORMATS_XML_H

#include "base/text.h"

#include <zili/error.h>

/* An element that begins. Lent until the call ends. */
typedef struct zl_element {
    zl_view name;   /* without prefix: "persName"; of HTML in small letters */
    zl_view prefix; /* "tei", or empty */
    const void *attributes;
    size_t count;
    bool html;
    struct zl_entities *entities; /* of the file, where it is XML */
} zl_element;

/* The value of an attribute, as "lang" (also that of xml:lang); empty where it
 * is not there. What `room` holds is lost, and it may lend the value. */
zl_view zl_element_get(const zl_element *element, const char *name,
                       zl_str *room);

/* The name of an attribute of XML, by number; false where there are no more. */
bool zl_element_attribute(const zl_element *element, size_t number,
                          zl_view *name);

/* Whether an element has it, be it without a value. */
bool zl_element_has(const zl_element *element, const char *name);

/* What is told; `user` comes back. Text comes in pieces. */
typedef struct zl_xml_events {
    void (*begin)(void *user, const zl_element *element);
    void (*end)(void *user, zl_view name);
    void (*text)(void *user, zl_view text);
    bool part; /* the bytes are part of a file, which cannot be taken as text */
} zl_xml_events;

/* Read `bytes`, valid UTF-8, whatever encoding they name. Fails with
 * ZILI_EFORMAT (path, line, what is wrong, what to do), also where elements
 * lie more than 250 deep, one has thousands of attributes, an entity stands
 * for no text or for too much, or it has 2 GiB or more; ZILI_ENOMEM. Time:
 * O(bytes). */
ZILI_MUST_CHECK zili_status zl_xml_parse(zl_view bytes, const char *path,
                                         const zl_xml_events *events,
                                         void *user, zili_error *err);

/* The same for HTML, where nothing is wrong but what is too deep or too
 * large: what browsers mend is mended. */
ZILI_MUST_CHECK zili_status zl_html_parse(zl_view bytes, const char *path,
                                          const zl_xml_events *events,
                                          void *user, zili_error *err);

#endif
