/* place.c -- where a token stands: document, region, paragraph, sentence. */
#include "analysis/place.h"

static zl_place_range range_of(const zili_corpus *corpus, const char *name)
{
    return (zl_place_range){ .structure = zl_corpus_structure(corpus, name),
                             .number = ZL_NONE };
}

void zl_place_init(zl_place *place, const zili_corpus *corpus)
{
    *place = (zl_place){ .corpus = corpus,
                         .regions = range_of(corpus, "region"),
                         .paragraphs = range_of(corpus, "p"),
                         .sentences = range_of(corpus, "s") };
}

/* Whether `range` had to change. */
static bool move_range(zl_place_range *range, uint64_t position)
{
    const zl_structure *structure = range->structure;

    if (!structure ||
        (position >= range->begin && position < range->end))
        return false;
    uint32_t from = zl_structure_from(structure, position);
    bool last = from == zl_structure_count(structure);
    uint64_t begin = last ? ZL_NOWHERE : zl_structure_begin(structure, from);
    bool inside = begin <= position;
    *range = (zl_place_range){
        .structure = structure,
        .number = inside ? from : ZL_NONE,
        .begin = inside ? begin : position,
        .end = inside ? zl_structure_end(structure, from) : begin,
    };
    return true;
}

/* Number of the first range that ends behind the begin of the one around. */
static uint32_t first_in(const zl_place_range *range,
                         const zl_place_range *around)
{
    if (!range->structure)
        return 0;
    return zl_structure_from(range->structure, around->begin);
}

static uint32_t number_in(const zl_place_range *range, uint32_t first)
{
    return range->number == ZL_NONE ? 0 : range->number - first + 1;
}

static void enter_region(zl_place *place)
{
    place->area = zl_corpus_area(place->corpus, place->regions.number);
    place->document = zl_corpus_document(place->corpus, place->area->document);
    place->first_paragraph = first_in(&place->paragraphs, &place->regions);
}

/* Where there are no paragraphs sentences are counted in the region. */
static void enter_paragraph(zl_place *place)
{
    bool none = place->paragraphs.number == ZL_NONE;

    place->first_sentence =
        first_in(&place->sentences,
                 none ? &place->regions : &place->paragraphs);
}

void zl_place_move(zl_place *place, uint64_t position)
{
    bool region = move_range(&place->regions, position);
    bool paragraph = move_range(&place->paragraphs, position);

    if (region)
        enter_region(place);
    if (region || paragraph)
        enter_paragraph(place);
    move_range(&place->sentences, position);
    place->paragraph = number_in(&place->paragraphs, place->first_paragraph);
    place->sentence = number_in(&place->sentences, place->first_sentence);
}
