/* company_text.c -- one text with hits in it, held at once. */
#include "analysis/company_text.h"

#include <string.h>

static uint64_t begin_of(const zl_company_source *source,
                         const zl_stretch *stretch)
{
    return zl_segment_begin(
        zl_corpus_segment(source->terms->corpus, stretch->segment));
}

bool zl_company_has_hit(const zl_company_source *source, size_t from,
                        size_t to)
{
    const zl_spots *spots = source->spots;

    for (size_t i = from; i < to; i++) {
        const zl_stretch *stretch = &source->stretches->items[i];
        uint64_t begin = begin_of(source, stretch);
        size_t spot = zl_spots_from(spots, begin + stretch->from);
        if (spot < spots->count &&
            spots->items[spot].begin < begin + stretch->to)
            return true;
    }
    return false;
}

/* Of tokens that stand behind each other in the text from `at` on. */
static void put_units(zl_company_text *text, const zl_company_source *source,
                      const zl_stretch *stretch, size_t at)
{
    uint32_t *units = text->units.items + at;
    zl_unit_walk walk;

    if (source->one_unit) {
        memset(units, 0, zl_stretch_tokens(stretch) * sizeof *units);
        return;
    }
    memset(units, 0xFF, zl_stretch_tokens(stretch) * sizeof *units);
    if (!zl_unit_walk_start(&walk, source->borders, stretch))
        return;
    do {
        text->unit++;
        for (uint32_t i = walk.from; i < walk.to; i++)
            units[i - stretch->from] = text->unit;
    } while (zl_unit_walk_next(&walk));
}

/* Hits that words joined have made the same are one. */
static bool add_places(zl_company_text *text, const zl_company_source *source,
                       const zl_stretch *stretch, size_t at)
{
    const zl_spots *spots = source->spots;
    uint64_t begin = begin_of(source, stretch) + stretch->from;
    uint64_t end = begin + zl_stretch_tokens(stretch);

    for (size_t i = zl_spots_from(spots, begin);
         i < spots->count && spots->items[i].begin < end; i++) {
        zl_spot spot = spots->items[i];
        if (i > 0 && spots->items[i - 1].begin == spot.begin &&
            spots->items[i - 1].end == spot.end)
            continue;
        if (spot.end > end)
            spot.end = end;
        zl_place place = { at + (size_t)(spot.begin - begin),
                           at + (size_t)(spot.end - begin) };
        if (!zl_array_push(&text->places, place))
            return false;
    }
    return true;
}

static bool read_stretch(zl_company_text *text,
                         const zl_company_source *source,
                         const zl_stretch *stretch)
{
    size_t at = text->terms.count, size = zl_stretch_tokens(stretch);

    if (!zl_array_reserve(&text->terms, size) ||
        !zl_array_reserve(&text->units, size))
        return false;
    if (size > 0)
        zl_terms_read(source->terms, stretch->segment, stretch->from,
                      stretch->to, text->terms.items + at);
    if (size > 0)
        put_units(text, source, stretch, at);
    text->terms.count = text->units.count = at + size;
    return add_places(text, source, stretch, at);
}

bool zl_company_read(zl_company_text *text, const zl_company_source *source,
                     size_t from, size_t to)
{
    text->terms.count = text->units.count = text->places.count = 0;
    text->unit = 0;
    for (size_t i = from; i < to; i++)
        if (!read_stretch(text, source, &source->stretches->items[i]))
            return false;
    return true;
}

void zl_company_text_clear(zl_company_text *text)
{
    zl_array_clear(&text->terms);
    zl_array_clear(&text->units);
    zl_array_clear(&text->places);
}
