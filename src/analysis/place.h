/* place.h -- where a token stands: document, region, paragraph, sentence.
 *
 * Asked for one place after the other, near each other or not; what was found
 * for the last one is used again. Not shared by threads. */
#ifndef ZL_ANALYSIS_PLACE_H
#define ZL_ANALYSIS_PLACE_H

#include "reader/corpus.h"

/* A range of a structure that holds the place, or the gap between two. */
typedef struct zl_place_range {
    const zl_structure *structure; /* NULL: the corpus has none */
    uint32_t number; /* ZL_NONE in a gap */
    uint64_t begin, end; /* where the same answer holds */
} zl_place_range;

/* Start from zl_place_init(); then zl_place_move() sets the fields. */
typedef struct zl_place {
    const zili_corpus *corpus;
    const zl_document *document;
    const zl_area *area;     /* the region */
    uint32_t paragraph, sentence; /* from 1, in the region and the paragraph;
                                     0: the token lies in none */
    zl_place_range regions, paragraphs, sentences;
    uint32_t first_paragraph, first_sentence; /* numbers of ranges */
} zl_place;

void zl_place_init(zl_place *place, const zili_corpus *corpus);

/* Go to `position`, which lies in a region. Time: O(1) in the sentence of the
 * last place, else O(log ranges). */
void zl_place_move(zl_place *place, uint64_t position);

#endif
