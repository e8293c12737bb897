/* keys.h -- under which key a type is looked up, by what is folded.
 *
 * The usual keys stand in the index. Others are made when a query first asks
 * for them, for all types at once, and kept as long as the query. */
#ifndef ZL_QUERY_KEYS_H
#define ZL_QUERY_KEYS_H

#include "reader/corpus.h"
#include "text/fold.h"

typedef struct zl_keys zl_keys;

/* Lends `corpus`. Fails with ZILI_ENOMEM, or ZILI_EIO where ICU lacks its
 * data. */
ZILI_MUST_CHECK zili_status zl_keys_open(zl_keys **out,
                                         const zili_corpus *corpus,
                                         zili_error *err);
void zl_keys_close(zl_keys *keys);

/* Make the keys that fold `what` (ZL_FOLD_…) ready. Fails with ZILI_ENOMEM.
 * Time: O(bytes of the types' forms), the first time; the usual ones O(1). */
ZILI_MUST_CHECK zili_status zl_keys_make(zl_keys *keys, unsigned what,
                                         zili_error *err);

/* The key of a type, made ready before; lent until the keys are closed. */
zl_view zl_keys_of(const zl_keys *keys, unsigned what, uint32_t type);

/* Append the key of any text. Time: O(bytes). */
void zl_keys_add(const zl_keys *keys, unsigned what, zl_view text,
                 zl_str *key);

#endif
