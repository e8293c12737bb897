/* verify_ranges.c -- whether structures are ranges that can be. */
#include "reader/verify.h"

#include "base/utf8.h"

#include <string.h>

enum { DOC, REGION, LANG, OTHERS }; /* as they come in a segment */

/* ---- values ---- */

static const char *check_values(zl_checker *checker,
                                const zl_body_structure *structure)
{
    const zl_texts *values = &structure->values;
    const char *fault = zl_check_texts(values);

    if (fault)
        return fault;
    memset(checker->marks, 0, values->count);
    for (uint32_t i = 0; i < structure->count; i++) {
        uint64_t value = zl_packed_at(&structure->value_numbers, i);
        if (value >= values->count)
            return "a structure has a value that is not there";
        checker->marks[value] = 1;
    }
    for (uint32_t i = 0; i < values->count; i++) {
        if (!checker->marks[i])
            return "there is a value that no structure has";
        if (i > 0 && zl_view_compare(zl_texts_at(values, i - 1),
                                     zl_texts_at(values, i)) >= 0)
            return "the values of structures are not in byte order";
    }
    return NULL;
}

/* ---- ranges ---- */

/* Where ends are not kept each range ends where the next one begins. */
static const char *check_ranges(const zl_checker *checker, uint32_t number)
{
    const zl_body_structure *structure = &checker->body->structures[number];
    const zl_ranges *ranges = &checker->segment->ranges[number];
    uint32_t last = 0;
    bool tiles = true;

    if (zl_rising_fault(&structure->begins, number >= OTHERS) ||
        (!structure->tiles &&
         zl_rising_fault(&structure->ends, number >= OTHERS)))
        return "the ranges of a structure do not rise";
    for (uint32_t i = 0; i < structure->count; i++) {
        uint32_t begin = zl_ranges_begin(ranges, i);
        uint32_t end = structure->tiles ? zl_ranges_end(ranges, i)
                                        : zl_rising_at(&structure->ends, i);
        if (begin < last)
            return "structures of one name overlap";
        if (end < begin)
            return "a structure ends before it begins";
        if (begin == end && number >= OTHERS)
            return "a structure holds no token";
        tiles = tiles && (i == 0 || begin == last);
        last = end;
    }
    tiles = tiles && last == checker->body->tokens;
    if (structure->count > 0 && tiles != structure->tiles)
        return "the ends of a structure are kept needlessly";
    return NULL;
}

/* Documents cover the text without a gap. */
static const char *check_documents(const zl_checker *checker)
{
    const zl_body *body = checker->body;

    if (body->documents == 0)
        return body->tokens ? "a token belongs to no document" : NULL;
    if (!body->structures[DOC].tiles ||
        zl_rising_at(&body->structures[DOC].begins, 0) != 0)
        return "a token belongs to no document";
    return NULL;
}

/* Nothing goes beyond its document; what is empty may lie between two. */
static const char *check_inside(const zl_checker *checker, uint32_t number)
{
    const zl_ranges *ranges = &checker->segment->ranges[number];
    zl_ranges_cursor documents;

    zl_ranges_start(&documents, &checker->segment->ranges[DOC]);
    for (uint32_t i = 0; i < zl_ranges_count(ranges); i++) {
        uint32_t begin = zl_ranges_begin(ranges, i);
        uint32_t end = zl_ranges_end(ranges, i);
        if (begin == end)
            continue;
        zl_ranges_seek(&documents, begin);
        if (end > documents.end)
            return "a structure goes beyond its document";
    }
    return NULL;
}

/* ---- regions ---- */

static const char *check_languages(const zl_checker *checker)
{
    const zl_ranges *all = checker->segment->ranges;

    for (uint32_t i = 0; i < zl_ranges_count(&all[REGION]); i++)
        if (zl_ranges_begin(&all[REGION], i) !=
                zl_ranges_begin(&all[LANG], i) ||
            zl_ranges_end(&all[REGION], i) != zl_ranges_end(&all[LANG], i))
            return "the languages are not those of the regions";
    return NULL;
}

static uint32_t count_words(const zl_checker *checker, uint32_t begin,
                            uint32_t end)
{
    const zl_body_attribute *words = &checker->body->attributes[0];
    uint32_t count = 0;

    for (uint32_t i = begin; i < end; i++)
        count += words->classes[zl_tokens_at(&words->stream, i)] != 0;
    return count;
}

static const char *check_region(const zl_checker *checker, uint32_t i,
                                uint64_t *document)
{
    const zl_body *body = checker->body;
    const zl_ranges *all = checker->segment->ranges;
    uint32_t begin = zl_ranges_begin(&all[REGION], i);
    uint32_t end = zl_ranges_end(&all[REGION], i);
    uint64_t found = zl_packed_at(&body->region_documents, i);

    if (found >= body->documents || found < *document ||
        begin < zl_ranges_begin(&all[DOC], (uint32_t)found) ||
        end > zl_ranges_end(&all[DOC], (uint32_t)found))
        return "the document of a region is wrong";
    *document = found;
    if (zl_packed_at(&body->region_words, i) !=
        count_words(checker, begin, end))
        return "the number of words of a region is wrong";
    return NULL;
}

static const char *check_regions(const zl_checker *checker)
{
    const char *fault = check_languages(checker);
    uint64_t document = 0;

    for (uint32_t i = 0; !fault && i < checker->body->structures[REGION].count;
         i++)
        fault = check_region(checker, i, &document);
    return fault;
}

const char *zl_check_structures(zl_checker *checker)
{
    const zl_body *body = checker->body;
    const char *fault = NULL;

    for (uint32_t i = 0; !fault && i < body->structure_count; i++) {
        if (!zl_utf8_check(body->structures[i].name, NULL))
            fault = "a name in it is not UTF-8";
        if (!fault)
            fault = check_values(checker, &body->structures[i]);
        if (!fault)
            fault = check_ranges(checker, i);
    }
    if (!fault)
        fault = check_documents(checker);
    for (uint32_t i = OTHERS; !fault && i < body->structure_count; i++)
        fault = check_inside(checker, i);
    return fault ? fault : check_regions(checker);
}
