/* linked_parts.h -- what links are made of; for its own files. */
#ifndef ZL_ANALYSIS_LINKED_PARTS_H
#define ZL_ANALYSIS_LINKED_PARTS_H

#include "analysis/linked.h"

struct zl_link_model {
    const zili_corpus *corpus;
    zl_bead_terms sides[2]; /* with the lines that were learnt from */
    zl_translations forth, back;
};

struct zl_link_reader {
    const zl_link_model *model;
    const zl_hits *hits[2]; /* NULL: none */
    zl_word_reader readers[2];
    zl_bead_words words[2];     /* as the model knows them */
    ZL_ARRAY(uint32_t) rows[2]; /* their terms */
    zl_linker linker;
    zl_linked linked;
    ZL_ARRAY(float) contest; /* strengths of words that may go together */
};

#endif
