/* linked_parts.h -- what links are made of; for its own files. */
#ifndef ZL_ANALYSIS_LINKED_PARTS_H
#define ZL_ANALYSIS_LINKED_PARTS_H

#include "analysis/linked.h"

struct zl_link_model {
    const zili_corpus *corpus;
    const zl_hits *hits; /* of side hit_side; NULL: none */
    bool hit_side;
    zl_side sides[2]; /* the lines that were learnt from */
    zl_translations forth, back;
};

/* The hits of a side; none where it has none. */
const zl_hits *zl_link_hits(const zl_link_model *model, int side);

struct zl_link_reader {
    const zl_link_model *model;
    zl_word_reader readers[2];
    zl_linker linker;
    zl_linked linked;
    ZL_ARRAY(uint32_t) rows[2]; /* the terms of the words */
    ZL_ARRAY(float) contest;    /* strengths of words that may go together */
};

#endif
