/* place.c -- where a token stands: document, region, paragraph, sentence. */
#include "reader/place.h"

void zl_place_init(zl_place *place, const zili_corpus *corpus)
{
    place->corpus = corpus;
    place->document = NULL;
    place->area = NULL;
    place->segment = NULL;
    place->paragraph = place->sentence = 0;
    place->last = 0;
    place->same = place->others = 0;
}

/* ---- the segment ---- */

static void start_cursors(zl_place *place)
{
    if (place->paragraphs)
        zl_ranges_start(&place->p, place->paragraphs);
    if (place->sentences)
        zl_ranges_start(&place->s, place->sentences);
    place->around = ZL_NONE;
    place->first_sentence = 0;
}

static void enter_segment(zl_place *place, const zl_segment *segment)
{
    place->segment = segment;
    place->paragraphs = zl_segment_ranges_named(segment, "p");
    place->sentences = zl_segment_ranges_named(segment, "s");
    start_cursors(place);
}

/* ---- the region ---- */

static void enter_region(zl_place *place, uint64_t position)
{
    const zl_structure *regions = zl_corpus_structure(place->corpus, "region");

    place->region = zl_structure_at(regions, position);
    place->area = zl_corpus_area(place->corpus, place->region);
    place->document = zl_corpus_document(place->corpus, place->area->document);
    uint32_t begin =
        (uint32_t)(place->area->begin - zl_segment_begin(place->segment));
    place->first_paragraph =
        place->paragraphs ? zl_ranges_from(place->paragraphs, begin) : 0;
    place->region_sentence =
        place->sentences ? zl_ranges_from(place->sentences, begin) : 0;
    place->around = ZL_NONE;
}

/* ---- paragraph and sentence ---- */

static void find_paragraph(zl_place *place, uint32_t at)
{
    uint32_t number =
        place->paragraphs ? zl_ranges_inside(&place->p, at) : ZL_NONE;

    place->paragraph =
        number == ZL_NONE ? 0 : number - place->first_paragraph + 1;
    if (number != ZL_NONE && number != place->around && place->sentences)
        place->first_sentence = zl_ranges_seek(&place->s, place->p.begin);
    place->around = number;
}

/* Outside of paragraphs sentences are counted in the region. */
static void find_sentence(zl_place *place, uint32_t at)
{
    uint32_t number =
        place->sentences ? zl_ranges_inside(&place->s, at) : ZL_NONE;
    uint32_t first = place->around == ZL_NONE ? place->region_sentence
                                              : place->first_sentence;

    place->sentence = number == ZL_NONE ? 0 : number - first + 1;
}

/* From here to the end of the sentence, unless region or paragraph end in
 * it. */
static void keep(zl_place *place, uint64_t position, uint32_t at)
{
    uint64_t end = place->area->end;

    place->same = position;
    place->others = 0;
    if (place->sentence == 0 || (place->paragraphs && place->paragraph == 0))
        return;
    if (end - position > place->s.end - at)
        end = position + (place->s.end - at);
    if (place->paragraphs && end - position > place->p.end - at)
        end = position + (place->p.end - at);
    place->others = end - position;
}

void zl_place_leave(zl_place *place, uint64_t position)
{
    uint32_t at;
    uint32_t number = zl_corpus_segment_at(place->corpus, position, &at);
    const zl_segment *segment = zl_corpus_segment(place->corpus, number);

    if (segment != place->segment)
        enter_segment(place, segment);
    else if (at < place->last)
        start_cursors(place);
    place->last = at;
    if (!place->area || position < place->area->begin ||
        position >= place->area->end)
        enter_region(place, position);
    find_paragraph(place, at);
    find_sentence(place, at);
    keep(place, position, at);
}
