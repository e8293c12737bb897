/* mark.h -- spans inside a paragraph: insertions and enumerators. */
#ifndef ZL_FORMATS_MARK_H
#define ZL_FORMATS_MARK_H

#include "formats/source.h"

/* Mark all paragraphs of the regions original, translation and text; false
 * without memory.
 *
 * An insertion is a closed pair of square brackets with a letter in it: what
 * a translator or editor added. Of nested pairs the outermost counts. "[2]"
 * is a footnote, "[…]" an omission and "[text](address)" a link: none of
 * them is marked.
 *
 * An enumerator stands where a clause begins: (一) 一、 ① 1) 1. (1) (a). One
 * inside a paragraph must be the first of its form or follow the one before,
 * so that "1 (1996)" and "1.5" are not taken for one.
 *
 * Time: O(bytes). */
bool zl_marks_find(zl_source *source);

#endif
