/* label.h -- "2.", "b." and "一．", which begin the items of a list. */
#ifndef ZL_TEXT_LABEL_H
#define ZL_TEXT_LABEL_H

#include "base/text.h"

/* Where the label begins that ends, with its full stop, at `end`, in a
 * sentence that began at `begin`; `end` where there is none.
 *
 * Labels are numbers of one or two digits ("1.2."), of Han numerals, Roman
 * ones, and single letters; at the start, or after what ends a clause. Behind
 * a colon a list begins with its first item, so that "(1996): 10." and "See:
 * 12." end with numbers, not with labels. Time: O(1), but for the blanks. */
size_t zl_label_begin(zl_view text, size_t begin, size_t end);

#endif
