/* string.h -- characters found whatever the cut into words.
 *
 * Both sides are folded alike; a string lies in one paragraph, and blanks in it
 * match any glue that is blank; gap.h tells where they may be missing. */
#ifndef ZL_QUERY_STRING_H
#define ZL_QUERY_STRING_H

#include "query/part.h"

typedef struct zl_string_part zl_string_part;

/* Lends `keys`, which must be ready for `folds`. Fails with ZILI_ENOMEM.
 * Time: O(types × characters of the string). */
ZILI_MUST_CHECK zili_status zl_string_part_new(zl_string_part **out,
                                               zl_view text, unsigned folds,
                                               const zili_corpus *corpus,
                                               const zl_keys *keys,
                                               zili_error *err);
void zl_string_part_free(zl_string_part *part);

/* The types that an occurrence can begin in: a bitmap, lent. */
const uint8_t *zl_string_part_first(const zl_string_part *part);

/* Append the occurrences that begin inside the token at `position`. */
bool zl_string_part_match(const zl_string_part *part, uint64_t position,
                          zl_hits *hits);

#endif
