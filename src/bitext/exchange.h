/* exchange.h -- the beads of an index, in forms that other tools read. */
#ifndef ZL_BITEXT_EXCHANGE_H
#define ZL_BITEXT_EXCHANGE_H

#include "base/array.h"
#include "base/out.h"
#include "reader/beads.h"

#include <zili/error.h>

/* TMX 1.4: a unit a bead, with the names of its documents. False without
 * memory. Time: O(text). */
bool zl_tmx_write(const zili_corpus *corpus, zl_out *out);

/* ---- positions in corpora of one language ---- */

/* A region, and where it begins if the regions of its language stand alone,
 * one behind the other: as zili export --where "lang = 'zh'" gives them. */
typedef struct zl_cwb_region {
    uint64_t begin;
    uint32_t region;
} zl_cwb_region;

typedef ZL_ARRAY(zl_cwb_region) zl_cwb_regions;

/* Those of a language, in their order. Fails with ZILI_ENOMEM, ZILI_EFORMAT.
 * Time: O(regions). */
ZILI_MUST_CHECK zili_status zl_cwb_regions_find(zl_cwb_regions *out,
                                                const zili_corpus *corpus,
                                                const char *language,
                                                zili_error *err);

/* What CWB's cwb-align writes: a line a bead, with the languages of the first
 * pair as the names of both corpora. Fails with ZILI_EUSAGE where there are
 * other languages too, ZILI_ENOMEM. Time: O(beads log regions). */
ZILI_MUST_CHECK zili_status zl_cwb_write(const zili_corpus *corpus,
                                         zl_out *out, zili_error *err);

#endif
