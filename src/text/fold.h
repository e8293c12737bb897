/* fold.h -- the form under which variants of a word meet.
 *
 * Case, width, compatibility and traditional/simplified (1:1) are folded;
 * diacritics are kept. 聶榮臻 and 聂荣臻, Self and self, Ａ and a have one key.
 * For looking up, never for showing. */
#ifndef ZL_TEXT_FOLD_H
#define ZL_TEXT_FOLD_H

#include "base/text.h"

#include <zili/error.h>

typedef struct zl_fold zl_fold;

/* Fails with ZILI_ENOMEM, or ZILI_EIO where ICU lacks its data. */
ZILI_MUST_CHECK zili_status zl_fold_open(zl_fold **out, zili_error *err);
void zl_fold_close(zl_fold *fold);

/* Append the key of `text` to `key`. Time: O(bytes). */
void zl_fold_add(const zl_fold *fold, zl_view text, zl_str *key);

#endif
