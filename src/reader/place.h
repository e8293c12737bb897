/* place.h -- where a token stands: document, region, paragraph, sentence.
 *
 * Asked for one place after the other it takes some 10 ns where places rise,
 * 1 ns in the same sentence; where they fall back it starts anew. Not shared
 * by threads. */
#ifndef ZL_READER_PLACE_H
#define ZL_READER_PLACE_H

#include "reader/corpus.h"

/* Start from zl_place_init(); then zl_place_move() sets the fields. */
typedef struct zl_place {
    const zili_corpus *corpus;
    const zl_document *document;
    const zl_area *area;          /* the region … */
    uint32_t region;              /* … and its number */
    uint32_t paragraph, sentence; /* from 1, in the region and the paragraph;
                                     0: the token lies in none */
    const zl_segment *segment;
    const zl_ranges *paragraphs, *sentences; /* NULL: there are none */
    uint64_t same, others;    /* from `same` on so many positions stand in the
                                 same sentence */
    uint32_t last;            /* local position asked */
    uint32_t first_paragraph; /* of the region */
    uint32_t region_sentence; /* the first of the region */
    uint32_t first_sentence;  /* of `around`, the paragraph */
    uint32_t around;
    zl_ranges_cursor p, s;
} zl_place;

void zl_place_init(zl_place *place, const zili_corpus *corpus);

void zl_place_leave(zl_place *place, uint64_t position);

/* Go to `position`, which lies in a region. */
static inline void zl_place_move(zl_place *place, uint64_t position)
{
    if (position - place->same >= place->others)
        zl_place_leave(place, position);
}

#endif
