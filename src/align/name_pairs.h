/* name_pairs.h -- which files of two folders belong together, by their names.
 */
#ifndef ZL_ALIGN_NAME_PAIRS_H
#define ZL_ALIGN_NAME_PAIRS_H

#include "base/file.h"

#include <stdint.h>

/* Numbers of names, or SIZE_MAX. */
typedef struct zl_name_pairs {
    size_t *b_of_a; /* for each name of a the one of b */
    size_t *a_of_b;
} zl_name_pairs;

/* Two names are a pair where they are equal; and otherwise where they are
 * equal without what names a language, and no other of their side is so too.
 * That is a part of two letters, as "zh", or one like "eng" and "Hans", first
 * between full stops, and then between hyphens and underlines too. Both lists
 * are in byte order. False without memory; then it is empty.
 * Time: O(n log n). */
bool zl_name_pairs_find(zl_name_pairs *out, const zl_names *a,
                        const zl_names *b);
void zl_name_pairs_clear(zl_name_pairs *pairs);

#endif
