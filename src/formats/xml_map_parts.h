/* xml_map_parts.h -- what a map of XML holds; for xml_map.c and
 * xml_map_apply.c, which stands apart because it needs what reads XML. */
#ifndef ZL_FORMATS_XML_MAP_PARTS_H
#define ZL_FORMATS_XML_MAP_PARTS_H

#include "base/yaml.h"
#include "formats/xml_map.h"

/* What is said of an element. */
struct zl_saying {
    const char *element; /* small letters; NULL: the document */
    zl_role role;
    zl_paragraph_kind kind;
    const char *name; /* of the region, aside or datum; or NULL */
    const char *parent, *attribute; /* of a datum; or NULL */
};

struct zl_xml_map {
    zl_yaml *yaml;
    zl_arena kept;
    ZL_ARRAY(struct zl_saying) sayings;
    ZL_ARRAY(const char *) texts;
    const char *lang;
    bool documents;
};

#endif
