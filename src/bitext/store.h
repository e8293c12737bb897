/* store.h -- what was aligned, as the ledger of an index says it. */
#ifndef ZL_BITEXT_STORE_H
#define ZL_BITEXT_STORE_H

#include "bitext/nest.h"
#include "writer/ledger.h"

/* Whether the regions of the corpus are those of the ledger, which was read
 * at another time. */
bool zl_store_fits(const zl_ledger *ledger, const zili_corpus *corpus);

/* Put the pairs of `bitext` among those of the ledger, which have none of
 * their regions. False without memory. Time: O(all beads). */
bool zl_store_pairs(zl_ledger *ledger, const zl_bitext *bitext);

#endif
