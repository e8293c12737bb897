/* field.h -- what the structures of a segment say about the tokens in them.
 *
 * A name means
 *
 * - the names of documents: doc, text, doc_id, text_id;
 * - the values of the structure that is called so: region, lang, p, or np_head
 *   where an import has brought that; region_kind and region_lang are region
 *   and lang;
 * - the column of the documents that is called so: year;
 * - the column of documents behind doc_ or text_: doc_year, text_year. For the
 *   element of a document is text to the Corpus Workbench, and doc to us.
 *
 * What an index has itself goes before: a structure text, a column doc_id. */
#ifndef ZL_QUERY_FIELD_H
#define ZL_QUERY_FIELD_H

#include "reader/corpus.h"

typedef struct zl_field {
    const zl_ranges *ranges; /* lent by the segment */
    const zili_corpus *corpus;
    const char *column; /* of documents; NULL: the ranges' own values … */
    bool named;         /* … or the names of the documents */
    uint64_t begin;     /* of the segment */
} zl_field;

/* The structure that is called so, or for text the documents; NULL: none. */
const zl_ranges *zl_field_ranges(const zl_segment *segment, zl_view name);

/* Find the field of segment number `segment`; false where it has none. */
bool zl_field_find(zl_field *out, const zili_corpus *corpus, uint32_t segment,
                   zl_view name);

/* The value of a range, lent by the corpus; NULL where it has none. */
const char *zl_field_value(const zl_field *field, uint32_t range);

#endif
