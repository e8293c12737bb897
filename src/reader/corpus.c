/* corpus.c -- words, positions and documents of an open index. */
#include "corpus.h"

#include "reader/parts.h"

#include <string.h>

static const zl_attribute *words(const zili_corpus *corpus)
{
    return zl_segment_attribute(corpus->segments[0], 0);
}

uint64_t zl_corpus_tokens(const zili_corpus *corpus)
{
    const zl_segment *last = corpus->segments[corpus->segment_count - 1];

    return zl_segment_begin(last) + zl_segment_tokens(last);
}

uint32_t zl_corpus_types(const zili_corpus *corpus)
{
    return zl_attribute_types(words(corpus));
}

uint64_t zl_corpus_bytes(const zili_corpus *corpus)
{
    uint64_t bytes = 0;

    for (size_t i = 0; i < corpus->catalogue.documents.count; i++)
        bytes += corpus->catalogue.documents.items[i].bytes;
    return bytes;
}

/* ---- segments ---- */

uint32_t zl_corpus_segments(const zili_corpus *corpus)
{
    return corpus->segment_count;
}

const zl_segment *zl_corpus_segment(const zili_corpus *corpus, uint32_t i)
{
    return corpus->segments[i];
}

uint32_t zl_corpus_segment_at(const zili_corpus *corpus, uint64_t position,
                              uint32_t *local)
{
    uint32_t low = 0, high = corpus->segment_count;

    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (zl_segment_begin(corpus->segments[middle]) <= position)
            low = middle;
        else
            high = middle;
    }
    *local = (uint32_t)(position - zl_segment_begin(corpus->segments[low]));
    return low;
}

const char *zl_corpus_setting(const zili_corpus *corpus, const char *key)
{
    const zl_catalogue *catalogue = &corpus->catalogue;

    for (size_t i = 0; i < catalogue->settings.count; i += 2)
        if (strcmp(catalogue->settings.items[i], key) == 0)
            return catalogue->settings.items[i + 1];
    return "";
}

const char *zl_corpus_path(const zili_corpus *corpus)
{
    return corpus->path;
}

/* ---- types ---- */

zl_view zl_corpus_form(const zili_corpus *corpus, uint32_t type)
{
    return zl_attribute_form(words(corpus), type);
}

zl_view zl_corpus_fold(const zili_corpus *corpus, uint32_t type)
{
    return zl_attribute_key(words(corpus), type);
}

uint8_t zl_corpus_class(const zili_corpus *corpus, uint32_t type)
{
    return zl_attribute_class(words(corpus), type);
}

uint64_t zl_corpus_count(const zili_corpus *corpus, uint32_t type)
{
    return zl_attribute_count(words(corpus), type);
}

/* ---- tokens ---- */

uint32_t zl_corpus_at(const zili_corpus *corpus, uint64_t position)
{
    uint32_t local;
    uint32_t i = zl_corpus_segment_at(corpus, position, &local);

    return zl_attribute_at(zl_segment_attribute(corpus->segments[i], 0),
                           local);
}

bool zl_corpus_is_word(const zili_corpus *corpus, uint64_t position)
{
    return zl_corpus_class(corpus, zl_corpus_at(corpus, position)) != 0;
}

zl_view zl_corpus_glue(const zili_corpus *corpus, uint64_t position)
{
    uint32_t local;
    uint32_t i = zl_corpus_segment_at(corpus, position, &local);

    return zl_segment_glue(corpus->segments[i], local);
}

void zl_corpus_text(const zili_corpus *corpus, uint64_t from, uint64_t to,
                    zl_str *text)
{
    for (uint64_t at = from; at < to; at++) {
        zl_str_add(text, zl_corpus_form(corpus, zl_corpus_at(corpus, at)));
        if (at + 1 < to)
            zl_str_add(text, zl_corpus_glue(corpus, at));
    }
}

/* ---- structures ---- */

const zl_structure *zl_corpus_structure(const zili_corpus *corpus,
                                        const char *name)
{
    for (uint32_t i = 0; i < corpus->structure_count; i++)
        if (strcmp(corpus->structures[i].name, name) == 0)
            return &corpus->structures[i];
    return NULL;
}

/* ---- documents, regions, repairs ---- */

uint32_t zl_corpus_documents(const zili_corpus *corpus)
{
    return (uint32_t)corpus->catalogue.documents.count;
}

const zl_document *zl_corpus_document(const zili_corpus *corpus, uint32_t i)
{
    return &corpus->catalogue.documents.items[i];
}

const char *zl_corpus_datum(const zili_corpus *corpus, uint32_t document,
                            const char *column)
{
    const zl_catalogue *catalogue = &corpus->catalogue;
    size_t columns = catalogue->columns.count;

    for (size_t i = 0; i < columns; i++)
        if (strcmp(catalogue->columns.items[i], column) == 0)
            return catalogue->data.items[document * columns + i];
    return NULL;
}

zili_texts zl_corpus_columns(const zili_corpus *corpus)
{
    return (zili_texts){ corpus->catalogue.columns.items,
                         corpus->catalogue.columns.count };
}

uint32_t zl_corpus_areas(const zili_corpus *corpus)
{
    return (uint32_t)corpus->catalogue.areas.count;
}

const zl_area *zl_corpus_area(const zili_corpus *corpus, uint32_t i)
{
    return &corpus->catalogue.areas.items[i];
}

uint32_t zl_corpus_repairs(const zili_corpus *corpus)
{
    return (uint32_t)corpus->catalogue.repairs.count;
}

const zl_repair *zl_corpus_repair(const zili_corpus *corpus, uint32_t i)
{
    return &corpus->catalogue.repairs.items[i];
}
