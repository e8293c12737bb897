/* nest.h -- regions aligned: paragraphs first, and the sentences inside of
 * those that belong together; around beads that are given. */
#ifndef ZL_BITEXT_NEST_H
#define ZL_BITEXT_NEST_H

#include "base/map.h"
#include "bitext/partners.h"
#include "bitext/sentences.h"

#include <zili/bitext.h>

/* Two regions, and their sentences in the list of all. */
typedef struct zl_twin {
    uint32_t region[2];
    uint32_t from[2], count[2];
    uint32_t group; /* of those that teach each other */
    bool turned;    /* the languages are in the other order than in the group */
    size_t bead, beads; /* when they are found */
} zl_twin;

/* Sentences of both sides, by their numbers in the list of all; one side may
 * be empty, and then stands before its number. */
typedef struct zl_found_bead {
    uint32_t from[2], count[2];
    size_t twin;
    double confidence; /* NAN: the method does not tell */
    bool by_hand;
    bool imported;
    size_t line; /* of the file that said so */
} zl_found_bead;

typedef ZL_ARRAY(zl_found_bead) zl_found_beads;

/* Start from { 0 } and a corpus, which is lent. */
typedef struct zl_bitext {
    const zili_corpus *corpus;
    ZL_ARRAY(zl_twin) twins; /* in the order of their first regions */
    zl_map groups;           /* "zh/en": two languages, as they first come */
    zl_sentences sentences;
    zl_found_beads links; /* of all twins, in their order */
} zl_bitext;

/* Add two regions. False without memory. */
bool zl_bitext_add(zl_bitext *bitext, zl_partner regions);
void zl_bitext_clear(zl_bitext *bitext);

/* Find the links. `given` are those that are fixed: in the order of twins,
 * those with two sides rising on both of them, those with one in any order,
 * and no sentence in two. What lies between two that have both sides is
 * aligned by itself; where one has no counterpart its sentences are left out
 * of that, and are put in again.
 *
 * Every sentence is in one link, and they rise. Fails as zili_align(), and
 * with ZILI_ESTOPPED. */
ZILI_MUST_CHECK zili_status zl_bitext_align(zl_bitext *bitext,
                                            const zl_found_beads *given,
                                            const zili_bitext_options *options,
                                            zili_error *err);

#endif
