/* order.h -- lines in the order of the words around their hits. */
#ifndef ZL_ANALYSIS_ORDER_H
#define ZL_ANALYSIS_ORDER_H

#include "analysis/lines.h"

#define ZL_ORDER_LEVELS 16

/* Sort by "1L,2L,node,1R": words left and right of the hit inside its region,
 * and the hit itself, folded; the first counts most, ties keep corpus order.
 * A key may name its own collation, as in "1R:stroke,2R:pinyin"
 * (text/collate.h); else `collation` holds. The lines are in corpus order.
 * Fails with ZILI_EUSAGE, ZILI_ENOMEM, ZILI_EIO, and then nothing has changed.
 * Time: O(lines · keys), and O(d log d) for d different words and each
 * collation. */
ZILI_MUST_CHECK zili_status zl_lines_sort(zl_lines *lines, const zl_ask *ask,
                                          const char *keys,
                                          const char *collation,
                                          zili_error *err);

#endif
