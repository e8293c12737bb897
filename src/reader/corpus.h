/* corpus.h -- words, positions, structures and documents of an open index.
 *
 * Types and positions count from 0. Everything lent lives until the corpus
 * is closed. Nothing here fails: open has checked the file. */
#ifndef ZL_READER_CORPUS_H
#define ZL_READER_CORPUS_H

#include "base/text.h"
#include "reader/segment.h"

#include <zili/corpus.h>

uint64_t zl_corpus_tokens(const zili_corpus *corpus);
uint32_t zl_corpus_types(const zili_corpus *corpus);
uint64_t zl_corpus_bytes(const zili_corpus *corpus); /* of all files */

/* ---- segments, in the order of the corpus ---- */

uint32_t zl_corpus_segments(const zili_corpus *corpus);
const zl_segment *zl_corpus_segment(const zili_corpus *corpus, uint32_t i);

/* The segment that holds `position`, and its number there. Past the end of
 * the corpus the last segment. Time: O(log segments). */
uint32_t zl_corpus_segment_at(const zili_corpus *corpus, uint64_t position,
                              uint32_t *local);

/* ---- settings ---- */

/* A setting of the index ("profile", "icu", …), or "". */
const char *zl_corpus_setting(const zili_corpus *corpus, const char *key);

/* ---- types: ids by falling frequency, ties in byte order ---- */

zl_view zl_corpus_form(const zili_corpus *corpus, uint32_t type);
zl_view zl_corpus_fold(const zili_corpus *corpus, uint32_t type);
uint8_t zl_corpus_class(const zili_corpus *corpus, uint32_t type);
uint64_t zl_corpus_count(const zili_corpus *corpus, uint32_t type);

/* ---- the token stream ---- */

uint32_t zl_corpus_at(const zili_corpus *corpus, uint64_t position);

/* Whether the token is a word or a number, not punctuation. */
bool zl_corpus_is_word(const zili_corpus *corpus, uint64_t position);

/* What stands after the token, up to the next one or the document's end. */
zl_view zl_corpus_glue(const zili_corpus *corpus, uint64_t position);

/* Append the text of [from, to), glue between included, none at the end. */
void zl_corpus_text(const zili_corpus *corpus, uint64_t from, uint64_t to,
                    zl_str *text);

/* ---- structures: ranges [begin, end) in order, not overlapping ---- */

typedef struct zl_structure zl_structure;

/* "doc", "region", "p", "s", "insertion", …; NULL where there is none. */
const zl_structure *zl_corpus_structure(const zili_corpus *corpus,
                                        const char *name);
uint32_t zl_structure_count(const zl_structure *structure);
uint64_t zl_structure_begin(const zl_structure *structure, uint32_t i);
uint64_t zl_structure_end(const zl_structure *structure, uint32_t i);
const char *zl_structure_attribute(const zl_structure *structure, uint32_t i);

/* The range that holds `position`, or ZL_NONE. Time: O(log ranges). */
uint32_t zl_structure_at(const zl_structure *structure, uint64_t position);

/* The first range that ends after `position`, or the count. */
uint32_t zl_structure_from(const zl_structure *structure, uint64_t position);

/* ---- documents and regions, by the number of their structure ---- */

typedef struct zl_document {
    const char *name, *path, *digest;
    uint64_t bytes;
    uint64_t begin, end; /* positions */
} zl_document;

uint32_t zl_corpus_documents(const zili_corpus *corpus);
const zl_document *zl_corpus_document(const zili_corpus *corpus, uint32_t i);

/* A column of a document: date, title, …; NULL where it has none. */
const char *zl_corpus_datum(const zili_corpus *corpus, uint32_t document,
                            const char *column);

/* The names of the metadata columns, in the catalogue's order. */
zili_texts zl_corpus_columns(const zili_corpus *corpus);

typedef struct zl_area {
    const char *kind, *lang;
    uint32_t document;
    uint64_t begin, end; /* positions */
} zl_area;

uint32_t zl_corpus_areas(const zili_corpus *corpus);
const zl_area *zl_corpus_area(const zili_corpus *corpus, uint32_t i);

/* ---- repairs ---- */

typedef struct zl_repair {
    uint32_t document;
    uint64_t offset; /* in the file, bytes */
    uint64_t at;     /* in the repaired text */
    const char *removed, *inserted, *place;
} zl_repair;

uint32_t zl_corpus_repairs(const zili_corpus *corpus);
const zl_repair *zl_corpus_repair(const zili_corpus *corpus, uint32_t i);

/* The folder, as it was given to zili_corpus_open(). */
const char *zl_corpus_path(const zili_corpus *corpus);

#endif
