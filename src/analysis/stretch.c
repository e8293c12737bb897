/* stretch.c -- the types of a stretch of a corpus, decoded at once. */
#include "analysis/stretch.h"

/* What is decoded before the place asked for, and where places jump. */
enum { BEFORE = 128, AROUND = 256 };

void zl_stretch_init(zl_stretch *stretch, const zili_corpus *corpus)
{
    stretch->corpus = corpus;
    stretch->begin = stretch->size = 0;
    stretch->segment = zl_corpus_segment(corpus, 0);
    stretch->words = zl_segment_attribute(stretch->segment, 0);
    stretch->number = 0;
}

/* Whether `position` lies in the stretch or soon behind: more will be asked
 * for. */
static bool goes_on(const zl_stretch *stretch, uint64_t position)
{
    uint64_t end = stretch->begin + stretch->size;

    return position >= stretch->begin && position < end + AROUND &&
           stretch->size > 0;
}

_Static_assert(ZL_STRETCH_MOST + BEFORE <= ZL_STRETCH_ROOM,
               "what is asked for has room");

void zl_stretch_move(zl_stretch *stretch, uint64_t position, uint32_t count)
{
    uint32_t room = goes_on(stretch, position) ? ZL_STRETCH_ROOM : AROUND;
    uint32_t at;

    if (room < BEFORE + count)
        room = BEFORE + count;
    stretch->number = zl_corpus_segment_at(stretch->corpus, position, &at);
    stretch->segment = zl_corpus_segment(stretch->corpus, stretch->number);
    stretch->words = zl_segment_attribute(stretch->segment, 0);
    uint32_t tokens = zl_segment_tokens(stretch->segment);
    uint32_t from = at > BEFORE ? at - BEFORE : 0;
    uint32_t to = tokens - from > room ? from + room : tokens;
    zl_attribute_copy(stretch->words, from, to, stretch->types);
    stretch->begin = zl_segment_begin(stretch->segment) + from;
    stretch->size = to - from;
}

uint64_t zl_stretch_word(zl_stretch *stretch, uint64_t begin, uint64_t end,
                         int place, uint64_t least, uint64_t limit)
{
    uint64_t at = place < 0 ? begin : end - 1;

    while (place < 0 && at > least)
        if (zl_stretch_is_word(stretch, --at) && ++place == 0)
            return at;
    while (place > 0 && at + 1 < limit)
        if (zl_stretch_is_word(stretch, ++at) && --place == 0)
            return at;
    return ZL_NOWHERE;
}
