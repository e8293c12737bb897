/* xml_entity.h -- what the entities of an XML file stand for: text. */
#ifndef ZL_FORMATS_XML_ENTITY_H
#define ZL_FORMATS_XML_ENTITY_H

#include "base/text.h"

#include <libxml/parser.h>

/* The entities of a file that is read. */
typedef struct zl_entities {
    xmlParserCtxtPtr context;
    size_t told, most; /* bytes: that they have stood for, and may */
    bool no_memory;
    char fault[160]; /* why one is refused, once it is */
} zl_entities;

/* The entity of that name, in a form that libxml2 gives as one text, or in an
 * attribute as "&name;". NULL: it is refused (one that is declared nowhere,
 * or for a file or mark-up, or for more text than there may be), and
 * `fault` says why; or there was no memory. Lent. Time: O(what it stands
 * for). */
xmlEntityPtr zl_entities_get(zl_entities *entities, const xmlChar *name);

/* What an attribute stands for in which libxml2 left "&name;" and "&#38;":
 * itself, or in `room`. What stands for nothing here stays as it is. */
zl_view zl_entities_resolve(zl_entities *entities, zl_view value,
                            zl_str *room);

#endif
