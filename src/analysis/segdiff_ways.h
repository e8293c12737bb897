/* segdiff_ways.h -- ways to cut a text into words, and a paragraph cut in
 * each of them. */
#ifndef ZL_ANALYSIS_SEGDIFF_WAYS_H
#define ZL_ANALYSIS_SEGDIFF_WAYS_H

#include "analysis/ask.h"
#include "text/segment.h"

/* One way. Pieces are bytes of the paragraph's text. */
typedef struct zl_way {
    char *name;              /* "index", or that of a profile */
    zl_profile profile;      /* of the index, where it is "index" */
    zl_lexicon *lexicon;
    zl_segmenter *segmenter; /* NULL: the tokens as the index has them */
    bool heeds_dicts;
    zl_pieces tokens;        /* of this paragraph */
    size_t from, to;         /* those in this place */
} zl_way;

typedef struct zl_ways {
    const zl_ask *ask;
    ZL_ARRAY(zl_way) list;

    /* this paragraph, or what of it lies in one interval of the scope */
    const zl_interval *interval;
    uint64_t begin, end; /* positions */
    uint32_t document;
    const char *lang;
    zl_str text;

    zl_pieces stored; /* its tokens in the index */
    size_t intervals; /* done before this one */
} zl_ways;

/* Understand "index,icu,char"; one name alone is compared with the index. On
 * failure nothing is held: ZILI_EUSAGE (an unknown name: which there are; a
 * name twice), and as zl_lexicon_open(). */
ZILI_MUST_CHECK zili_status zl_ways_open(zl_ways *ways, const zl_ask *ask,
                                         const char *names,
                                         const zili_texts *dicts,
                                         zili_error *err);
void zl_ways_close(zl_ways *ways);

/* Go to the next paragraph of the scope and cut it; *more is false at the
 * end. Fails as zl_segment_words(). Time: O(bytes) for each way. */
ZILI_MUST_CHECK zili_status zl_ways_next(zl_ways *ways, bool *more,
                                         zili_error *err);

#endif
