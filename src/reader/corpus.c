/* corpus.c -- words, positions and documents of an open index. */
#include "corpus.h"

#include "reader/parts.h"

#include <string.h>

uint32_t zl_corpus_tokens(const zili_corpus *corpus)
{
    return corpus->segment.tokens;
}

uint32_t zl_corpus_types(const zili_corpus *corpus)
{
    return corpus->segment.types;
}

uint64_t zl_corpus_bytes(const zili_corpus *corpus)
{
    uint64_t bytes = 0;

    for (size_t i = 0; i < corpus->catalogue.documents.count; i++)
        bytes += corpus->catalogue.documents.items[i].bytes;
    return bytes;
}

uint32_t zl_corpus_segments(const zili_corpus *corpus)
{
    return (uint32_t)corpus->catalogue.segments.count;
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
    return zl_segment_form(&corpus->segment, type);
}

zl_view zl_corpus_fold(const zili_corpus *corpus, uint32_t type)
{
    return zl_strings_at(&corpus->segment.folds, type);
}

uint8_t zl_corpus_class(const zili_corpus *corpus, uint32_t type)
{
    return corpus->segment.classes[type];
}

uint32_t zl_corpus_count(const zili_corpus *corpus, uint32_t type)
{
    return zl_segment_count(&corpus->segment, type);
}

uint32_t zl_corpus_find(const zili_corpus *corpus, zl_view form)
{
    return zl_segment_find(&corpus->segment, form);
}

/* ---- tokens ---- */

uint32_t zl_corpus_at(const zili_corpus *corpus, uint32_t position)
{
    return zl_segment_at(&corpus->segment, position);
}

bool zl_corpus_is_word(const zili_corpus *corpus, uint32_t position)
{
    return zl_corpus_class(corpus, zl_corpus_at(corpus, position)) != 0;
}

zl_view zl_corpus_glue(const zili_corpus *corpus, uint32_t position)
{
    return zl_segment_glue(&corpus->segment, position);
}

void zl_corpus_text(const zili_corpus *corpus, uint32_t from, uint32_t to,
                    zl_str *text)
{
    if (from >= to)
        return;
    zl_segment_add_text(&corpus->segment, from, to - 1, text);
    zl_str_add(text, zl_corpus_form(corpus, zl_corpus_at(corpus, to - 1)));
}

uint32_t zl_corpus_position(const zili_corpus *corpus, uint32_t type,
                            uint32_t i)
{
    return zl_segment_position(&corpus->segment, type, i);
}

/* ---- structures ---- */

const zl_structure *zl_corpus_structure(const zili_corpus *corpus,
                                        const char *name)
{
    for (uint32_t i = 0; i < corpus->segment.structure_count; i++)
        if (strcmp(corpus->segment.structures[i].name, name) == 0)
            return &corpus->segment.structures[i];
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
