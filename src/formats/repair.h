/* repair.h -- paragraphs that a page break cut, put together again. */
#ifndef ZL_FORMATS_REPAIR_H
#define ZL_FORMATS_REPAIR_H

#include "formats/source.h"

/* Fill source->text with `file`, joining what was cut; false without memory.
 *
 * Regions and paragraphs stand on the offsets of `file`; after that on those
 * of the text. A body paragraph of an original, a translation or a text that
 * ends without a stop is joined with the next one, with nothing between them
 * where a script without blanks stands on either side and with one blank
 * elsewhere, if it is prose (a clause ends inside it) and the next one begins
 * neither an item nor, in a script that has them, with a capital letter. Each
 * join is recorded as an edit.
 *
 * With `repair` false the text is the file. Time: O(bytes). */
bool zl_repair(zl_source *source, zl_view file, bool repair);

#endif
