/* keys.h -- under which key a type is looked up, by what is folded.
 *
 * The usual keys stand in the index. Others are made when a query first asks
 * for them, for all types of the attribute at once, and kept. */
#ifndef ZL_QUERY_KEYS_H
#define ZL_QUERY_KEYS_H

#include "reader/segment.h"
#include "text/fold.h"

typedef struct zl_keys {
    const zl_attribute *attribute;
    const zl_fold *fold; /* lent */
    struct zl_keys_table {
        zl_str text;  /* the keys of all types, one behind the other */
        size_t *ends; /* by type; NULL: not made yet */
    } tables[ZL_FOLD_ALL + 1];
} zl_keys;

/* Release; the keys are those of no attribute then. */
void zl_keys_clear(zl_keys *keys);

/* Make the keys that fold `what` (ZL_FOLD_…) ready; false without memory.
 * Time: O(bytes of the types' forms), the first time; the usual ones O(1). */
bool zl_keys_make(zl_keys *keys, unsigned what);

/* The key of a type, made ready before; lent until the keys are cleared. */
zl_view zl_keys_of(const zl_keys *keys, unsigned what, uint32_t type);

#endif
