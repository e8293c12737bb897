/* citation.h -- what a citation says: where a document comes from. */
#ifndef ZL_FORMATS_CITATION_H
#define ZL_FORMATS_CITATION_H

#include "formats/source.h"

/* Add source, translator, url and archive, as far as they are stated, from a
 * citation on one line:
 *
 *     "Title", July 11, 1960, … Digital Archive, SOURCE. Translated by NAME.
 *     <URL>
 *
 * False without memory. Time: O(bytes). */
bool zl_citation_add(zl_source *out, zl_view citation);

#endif
