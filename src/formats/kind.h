/* kind.h -- what each paragraph of a letter or report is. */
#ifndef ZL_FORMATS_KIND_H
#define ZL_FORMATS_KIND_H

#include "formats/source.h"

/* Set the kinds of the paragraphs of one region, `count` of them in order.
 *
 * At the beginning up to three headings (no clause ends in them; a date line
 * is one) and one salutation (中央并主席：); at the end signatures (聂荣臻) and
 * date lines. At least one paragraph stays ZL_BODY. Time: O(bytes). */
void zl_kinds_set(zl_view text, zl_paragraph *paragraphs, size_t count);

#endif
