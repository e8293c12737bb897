/* aligned.h -- the pairs and beads of a catalogue, read and checked. */
#ifndef ZL_READER_ALIGNED_H
#define ZL_READER_ALIGNED_H

#include "reader/beads.h"
#include "reader/catalogue.h"

/* A region that is in a pair. */
typedef struct zl_aligned_region {
    uint32_t region, pair;
    bool is_b;
} zl_aligned_region;

/* Start from { 0 }. */
typedef struct zl_aligned {
    ZL_ARRAY(zl_pair) pairs;
    ZL_ARRAY(zl_bead) beads;
    ZL_ARRAY(zl_aligned_region) regions; /* by number */
} zl_aligned;

/* Read both tables, and hold them to what reader/beads.h promises of them.
 * Release in any case. Fails with ZILI_EFORMAT, ZILI_ENOMEM. Time:
 * O(pairs log pairs + beads). */
ZILI_MUST_CHECK zili_status zl_aligned_read(zl_aligned *out,
                                            const zili_corpus *corpus,
                                            zl_catalogue *catalogue,
                                            zili_error *err);
void zl_aligned_clear(zl_aligned *aligned);

#endif
