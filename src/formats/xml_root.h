/* xml_root.h -- what a file of XML is, by its first element. */
#ifndef ZL_FORMATS_XML_ROOT_H
#define ZL_FORMATS_XML_ROOT_H

#include "base/text.h"

/* The name of the first element, without its prefix, behind declarations and
 * comments; empty where the bytes do not begin with <, or where none begins
 * although 4096 that are neither went before. Lent. Time: O(those). */
zl_view zl_xml_root(zl_view bytes);

/* The bytes up to the end of a <!DOCTYPE … [ … ]>; 0 where it declares nothing
 * in itself, or does not begin in the first 4096. Time: O(them). */
size_t zl_xml_declared(zl_view bytes);

#endif
