/* xml.h -- the pieces of an XML text, one after the other: as much of XML as
 * a translation memory takes. Nothing is fetched and no entity is known but
 * the five of XML and characters by number; what is not well formed is passed
 * over where that can be, and is a fault where it has no end. */
#ifndef ZL_BITEXT_XML_H
#define ZL_BITEXT_XML_H

#include "base/text.h"

typedef enum zl_xml_kind {
    ZL_XML_TEXT,  /* with its entities; or that of a CDATA section */
    ZL_XML_BEGIN, /* <name …> */
    ZL_XML_END,   /* </name>; also after <name …/> */
    ZL_XML_LAST   /* there is no more */
} zl_xml_kind;

typedef struct zl_xml {
    zl_view text;
    size_t at, line; /* from 1 */
    zl_view name;    /* of the element, without a prefix */
    zl_view rest;    /* its attributes, or the text */
    bool is_plain;   /* the text is of a CDATA section */
    bool is_empty;   /* an end follows at once */
    const char *fault; /* what is wrong, in words, or NULL */
} zl_xml;

/* Start from { .text = …, .line = 1 }; valid UTF-8, lent. Time of all calls:
 * O(bytes). */
zl_xml_kind zl_xml_next(zl_xml *xml);

/* The value of an attribute, as it is written; false where there is none. A
 * prefix does not count: lang is xml:lang too. */
bool zl_xml_attribute(const zl_xml *xml, const char *name, zl_view *value);

/* Append text with its entities replaced. One that is not known stays. */
void zl_xml_add_text(zl_view text, zl_str *to);

#endif
