/* linked_parts.h -- what links are made of; for its own files. */
#ifndef ZL_ANALYSIS_LINKED_PARTS_H
#define ZL_ANALYSIS_LINKED_PARTS_H

#include "analysis/linked.h"

struct zl_links {
    const zl_parallel *parallel;
    zl_side sides[2];
    zl_word_reader readers[2];
    zl_translations forth, back;
    zl_linker linker;
    zl_linked linked;
    ZL_ARRAY(uint32_t) rows[2]; /* the terms of the words */
    ZL_ARRAY(float) contest;    /* strengths of words that may go together */
};

#endif
