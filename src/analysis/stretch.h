/* stretch.h -- the types of a stretch of a corpus, decoded at once.
 *
 * Whoever looks at tokens near each other, one after the other, asks here: it
 * is as fast as an array where places rise or lie near the last one, and
 * still good where they jump. Not shared by threads. */
#ifndef ZL_ANALYSIS_STRETCH_H
#define ZL_ANALYSIS_STRETCH_H

#include "reader/corpus.h"

#define ZL_STRETCH_ROOM 4096u

/* Start from zl_stretch_init(). */
typedef struct zl_stretch {
    const zili_corpus *corpus;
    const zl_segment *segment; /* that the stretch lies in */
    const zl_attribute *words;
    uint32_t number; /* of the segment */
    uint64_t begin;
    uint64_t size;
    uint32_t types[ZL_STRETCH_ROOM]; /* of the segment */
} zl_stretch;

void zl_stretch_init(zl_stretch *stretch, const zili_corpus *corpus);

/* Make the stretch hold the `count` tokens from `position` on, which lie in
 * one segment: at most ZL_STRETCH_MOST. */
#define ZL_STRETCH_MOST 2048u
void zl_stretch_move(zl_stretch *stretch, uint64_t position, uint32_t count);

/* The type at `position`, numbered as in `stretch->words`. */
static inline uint32_t zl_stretch_type(zl_stretch *stretch, uint64_t position)
{
    if (position - stretch->begin >= stretch->size)
        zl_stretch_move(stretch, position, 1);
    return stretch->types[position - stretch->begin];
}

/* The types of [from, to), which are ZL_STRETCH_MOST at most, all in one
 * segment; lent until the stretch moves. */
static inline const uint32_t *zl_stretch_types(zl_stretch *stretch,
                                               uint64_t from, uint64_t to)
{
    if (from < stretch->begin || to > stretch->begin + stretch->size)
        zl_stretch_move(stretch, from, (uint32_t)(to - from));
    return stretch->types + (from - stretch->begin);
}

/* Whether a word or a number stands there, not punctuation. */
static inline bool zl_stretch_is_word(zl_stretch *stretch, uint64_t position)
{
    uint32_t type = zl_stretch_type(stretch, position);

    return zl_attribute_class(stretch->words, type) != 0;
}

/* The position of the word `place` words to the left (below 0) or right of
 * the tokens [begin, end), inside [least, limit); ZL_NOWHERE. */
uint64_t zl_stretch_word(zl_stretch *stretch, uint64_t begin, uint64_t end,
                         int place, uint64_t least, uint64_t limit);

#endif
