/* lines_help.h -- lines of a corpus made at random, and what stands around
 * them, found slowly. */
#ifndef LINES_HELP_H
#define LINES_HELP_H

#include "ragged_help.h"

#include "analysis/context.h"
#include "analysis/lines.h"

/* A corpus, a question to it, and its lines in corpus order. */
typedef struct asked_lines {
    zili_corpus *corpus;
    zl_ask ask;
    zl_lines lines;
} asked_lines;

static const char *const line_queries[] = {
    "*", "self | 自 | 更生", "a *", "~\"自力\"", "* * *",
};

static inline void find_lines(asked_lines *it, const char *query)
{
    zl_item item = { .query = (char *)(uintptr_t)query };
    zl_items items = { .items = &item, .count = 1 };
    zili_error err = { 0 };
    uint64_t total;

    if (zl_lines_find(&it->lines, &it->ask, &items, 0, &total, &err))
        fail_msg("%s", err.text);
}

static inline void open_lines(asked_lines *it, zili_corpus *corpus,
                              const char *query, uint32_t *seed)
{
    static const char *const regions[] = { NULL, "all", "original,summary" };
    zili_question question = { .region = SOME(regions, seed) };

    *it = (asked_lines){ .corpus = corpus };
    if (!zl_corpus_areas(corpus))
        question.region = "all";
    assert_int_equal(zl_ask_open(&it->ask, corpus, &question, NULL),
                     ZILI_OK);
    find_lines(it, query);
}

/* Of a new corpus, with one of the queries, and at times a sample. */
static inline void open_random_lines(asked_lines *it, uint32_t *seed)
{
    unsigned has = next_random(seed) % (RAGGED_ALL + 1);

    open_lines(it, ragged_corpus(in_scratch("r.zili"), seed, has),
               SOME(line_queries, seed), seed);
    if (next_random(seed) % 4 == 0)
        assert_true(zl_lines_sample(&it->lines, 1 + next_random(seed) % 30,
                                    7));
}

static inline void close_lines(asked_lines *it)
{
    zl_lines_clear(&it->lines);
    zl_ask_close(&it->ask);
    zili_corpus_close(it->corpus);
}

/* A line as it is shown. */
typedef struct shown_line {
    zl_hit hit;
    uint32_t item, score;
} shown_line;

typedef ZL_ARRAY(shown_line) shown_lines;

static inline shown_line line_shown(const zl_lines *lines, size_t i)
{
    size_t number = zl_lines_number(lines, i);

    return (shown_line){ zl_lines_hit(lines, number),
                         lines->items ? lines->items[number] : 0,
                         lines->scores ? lines->scores[number] : 0 };
}

static inline shown_lines copy_lines(const zl_lines *lines)
{
    shown_lines copy = { 0 };

    for (size_t i = 0; i < zl_lines_count(lines); i++)
        assert_true(zl_array_push(&copy, line_shown(lines, i)));
    return copy;
}

static inline void assert_same_line(shown_line one, shown_line two)
{
    assert_int_equal(one.hit.begin, two.hit.begin);
    assert_int_equal(one.hit.end, two.hit.end);
    assert_int_equal(one.hit.skip, two.hit.skip);
    assert_int_equal(one.hit.trim, two.hit.trim);
    assert_int_equal(one.item, two.item);
}

static inline void assert_same_lines(const zl_lines *one,
                                     const shown_lines *two)
{
    assert_int_equal(zl_lines_count(one), two->count);
    for (size_t i = 0; i < two->count; i++)
        assert_same_line(line_shown(one, i), two->items[i]);
}

/* ---- what stands at a place ---- */

/* "2L", "node", "1R" as -2, 0, 1. */
static inline const char *place_name(int place)
{
    static const char *const names[] = { "4L", "3l", "2L", "1L", "node",
                                         "1R", "2r", "3R", "4R" };

    return names[place + 4];
}

/* The word so many words from the hit in its region; ZL_NOWHERE. */
static inline uint64_t slow_word_at(const asked_lines *it, zl_hit hit,
                                    int place)
{
    const zl_interval *in = zl_scope_at(it->ask.scope, hit.begin);
    uint64_t at = place < 0 ? hit.begin : hit.end - 1;

    while (place < 0 && at > in->begin)
        if (zl_corpus_is_word(it->corpus, --at) && ++place == 0)
            return at;
    while (place > 0 && at + 1 < in->end)
        if (zl_corpus_is_word(it->corpus, ++at) && --place == 0)
            return at;
    return ZL_NOWHERE;
}

/* Its key, or the keys of the hit, each with a blank behind it. */
static inline void slow_standing(const asked_lines *it, zl_hit hit, int place,
                                 zl_str *text)
{
    uint64_t begin = hit.begin, end = hit.end;

    if (place) {
        begin = slow_word_at(it, hit, place);
        end = begin == ZL_NOWHERE ? begin : begin + 1;
    }
    for (uint64_t at = begin; at < end; at++) {
        zl_str_add(text, zl_corpus_fold(it->corpus,
                                        zl_corpus_at(it->corpus, at)));
        zl_str_add_byte(text, ' ');
    }
}

/* ---- the context ---- */

/* As many words to the left and right as `size` in the region; as many tokens
 * for characters. */
static inline zl_window slow_words(const zili_corpus *corpus,
                                   const zl_scope *scope,
                                   const zl_context *context, zl_hit hit)
{
    const zl_interval *in = zl_scope_at(scope, hit.begin);
    bool all = context->unit == ZL_CONTEXT_CHARACTERS;
    zl_window window = { hit.begin, hit.end };

    for (uint64_t k = 0; k < context->size && window.begin > in->begin;) {
        window.begin--;
        k += all || zl_corpus_is_word(corpus, window.begin);
    }
    for (uint64_t k = 0; k < context->size && window.end < in->end;) {
        k += all || zl_corpus_is_word(corpus, window.end);
        window.end++;
    }
    return window;
}

/* The same, or the sentence or paragraph. */
static inline zl_window slow_window(const zili_corpus *corpus,
                                    const zl_scope *scope,
                                    const zl_context *context, zl_hit hit)
{
    const char *name = context->unit == ZL_CONTEXT_SENTENCE ? "s" : "p";
    const zl_structure *ranges = zl_corpus_structure(corpus, name);
    zl_window window = { hit.begin, hit.end };

    if (context->unit == ZL_CONTEXT_WORDS ||
        context->unit == ZL_CONTEXT_CHARACTERS)
        return slow_words(corpus, scope, context, hit);
    uint32_t first = slow_range(corpus, name, hit.begin);
    uint32_t last = slow_range(corpus, name, hit.end - 1);
    if (first != ZL_NONE)
        window.begin = zl_structure_begin(ranges, first);
    if (last != ZL_NONE)
        window.end = zl_structure_end(ranges, last);
    return window;
}

#endif
