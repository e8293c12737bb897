/* facet.h -- what a word can be asked for that follows from the word. */
#ifndef ZL_QUERY_FACET_H
#define ZL_QUERY_FACET_H

#include "reader/segment.h"

typedef enum zl_facet {
    ZL_FACET_FORM,  /* as it is written */
    ZL_FACET_KEY,   /* "key": folded as usual */
    ZL_FACET_CLASS, /* "class": word, number, other */
    ZL_FACET_SCRIPT /* "script": Latin, Han, … */
} zl_facet;

/* Whether a facet is called so, and which; not the form. */
bool zl_facet_named(zl_view name, zl_facet *facet);

/* What a type is in that respect, lent by the segment. */
zl_view zl_facet_of(const zl_attribute *attribute, uint32_t type,
                    zl_facet facet);

#endif
