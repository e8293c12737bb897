/* offsets.c -- which bytes of its file a stretch of text is. */
#include "reader/offsets.h"

#include "reader/parts.h"

#define PIECE 8192 /* tokens that are put together at once to be measured */

void zl_offsets_init(zl_offsets *offsets, const zili_corpus *corpus)
{
    *offsets = (zl_offsets){ .corpus = corpus, .document = ZL_NONE };
}

void zl_offsets_clear(zl_offsets *offsets)
{
    zl_str_clear(&offsets->text);
}

/* Stand at the beginning of a document. */
static void enter(zl_offsets *offsets, uint32_t document)
{
    const zl_structure *documents =
        zl_corpus_structure(offsets->corpus, "doc");
    zl_structure_place place = zl_structure_place_of(documents, document);

    offsets->document = document;
    offsets->position = zl_structure_begin(documents, document);
    offsets->at = zl_segment_lead(place.segment, place.i).size;
}

/* Tokens and the glue behind them, up to `position` of the document. */
static void measure(zl_offsets *offsets, uint64_t position)
{
    const zl_structure *documents =
        zl_corpus_structure(offsets->corpus, "doc");
    zl_structure_place place =
        zl_structure_place_of(documents, offsets->document);
    uint64_t first = zl_structure_begin(documents, offsets->document);
    uint32_t local = zl_ranges_begin(place.ranges, place.i);

    while (offsets->position < position) {
        uint64_t end = position - offsets->position > PIECE
                           ? offsets->position + PIECE
                           : position;
        zl_str_empty(&offsets->text);
        zl_segment_add_text(place.segment,
                            local + (uint32_t)(offsets->position - first),
                            local + (uint32_t)(end - first), &offsets->text);
        offsets->at += offsets->text.size;
        offsets->position = end;
    }
}

/* Where in the file byte `at` of the repaired text is; of what a repair put
 * in, where that was done. */
static uint64_t in_file(const zl_offsets *offsets, uint64_t at)
{
    uint32_t count = zl_corpus_repairs(offsets->corpus);
    uint64_t file = at;

    for (uint32_t i =
             zl_corpus_repairs_from(offsets->corpus, offsets->document);
         i < count; i++) {
        const zl_repair *repair = zl_corpus_repair(offsets->corpus, i);
        uint64_t inserted = zl_view_of(repair->inserted).size;
        if (repair->document != offsets->document || repair->at > at)
            break;
        if (at < repair->at + inserted)
            return repair->offset;
        file = repair->offset + zl_view_of(repair->removed).size + at -
               repair->at - inserted;
    }
    return file;
}

bool zl_offsets_of(zl_offsets *offsets, uint64_t begin, uint64_t end,
                   uint64_t *from, uint64_t *to)
{
    uint32_t document = zl_structure_at(
        zl_corpus_structure(offsets->corpus, "doc"), begin);

    if (document != offsets->document || begin < offsets->position)
        enter(offsets, document);
    measure(offsets, begin);
    *from = in_file(offsets, offsets->at);
    measure(offsets, end - 1);
    size_t last = zl_corpus_form_at(offsets->corpus, end - 1).size;
    *to = in_file(offsets, offsets->at + (last ? last - 1 : 0)) + (last > 0);
    return !offsets->text.failed;
}
