/* body.h -- the chunks of a segment file (layout.h), opened: what the reader
 * and the merger of segments see of it.
 *
 * Everything points into the file. Opening checks what makes every later
 * access safe: there are as many of everything as the sizes say, no more than
 * ten for each byte of the file, and no access through what is here leaves
 * it. That numbers are right is checked by verify. */
#ifndef ZL_INDEX_BODY_H
#define ZL_INDEX_BODY_H

#include "index/packed.h"
#include "index/rising.h"
#include "index/texts.h"
#include "index/tokens.h"

#include <zili/error.h>

typedef struct zl_body_attribute {
    zl_view name; /* a zero byte follows it */
    uint32_t types;
    zl_texts forms, keys;
    zl_packed key_numbers, order, counts, docs, key_docs, offsets;
    const uint8_t *classes;
    zl_tokens stream;
    zl_span postings;
} zl_body_attribute;

typedef struct zl_body_structure {
    zl_view name; /* a zero byte follows it */
    uint32_t count;
    zl_texts values;
    zl_packed value_numbers;
    zl_rising begins, ends;
    bool tiles; /* no ends: each range ends where the next begins */
} zl_body_structure;

typedef struct zl_body {
    uint32_t tokens, documents, words;
    uint32_t attribute_count, structure_count;
    zl_body_attribute *attributes;
    zl_body_structure *structures;
    zl_texts glues;
    uint32_t blank; /* the most frequent glue that is not empty, if there is
                     * one: else the count of them, or one that is empty */
    const uint8_t *glue_rules; /* by type of the first attribute */
    zl_rising glue_exceptions;
    zl_packed glue_numbers, leads;
    zl_packed region_documents, region_words;
} zl_body;

/* Open a file that stays where it is; `path` is for sentences. Release with
 * zl_body_clear() in any case. Fails with ZILI_EFORMAT, ZILI_ENOMEM. Time:
 * O(chunks): no sum but that of the front is checked. */
ZILI_MUST_CHECK zili_status zl_body_open(zl_body *out, zl_span file,
                                         const char *path, zili_error *err);
void zl_body_clear(zl_body *body);

/* What stands where nothing stands, as a number of glue. */
#define ZL_BODY_NOTHING UINT32_MAX

/* The key of a type. */
zl_view zl_body_key(const zl_body_attribute *attribute, uint32_t type);

/* The type that stands at `place` in the order of keys: below the number of
 * types, whatever the bytes are. */
uint32_t zl_body_sorted(const zl_body_attribute *attribute, uint32_t place);

/* The positions of this type, of which there are as many as it counts; none
 * where the file is damaged there. */
zl_rising zl_body_postings(const zl_body *body,
                           const zl_body_attribute *attribute,
                           uint32_t place);

/* The number of the glue behind a token by the rules alone, given its type
 * and that of the next token (UINT32_MAX: there is none); ZL_BODY_NOTHING
 * where nothing stands there. */
uint32_t zl_body_ruled_glue(const zl_body *body, uint32_t type,
                            uint32_t next);

#endif
