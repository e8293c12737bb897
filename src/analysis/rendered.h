/* rendered.h -- what the occurrences of a term became in the translation. */
#ifndef ZL_ANALYSIS_RENDERED_H
#define ZL_ANALYSIS_RENDERED_H

#include "analysis/linked.h"

/* An occurrence. */
typedef struct zl_rendered_hit {
    zl_hit hit;
    uint32_t couple; /* ZL_NONE: its sentence has no counterpart */
    uint32_t form;   /* which term it is, of words; else 0 */
    bool b_side;     /* where the occurrence is */
    uint64_t from, to; /* the tokens it became; the same: it was left out, or
                          nobody knows */
    double strength;   /* of the link, 0 to 1 */
} zl_rendered_hit;

typedef struct zl_renderings {
    ZL_ARRAY(zl_rendered_hit) items; /* in the order of the corpus */
    zl_map forms;                    /* what the terms are called */
} zl_renderings;

/* Find what the occurrences of one term became, which is called `name`; they
 * rise. The model is of the beads of `parallel`. Fails with ZILI_ENOMEM; clear
 * in any case. Time: as zl_link_bead() for each bead with a hit. */
ZILI_MUST_CHECK zili_status zl_renderings_find(zl_renderings *out,
                                               const zl_ask *ask,
                                               const zl_parallel *parallel,
                                               const char *name,
                                               const zl_hits *hits,
                                               const zl_link_model *model,
                                               zili_error *err);

/* Append what `from` has; terms of the same name are one. False without
 * memory. */
bool zl_renderings_join(zl_renderings *to, const zl_renderings *from);

/* Find what all words of one side became that say something and come at least
 * `least` times; a word is a term, as it stands when folded. Fails as
 * zl_renderings_find(). Time: as zl_link_bead() for each bead. */
ZILI_MUST_CHECK zili_status zl_renderings_of_words(
    zl_renderings *out, const zl_ask *ask, const zl_parallel *parallel,
    bool b_side, uint64_t least, const zl_link_model *model, zili_error *err);

void zl_renderings_clear(zl_renderings *renderings);

#endif
