/* slow_random.h -- texts of chance as plain arrays. */
#ifndef SLOW_RANDOM_H
#define SLOW_RANDOM_H

#include "slow_segment.h"

typedef struct slow_chance {
    uint64_t seed;
    bool tight; /* structures lie one right after the other */
    uint32_t words, glues;
} slow_chance;

static inline uint32_t slow_below(slow_chance *chance, uint32_t below)
{
    chance->seed = chance->seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(chance->seed >> 33) % below;
}

/* Words of three kinds of letters, and marks. */
static inline void slow_random_form(slow_chance *chance, char *form)
{
    uint32_t word = slow_below(chance, 1 + slow_below(chance, chance->words));

    switch (slow_below(chance, 8)) {
    case 0:
        snprintf(form, SLOW_TEXT, "%c", ".,;-"[slow_below(chance, 4)]);
        break;
    case 1:
        snprintf(form, SLOW_TEXT, "W%u", word);
        break;
    case 2:
        snprintf(form, SLOW_TEXT, "wW%u", word);
        break;
    default:
        snprintf(form, SLOW_TEXT, "w%u", word);
    }
}

static inline void slow_random_glue(slow_chance *chance, const char *form,
                                    char *glue)
{
    uint32_t kind = slow_below(chance, 12);

    if (kind == 0)
        snprintf(glue, SLOW_TEXT, "<%u>", slow_below(chance, chance->glues));
    else if (kind == 1)
        snprintf(glue, SLOW_TEXT, "\n");
    else
        snprintf(glue, SLOW_TEXT, "%s",
                 form[0] == '-' || form[0] == ';' ? "" : " ");
}

static inline void slow_random_tokens(slow_chance *chance, slow_segment *slow)
{
    static const char *const tags[] = { "N", "V", "a", "A", "" };

    for (uint32_t at = 0; at < slow->tokens; at++) {
        slow_random_form(chance, slow->form[0][at]);
        for (uint32_t i = 1; i < slow->attributes; i++)
            snprintf(slow->form[i][at], SLOW_TEXT, "%s",
                     tags[slow_below(chance, 5)]);
        slow_random_glue(chance, slow->form[0][at], slow->glue[at]);
    }
    for (uint32_t at = 0; at + 1 < slow->tokens; at++)
        if (slow->form[0][at + 1][0] == '.' && slow_below(chance, 9))
            slow->glue[at][0] = 0;
}

static inline slow_range *slow_add(slow_segment *slow, uint32_t structure,
                                   uint32_t begin, uint32_t end)
{
    slow_range *range =
        &slow->ranges[structure][slow->range_count[structure]++];

    *range = (slow_range){ .begin = begin, .end = end };
    return range;
}

/* Structures of a document, up to `size` tokens each. */
static inline void slow_random_ranges(slow_chance *chance, slow_segment *slow,
                                      uint32_t structure, uint32_t begin,
                                      uint32_t end, uint32_t size)
{
    while (begin < end && slow->range_count[structure] < SLOW_RANGES) {
        uint32_t next = begin + 1 + slow_below(chance, size);
        next = next < end ? next : end;
        slow_range *range = slow_add(slow, structure, begin, next);
        snprintf(range->value, SLOW_TEXT, "%.*s", (int)slow_below(chance, 3),
                 "ab");
        begin = next;
        if (!chance->tight && slow_below(chance, 3) == 0)
            begin += slow_below(chance, size);
    }
}

/* Regions may be empty, also where documents meet. */
static inline void slow_random_regions(slow_chance *chance, slow_segment *slow,
                                       uint32_t document)
{
    static const char *const kinds[] = { "original", "summary", "text" };
    const slow_range *doc = &slow->ranges[0][document];
    uint32_t begin = doc->begin, count = slow_below(chance, 4);

    for (uint32_t i = 0; i < count; i++) {
        uint32_t end = i + 1 == count && chance->tight
                           ? doc->end
                           : begin + slow_below(chance, doc->end - begin + 1);
        const char *kind = kinds[slow_below(chance, 3)];
        slow->region_document[slow->range_count[1]] = document;
        snprintf(slow_add(slow, 1, begin, end)->value, SLOW_TEXT, "%s", kind);
        snprintf(slow_add(slow, 2, begin, end)->value, SLOW_TEXT, "%s",
                 slow_below(chance, 2) ? "en" : "zh");
        begin = end;
    }
}

/* A text of up to so many tokens. */
static inline void slow_random(slow_chance *chance, slow_segment *slow,
                               uint32_t tokens)
{
    static const char *const attributes[] = { "word", "pos", "lemma" };
    static const char *const structures[] = { "doc", "region", "lang",
                                              "p",   "s",      "x" };

    *slow = (slow_segment){ .attributes = 1 + slow_below(chance, 3),
                            .structures = 3 + slow_below(chance, 4) };
    chance->tight = slow_below(chance, 2);
    chance->words = 1 + slow_below(chance, 200);
    chance->glues = 1 + slow_below(chance, 60);
    memcpy(slow->attribute, attributes, sizeof attributes);
    memcpy(slow->structure, structures, sizeof structures);
    uint32_t documents = slow_below(chance, SLOW_DOCUMENTS + 1);
    for (uint32_t i = 0; i < documents; i++) {
        uint32_t begin = slow->tokens;
        uint32_t left = tokens - begin;
        slow->tokens += slow_below(chance, 3)
                            ? slow_below(chance, left / (documents - i) + 1)
                            : 0;
        slow_add(slow, 0, begin, slow->tokens);
        slow_random_regions(chance, slow, i);
        for (uint32_t k = 3; k < slow->structures; k++)
            slow_random_ranges(chance, slow, k, begin, slow->tokens,
                               k == 3 ? 40 : 9);
        snprintf(slow->lead[i], SLOW_TEXT, "%.*s", (int)slow_below(chance, 4),
                 "## ");
    }
    slow->documents = documents;
    slow_random_tokens(chance, slow);
}

#endif
