/* words.c -- how many words a stretch of text has. */
#include "analysis/words.h"

#include "analysis/sizes.h"

static uint64_t words_in(const zl_attribute *word, uint32_t from, uint32_t to)
{
    uint32_t types[ZL_CHUNK_TOKENS];
    uint64_t words = 0;

    for (uint32_t size; from < to; from += size) {
        size = to - from < ZL_CHUNK_TOKENS ? to - from : ZL_CHUNK_TOKENS;
        zl_attribute_copy(word, from, from + size, types);
        for (uint32_t i = 0; i < size; i++)
            words += zl_attribute_class(word, types[i]) != 0;
    }
    return words;
}

uint64_t zl_words_between(const zili_corpus *corpus, uint64_t begin,
                          uint64_t end)
{
    uint64_t words = 0;

    while (begin < end) {
        uint32_t from;
        const zl_segment *segment = zl_corpus_segment(
            corpus, zl_corpus_segment_at(corpus, begin, &from));
        uint64_t left = zl_segment_tokens(segment) - from;
        uint64_t size = end - begin < left ? end - begin : left;
        if (size == 0)
            break;
        words += words_in(zl_segment_attribute(segment, 0), from,
                          from + (uint32_t)size);
        begin += size;
    }
    return words;
}
