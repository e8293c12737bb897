/* verify_glue.c -- whether glue is told by the rules that there should be. */
#include "reader/verify.h"

#include "index/layout.h"

#include <string.h>

enum { PART = 1024 }; /* tokens decoded at once */

/* What is known at a token. */
struct walk {
    zl_checker *checker;
    zl_rising_cursor exceptions;
    zl_ranges_cursor documents;
    uint32_t none; /* number of the empty glue, or the count of all */
};

static uint32_t find_none(const zl_texts *glues)
{
    uint32_t i = 0;

    while (i < glues->count && zl_texts_at(glues, i).size > 0)
        i++;
    return i;
}

/* The number of the glue behind a token into `out`. */
static const char *find_glue(struct walk *walk, uint32_t at, uint32_t type,
                             uint32_t next, uint32_t *out)
{
    const zl_body *body = walk->checker->body;
    uint32_t ruled = zl_body_ruled_glue(body, type, next);

    if (ruled == ZL_BODY_NOTHING)
        ruled = walk->none;
    *out = ruled;
    if (walk->exceptions.at == at) {
        uint64_t number = zl_packed_at(&body->glue_numbers,
                                       zl_rising_rank(&walk->exceptions));
        zl_rising_next(&walk->exceptions);
        if (number == ruled)
            return "an exception says what the rules of glue say";
        *out = number < body->glues.count ? (uint32_t)number
                                          : body->glues.count;
    }
    return *out < body->glues.count ? NULL : "there is glue that is not there";
}

/* `next` is the type of the next token, ZL_NONE behind the last one. */
static const char *check_token(struct walk *walk, uint32_t at, uint32_t type,
                               uint32_t next)
{
    zl_checker *checker = walk->checker;
    uint32_t glue;
    const char *fault = find_glue(walk, at, type, next, &glue);

    if (fault)
        return fault;
    checker->glues[glue]++;
    zl_ranges_seek(&walk->documents, at);
    if (glue == walk->none && at + 1 < walk->documents.end) {
        checker->after[type]++;
        checker->before[next]++;
    }
    return NULL;
}

static const char *walk_tokens(struct walk *walk)
{
    const zl_body *body = walk->checker->body;
    const zl_tokens *stream = &body->attributes[0].stream;
    const char *fault = NULL;
    uint32_t types[PART + 1];

    for (uint32_t from = 0, size; !fault && from < body->tokens;
         from += size) {
        size = body->tokens - from < PART ? body->tokens - from : PART;
        bool last = from + size == body->tokens;
        zl_tokens_copy(stream, from, from + size + !last, types);
        if (last)
            types[size] = ZL_NONE;
        for (uint32_t i = 0; !fault && i < size; i++)
            fault = check_token(walk, from + i, types[i], types[i + 1]);
    }
    return fault;
}

/* A rule holds for more than half of the tokens of its type. */
static const char *check_rules(const zl_checker *checker)
{
    const zl_body_attribute *words = &checker->body->attributes[0];

    for (uint32_t i = 0; i < words->types; i++) {
        uint64_t count = zl_packed_at(&words->counts, i);
        uint32_t rule = 0;
        if ((uint64_t)checker->before[i] * 2 > count)
            rule |= ZL_LAYOUT_NONE_BEFORE;
        if ((uint64_t)checker->after[i] * 2 > count)
            rule |= ZL_LAYOUT_NONE_AFTER;
        if (checker->body->glue_rules[i] != rule)
            return "a rule of glue is not that of the text";
    }
    return NULL;
}

static const char *check_frequencies(const zl_checker *checker)
{
    const zl_texts *glues = &checker->body->glues;

    for (uint32_t i = 0; i < glues->count; i++) {
        uint64_t count = checker->glues[i];
        if (count == 0)
            return "there is glue that stands nowhere";
        if (i == 0 || count < checker->glues[i - 1])
            continue;
        if (count > checker->glues[i - 1])
            return "glue is not numbered by falling frequency";
        if (zl_view_compare(zl_texts_at(glues, i - 1),
                            zl_texts_at(glues, i)) >= 0)
            return "glue of one frequency is not in byte order";
    }
    return NULL;
}

static const char *count_leads(zl_checker *checker)
{
    const zl_body *body = checker->body;

    for (uint32_t i = 0; i < body->documents; i++) {
        uint64_t lead = zl_packed_at(&body->leads, i);
        if (lead >= body->glues.count)
            return "there is glue that is not there";
        checker->glues[lead]++;
    }
    return NULL;
}

const char *zl_check_glue(zl_checker *checker)
{
    const zl_body *body = checker->body;
    uint32_t types = body->attributes[0].types;
    struct walk walk = { .checker = checker, .none = find_none(&body->glues) };
    const char *fault = zl_check_texts(&body->glues);

    if (!fault && zl_rising_fault(&body->glue_exceptions, true))
        fault = "the exceptions from the rules of glue do not rise";
    if (fault)
        return fault;
    memset(checker->before, 0, types * sizeof *checker->before);
    memset(checker->after, 0, types * sizeof *checker->after);
    memset(checker->glues, 0, body->glues.count * sizeof *checker->glues);
    zl_rising_start(&walk.exceptions, &body->glue_exceptions);
    zl_ranges_start(&walk.documents, &checker->segment->ranges[0]);
    fault = walk_tokens(&walk);
    if (!fault)
        fault = check_rules(checker);
    if (!fault)
        fault = count_leads(checker);
    return fault ? fault : check_frequencies(checker);
}
