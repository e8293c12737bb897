/* fold.h -- the form under which variants of a word meet.
 *
 * What a key makes no difference of:
 *
 *   ZL_FOLD_CASE        capitals and small letters: full case folding of
 *                       Unicode, of no language (ß is ss, ﬁ is fi, ς is σ;
 *                       ı is not i)
 *   ZL_FOLD_DIACRITICS  a Latin, Greek or Cyrillic letter and the same with
 *                       nonspacing marks (é, ǜ, й, ᾳ) or, if it is Latin,
 *                       with a stroke (ø, ł, đ); ı and i. Signs of other
 *                       scripts stay: vowels of Indic and Arabic, the voicing
 *                       of kana. So do letters made of two: æ, œ, ß
 *   ZL_FOLD_VARIANTS    width and compatibility (NFKC), traditional and
 *                       simplified (1:1), ’ and ', the hyphens ‐ ‑ and -;
 *                       default ignorable characters go
 *
 * Nothing ever tells apart what is canonically equivalent: é in one character
 * or in two. A key is its own key. For looking up, never for showing. */
#ifndef ZL_TEXT_FOLD_H
#define ZL_TEXT_FOLD_H

#include "base/text.h"

#include <zili/error.h>

#define ZL_FOLD_CASE 1u
#define ZL_FOLD_DIACRITICS 2u
#define ZL_FOLD_VARIANTS 4u
#define ZL_FOLD_ALL 7u
/* What an index stores, and what a query means where it says nothing. */
#define ZL_FOLD_USUAL (ZL_FOLD_CASE | ZL_FOLD_VARIANTS)

typedef struct zl_fold zl_fold;

/* Fails with ZILI_ENOMEM, or ZILI_EIO where ICU lacks its data. Time: some
 * microseconds. */
ZILI_MUST_CHECK zili_status zl_fold_open(zl_fold **out, zili_error *err);
void zl_fold_close(zl_fold *fold);

/* Append the usual key of `text` to `key`: 聶榮臻 and 聂荣臻, Self and self, Ａ
 * and a have one. No text but an empty one has an empty key. Time: O(bytes). */
void zl_fold_add(const zl_fold *fold, zl_view text, zl_str *key);

/* The same, folding `what`, any of ZL_FOLD_… or 0. */
void zl_fold_add_as(const zl_fold *fold, unsigned what, zl_view text,
                    zl_str *key);

#endif
