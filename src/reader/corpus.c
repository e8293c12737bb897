/* corpus.c -- words, positions and segments of an open index. */
#include "corpus.h"

#include "reader/parts.h"

const char *zl_corpus_path(const zili_corpus *corpus)
{
    return corpus->path;
}

const char *zl_corpus_setting(const zili_corpus *corpus, const char *key)
{
    return zl_catalogue_setting(&corpus->catalogue, key);
}

/* ---- sizes ---- */

uint64_t zl_corpus_tokens(const zili_corpus *corpus)
{
    const zl_segment *last = corpus->parts[corpus->part_count - 1].segment;

    return zl_segment_begin(last) + zl_segment_tokens(last);
}

uint64_t zl_corpus_gone(const zili_corpus *corpus)
{
    uint64_t tokens = 0;

    for (uint32_t i = 0; i < corpus->part_count; i++)
        tokens += corpus->parts[i].tokens;
    return tokens;
}

enum { PART = 1024 };

/* Words among the tokens [from, to) of a segment. */
static uint64_t count_words(const zl_segment *segment, uint32_t from,
                            uint32_t to)
{
    const zl_attribute *words = zl_segment_attribute(segment, 0);
    uint32_t types[PART];
    uint64_t count = 0;

    for (uint32_t size; from < to; from += size) {
        size = to - from < PART ? to - from : PART;
        zl_attribute_copy(words, from, from + size, types);
        for (uint32_t i = 0; i < size; i++)
            count += zl_attribute_class(words, types[i]) != 0;
    }
    return count;
}

static uint64_t words_left(const zl_part *part)
{
    const zl_ranges *documents = zl_segment_ranges(part->segment, 0);
    uint64_t words = zl_segment_word_count(part->segment), gone = 0;

    for (size_t i = 0; i < part->gone.count; i++) {
        const zl_hole *hole = &part->gone.items[i];
        gone += count_words(part->segment,
                            zl_ranges_begin(documents, hole->begin),
                            zl_ranges_end(documents, hole->end - 1));
    }
    return words > gone ? words - gone : 0;
}

uint64_t zl_corpus_words(const zili_corpus *corpus)
{
    uint64_t words = 0;

    for (uint32_t i = 0; i < corpus->part_count; i++)
        words += words_left(&corpus->parts[i]);
    return words;
}

/* ---- segments ---- */

uint32_t zl_corpus_segments(const zili_corpus *corpus)
{
    return corpus->part_count;
}

const zl_segment *zl_corpus_segment(const zili_corpus *corpus, uint32_t i)
{
    return corpus->parts[i].segment;
}

uint32_t zl_corpus_segment_at(const zili_corpus *corpus, uint64_t position,
                              uint32_t *local)
{
    uint32_t low = 0, high = corpus->part_count;

    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (zl_segment_begin(corpus->parts[middle].segment) <= position)
            low = middle;
        else
            high = middle;
    }
    *local =
        (uint32_t)(position - zl_segment_begin(corpus->parts[low].segment));
    return low;
}

/* ---- types ---- */

/* A type of the corpus as one of its segments has it. */
struct type {
    const zl_attribute *words;
    uint32_t type;
    uint64_t count;
};

static const zl_attribute *words_of(const zili_corpus *corpus, uint32_t i)
{
    return zl_segment_attribute(corpus->parts[i].segment, 0);
}

static struct type type_of(const zili_corpus *corpus, uint32_t type)
{
    if (!corpus->types) {
        const zl_attribute *words = words_of(corpus, 0);
        return (struct type){ words, type, zl_attribute_count(words, type) };
    }
    const zl_union *all = zl_union_need(corpus);
    if (all->failed)
        return (struct type){ NULL, 0, 0 };
    const zl_union_type *found = &all->types[type];
    return (struct type){ words_of(corpus, found->segment), found->type,
                          found->count };
}

uint32_t zl_corpus_types(const zili_corpus *corpus)
{
    return corpus->types ? zl_union_need(corpus)->count
                         : zl_attribute_types(words_of(corpus, 0));
}

zl_view zl_corpus_form(const zili_corpus *corpus, uint32_t type)
{
    struct type found = type_of(corpus, type);

    return found.words ? zl_attribute_form(found.words, found.type)
                       : zl_view_of("");
}

zl_view zl_corpus_fold(const zili_corpus *corpus, uint32_t type)
{
    struct type found = type_of(corpus, type);

    return found.words ? zl_attribute_key(found.words, found.type)
                       : zl_view_of("");
}

uint64_t zl_corpus_count(const zili_corpus *corpus, uint32_t type)
{
    return type_of(corpus, type).count;
}

uint32_t zl_corpus_type_of(const zili_corpus *corpus, uint32_t i,
                           uint32_t type)
{
    if (!corpus->types)
        return type;
    const zl_union *all = zl_union_need(corpus);
    return all->failed ? 0 : all->numbers[i][type];
}

/* ---- tokens ---- */

/* A token as its segment has it. */
struct token {
    uint32_t segment;
    const zl_attribute *words;
    uint32_t type;
};

static struct token token_at(const zili_corpus *corpus, uint64_t position)
{
    uint32_t local;
    uint32_t i = zl_corpus_segment_at(corpus, position, &local);
    const zl_attribute *words = words_of(corpus, i);

    return (struct token){ i, words, zl_attribute_at(words, local) };
}

uint32_t zl_corpus_at(const zili_corpus *corpus, uint64_t position)
{
    struct token token = token_at(corpus, position);

    return zl_corpus_type_of(corpus, token.segment, token.type);
}

zl_view zl_corpus_form_at(const zili_corpus *corpus, uint64_t position)
{
    struct token token = token_at(corpus, position);

    return zl_attribute_form(token.words, token.type);
}

zl_view zl_corpus_fold_at(const zili_corpus *corpus, uint64_t position)
{
    struct token token = token_at(corpus, position);

    return zl_attribute_key(token.words, token.type);
}

bool zl_corpus_is_word(const zili_corpus *corpus, uint64_t position)
{
    struct token token = token_at(corpus, position);

    return zl_attribute_class(token.words, token.type) != 0;
}

zl_view zl_corpus_glue(const zili_corpus *corpus, uint64_t position)
{
    uint32_t local;
    uint32_t i = zl_corpus_segment_at(corpus, position, &local);

    return zl_segment_glue(corpus->parts[i].segment, local);
}

/* The part of [from, to) that lies in the segment of `from`. */
static uint64_t part_end(const zili_corpus *corpus, uint64_t from, uint64_t to,
                         const zl_segment **segment, uint32_t *local)
{
    *segment =
        corpus->parts[zl_corpus_segment_at(corpus, from, local)].segment;
    uint64_t end = zl_segment_begin(*segment) + zl_segment_tokens(*segment);
    return end < to ? end : to;
}

void zl_corpus_text(const zili_corpus *corpus, uint64_t from, uint64_t to,
                    zl_str *text)
{
    if (from >= to)
        return;
    for (uint64_t end; from + 1 < to; from = end) {
        const zl_segment *segment;
        uint32_t local;
        end = part_end(corpus, from, to - 1, &segment, &local);
        zl_segment_add_text(segment, local, local + (uint32_t)(end - from),
                            text);
    }
    zl_str_add(text, zl_corpus_form_at(corpus, to - 1));
}
