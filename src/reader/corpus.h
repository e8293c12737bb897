/* corpus.h -- words, positions, structures and documents of an open index.
 *
 * Types and positions count from 0. Everything lent lives until the corpus
 * is closed. All of it may be called from many threads.
 *
 * Nothing here says that it fails: the sizes that open has checked make every
 * access safe. But what stands in the catalogue (names and metadata of
 * documents, repairs) and the types of several segments together are loaded
 * when they are first asked for. Where that fails, out of memory or for a
 * damaged file, they are empty, and zl_corpus_problem() tells. */
#ifndef ZL_READER_CORPUS_H
#define ZL_READER_CORPUS_H

#include "base/text.h"
#include "index/column.h"
#include "reader/segment.h"

#include <zili/corpus.h>

/* How often something could not be loaded so far; and, where that is not
 * `before` any more, why: ZILI_EFORMAT, ZILI_ENOMEM. */
uint64_t zl_corpus_problems(const zili_corpus *corpus);
ZILI_MUST_CHECK zili_status zl_corpus_problem(const zili_corpus *corpus,
                                              uint64_t before,
                                              zili_error *err);

/* Positions; those of documents that were removed are among them, but in no
 * scope, structure or count. */
uint64_t zl_corpus_tokens(const zili_corpus *corpus);
uint64_t zl_corpus_gone(const zili_corpus *corpus);  /* such tokens */
uint64_t zl_corpus_words(const zili_corpus *corpus); /* that are not gone */
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

/* ---- types of "word" in all segments: ids by falling frequency, ties in byte
 * order of forms, whatever the segments are ----
 *
 * With more than one segment, or where documents were removed, they are put
 * together when they are first asked for: O(types log types), and O(tokens
 * removed). Types that nothing is left of come last, with a count of 0. */

uint32_t zl_corpus_types(const zili_corpus *corpus);
zl_view zl_corpus_form(const zili_corpus *corpus, uint32_t type);
zl_view zl_corpus_fold(const zili_corpus *corpus, uint32_t type);
uint64_t zl_corpus_count(const zili_corpus *corpus, uint32_t type);

/* The type of the corpus that is type `type` of segment `i`. */
uint32_t zl_corpus_type_of(const zili_corpus *corpus, uint32_t i,
                           uint32_t type);

/* ---- the token stream ---- */

uint32_t zl_corpus_at(const zili_corpus *corpus, uint64_t position);

/* Form and key of the token, without a look at all types. */
zl_view zl_corpus_form_at(const zili_corpus *corpus, uint64_t position);
zl_view zl_corpus_fold_at(const zili_corpus *corpus, uint64_t position);

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

/* The document of a region. */
uint32_t zl_structure_region_document(const zl_structure *regions, uint32_t i);

/* ---- documents and regions, by the number of their structure ---- */

typedef struct zl_document {
    const char *name, *path, *digest;
    uint64_t bytes;
    uint64_t begin, end; /* positions */
} zl_document;

/* Tell who watches the corpus that `done` of `total` parts of `what` are done;
 * from the thread that asks alone. */
void zl_corpus_tell(const zili_corpus *corpus, const char *what, uint64_t done,
                    uint64_t total);

uint32_t zl_corpus_documents(const zili_corpus *corpus);
const zl_document *zl_corpus_document(const zili_corpus *corpus, uint32_t i);

/* The document that `doc` names: by its name, its number from 1, or a beginning
 * that no other name has. Fails with ZILI_EUSAGE (none: which there are, or
 * several), and what zl_corpus_problem() says. Time: O(documents). */
ZILI_MUST_CHECK zili_status zl_corpus_find_document(const zili_corpus *corpus,
                                                    const char *doc,
                                                    uint32_t *out,
                                                    zili_error *err);

/* A column of a document: date, title, …; NULL where it has none. */
const char *zl_corpus_datum(const zili_corpus *corpus, uint32_t document,
                            const char *column);

/* The names of the metadata columns, in the catalogue's order. */
zili_texts zl_corpus_columns(const zili_corpus *corpus);

/* What the values of a metadata column are; text where there is none. */
zl_column_kind zl_corpus_column_kind(const zili_corpus *corpus,
                                     const char *column);

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

/* The first repair of a document or of one after it, or the count. */
uint32_t zl_corpus_repairs_from(const zili_corpus *corpus, uint32_t document);

/* The folder, as it was given to zili_corpus_open(). */
const char *zl_corpus_path(const zili_corpus *corpus);

#endif
