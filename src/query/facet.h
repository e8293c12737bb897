/* facet.h -- what a word can be asked for that follows from the word, by itself
 * or with a list of the user's. */
#ifndef ZL_QUERY_FACET_H
#define ZL_QUERY_FACET_H

#include "reader/segment.h"
#include "text/lemmas.h"

typedef enum zl_facet {
    ZL_FACET_FORM,   /* as it is written */
    ZL_FACET_KEY,    /* "key": folded as usual */
    ZL_FACET_CLASS,  /* "class": word, number, other */
    ZL_FACET_SCRIPT, /* "script": Latin, Han, … */
    ZL_FACET_LEMMA   /* after a list; of a word that is not in it, the word */
} zl_facet;

/* Whether a facet is called so that needs no list, and which; not the form. */
bool zl_facet_named(zl_view name, zl_facet *facet);

/* What a type is in that respect, lent by the segment or by the list, which
 * lemmas alone need. */
zl_view zl_facet_of(const zl_attribute *attribute, uint32_t type,
                    zl_facet facet, const zl_lemmas *lemmas);

/* The same folded as usual, of a form, its key or a lemma. */
zl_view zl_facet_key(const zl_attribute *attribute, uint32_t type,
                     zl_facet facet, const zl_lemmas *lemmas);

#endif
