/* xml_root.h -- what a file of XML is, by its first element. */
#ifndef ZL_FORMATS_XML_ROOT_H
#define ZL_FORMATS_XML_ROOT_H

#include "base/text.h"

/* The name of the first element, without its prefix, behind declarations and
 * comments; empty where the bytes do not begin with <, or none begins in the
 * first 4096. Lent. Time: O(1). */
zl_view zl_xml_root(zl_view bytes);

#endif
