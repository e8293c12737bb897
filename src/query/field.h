/* field.h -- what the structures of a segment say about the tokens in them.
 *
 * A name means
 *
 * - the values of the structure that is called so: region, lang, p, or
 *   text_year where an import has brought that;
 * - the column of the documents that is called so: year;
 * - the column of documents behind doc_: doc_year. */
#ifndef ZL_QUERY_FIELD_H
#define ZL_QUERY_FIELD_H

#include "reader/corpus.h"

typedef struct zl_field {
    const zl_ranges *ranges; /* lent by the segment */
    const zili_corpus *corpus;
    const char *column; /* of documents; NULL: the ranges' own values */
    uint64_t begin;     /* of the segment */
} zl_field;

/* Find the field of segment number `segment`; false where it has none. */
bool zl_field_find(zl_field *out, const zili_corpus *corpus, uint32_t segment,
                   zl_view name);

/* The value of a range, lent by the corpus; NULL where it has none. */
const char *zl_field_value(const zl_field *field, uint32_t range);

#endif
