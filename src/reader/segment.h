/* segment.h -- one segment of an open index: tokens, types, structures.
 *
 * Positions count from 0 in each segment and have 32 bits; `begin` is where
 * the segment stands in the corpus. Types are numbered by falling frequency,
 * equal ones in byte order of their forms. Everything lent lives until the
 * corpus is closed, and nothing here fails: whatever the bytes of a damaged
 * file are, types stay below the number of types and positions below the
 * number of tokens. All of it may be called from many threads. */
#ifndef ZL_READER_SEGMENT_H
#define ZL_READER_SEGMENT_H

#include "base/file.h"
#include "base/text.h"
#include "index/rising.h"

#include <zili/error.h>

#define ZL_NONE UINT32_MAX    /* no type, range, document, local position */
#define ZL_NOWHERE UINT64_MAX /* no position of a corpus */

typedef struct zl_segment zl_segment;
typedef struct zl_attribute zl_attribute;
typedef struct zl_ranges zl_ranges;

uint32_t zl_segment_tokens(const zl_segment *segment);
uint32_t zl_segment_documents(const zl_segment *segment);
/* Tokens that are words or numbers, not punctuation. */
uint32_t zl_segment_word_count(const zl_segment *segment);
uint64_t zl_segment_begin(const zl_segment *segment);

/* ---- attributes: what each token has; the first is "word" ---- */

uint32_t zl_segment_attributes(const zl_segment *segment);
const zl_attribute *zl_segment_attribute(const zl_segment *segment,
                                         uint32_t i);
/* NULL where there is none of this name. */
const zl_attribute *zl_segment_attribute_named(const zl_segment *segment,
                                               const char *name);
const char *zl_attribute_name(const zl_attribute *attribute);

/* ---- types of an attribute ---- */

uint32_t zl_attribute_types(const zl_attribute *attribute);
zl_view zl_attribute_form(const zl_attribute *attribute, uint32_t type);

/* The form without case and variants. */
zl_view zl_attribute_key(const zl_attribute *attribute, uint32_t type);

/* A zl_class (text/script.h); 0 is punctuation. */
uint8_t zl_attribute_class(const zl_attribute *attribute, uint32_t type);
uint32_t zl_attribute_count(const zl_attribute *attribute, uint32_t type);

/* How many documents hold the type; and any type of the same key. */
uint32_t zl_attribute_docs(const zl_attribute *attribute, uint32_t type);
uint32_t zl_attribute_key_docs(const zl_attribute *attribute, uint32_t type);

/* The types in byte order of (key, form): the i-th; and which of them, [first,
 * end), have this key, or a key that begins so. Time: O(log types). */
typedef struct zl_type_range {
    uint32_t first, end;
} zl_type_range;
uint32_t zl_attribute_sorted(const zl_attribute *attribute, uint32_t i);
zl_type_range zl_attribute_with_key(const zl_attribute *attribute,
                                    zl_view key);
zl_type_range zl_attribute_with_prefix(const zl_attribute *attribute,
                                       zl_view prefix);

/* ---- tokens ---- */

/* The type at a position. For one place here and there: some 10 ns. */
uint32_t zl_attribute_at(const zl_attribute *attribute, uint32_t position);

/* The types of [from, to) into `types`: some 1.5 ns each. */
void zl_attribute_copy(const zl_attribute *attribute, uint32_t from,
                       uint32_t to, uint32_t *types);

/* ---- the positions of a type, rising ---- */

/* A cursor in the caller's storage, not to be copied. `at` is where it stands,
 * ZL_NONE past the last position; rising.h says how to take a block of up to
 * 128 positions at once. */
typedef zl_rising_cursor zl_postings;

/* Of the type that stands i-th in the order of keys; and of any type, which
 * has to be looked up there first, at the cost of some µs. */
void zl_postings_start_sorted(zl_postings *postings,
                              const zl_attribute *attribute, uint32_t i);
void zl_postings_start(zl_postings *postings, const zl_attribute *attribute,
                       uint32_t type);

static inline void zl_postings_next(zl_postings *postings)
{
    zl_rising_next(postings);
}

/* To the first position at or after `position`; never back. */
static inline void zl_postings_seek(zl_postings *postings, uint32_t position)
{
    zl_rising_seek(postings, position);
}

/* ---- text ---- */

/* What stands after the token, up to the next one or the document's end; and
 * before the first token of a document. For one place here and there: some
 * 100 ns. */
zl_view zl_segment_glue(const zl_segment *segment, uint32_t position);
zl_view zl_segment_lead(const zl_segment *segment, uint32_t document);

/* What stands between tokens as a rule: nothing where the one before has
 * ZL_GLUE_NONE_AFTER or the one behind ZL_GLUE_NONE_BEFORE, which are bits of
 * what the first gives for a type; else what the second gives. */
#define ZL_GLUE_NONE_BEFORE 1u
#define ZL_GLUE_NONE_AFTER 2u
uint8_t zl_segment_glue_rule(const zl_segment *segment, uint32_t type);
zl_view zl_segment_usual_glue(const zl_segment *segment);

/* Goes along the tokens behind which something else stands, in the caller's
 * storage, not to be copied. */
typedef struct zl_glue_cursor {
    const zl_segment *segment;
    uint32_t last; /* position asked */
    zl_rising_cursor exceptions;
} zl_glue_cursor;

void zl_glue_start(zl_glue_cursor *cursor, const zl_segment *segment);
void zl_glue_move(zl_glue_cursor *cursor, uint32_t position);

/* The first exception from `position` on, or ZL_RISING_END; the cursor stands
 * on it. Fast where positions rise. */
static inline uint32_t zl_glue_next(zl_glue_cursor *cursor, uint32_t position)
{
    if (position < cursor->last || cursor->exceptions.at < position)
        zl_glue_move(cursor, position);
    cursor->last = position;
    return cursor->exceptions.at;
}

/* The exception that the cursor stands on. */
zl_view zl_glue_text(const zl_glue_cursor *cursor);

/* Append form and glue of the tokens in [from, to). Time: O(to - from), some
 * 10 ns each. */
void zl_segment_add_text(const zl_segment *segment, uint32_t from, uint32_t to,
                         zl_str *text);

/* ---- structures: ranges [begin, end) in order, not overlapping ---- */

/* "doc", "region" (its values are kinds), "lang" (the same ranges), "p", "s",
 * "insertion", …; NULL where there is none. */
uint32_t zl_segment_structures(const zl_segment *segment);
const zl_ranges *zl_segment_ranges(const zl_segment *segment, uint32_t i);
const zl_ranges *zl_segment_ranges_named(const zl_segment *segment,
                                         const char *name);
const char *zl_ranges_name(const zl_ranges *ranges);
uint32_t zl_ranges_count(const zl_ranges *ranges);
uint32_t zl_ranges_begin(const zl_ranges *ranges, uint32_t i);
uint32_t zl_ranges_end(const zl_ranges *ranges, uint32_t i);
/* The ranges [from, to) at once; either array may be NULL. */
void zl_ranges_copy(const zl_ranges *ranges, uint32_t from, uint32_t to,
                    uint32_t *begins, uint32_t *ends);

/* The value of a range, "" where it has none; and the values by number. */
const char *zl_ranges_value(const zl_ranges *ranges, uint32_t i);
uint32_t zl_ranges_value_number(const zl_ranges *ranges, uint32_t i);
uint32_t zl_ranges_values(const zl_ranges *ranges);
void zl_ranges_copy_values(const zl_ranges *ranges, uint32_t from, uint32_t to,
                           uint32_t *numbers);
const char *zl_ranges_value_text(const zl_ranges *ranges, uint32_t number);

/* The range that holds `position`, or ZL_NONE; and the first range that ends
 * after it, or the count. Time: O(log ranges). */
uint32_t zl_ranges_at(const zl_ranges *ranges, uint32_t position);
uint32_t zl_ranges_from(const zl_ranges *ranges, uint32_t position);

/* The same for positions that rise, in the caller's storage, not to be copied:
 * the ranges are decoded a block at a time, so that a step takes some 3 ns.
 * `at` is the first range that ends after the position asked last, or the
 * count, and [begin, end) is where it lies. */
typedef struct zl_ranges_cursor {
    uint32_t at, begin, end;
    const zl_ranges *ranges;
    uint32_t first, held; /* the ranges decoded: number of the first, count */
    uint32_t begins[ZL_RISING_ROOM], ends[ZL_RISING_ROOM];
} zl_ranges_cursor;

void zl_ranges_start(zl_ranges_cursor *cursor, const zl_ranges *ranges);
void zl_ranges_advance(zl_ranges_cursor *cursor, uint32_t position);

/* `position` must not be less than the one before. */
static inline uint32_t zl_ranges_seek(zl_ranges_cursor *cursor,
                                      uint32_t position)
{
    if (position >= cursor->end)
        zl_ranges_advance(cursor, position);
    return cursor->at;
}

/* The range that holds `position`, or ZL_NONE. */
static inline uint32_t zl_ranges_inside(zl_ranges_cursor *cursor,
                                        uint32_t position)
{
    uint32_t at = zl_ranges_seek(cursor, position);

    return cursor->begin <= position ? at : ZL_NONE;
}

/* ---- regions ---- */

/* Of a range of "region": its document, and how many of its tokens are words
 * or numbers. */
uint32_t zl_segment_region_document(const zl_segment *segment, uint32_t i);
uint32_t zl_segment_region_words(const zl_segment *segment, uint32_t i);

/* The first region of a document or of one after it, or the count. */
uint32_t zl_segment_region_from(const zl_segment *segment, uint32_t document);

/* ---- opening ---- */

/* Read a file that stays where it is; `path` is for sentences. On success
 * `*out` is the caller's, zl_segment_close(). Fails with ZILI_EFORMAT,
 * ZILI_ENOMEM. Time: O(chunks): no sum is checked but that of the front. */
ZILI_MUST_CHECK zili_status zl_segment_open(zl_segment **out, zl_span file,
                                            uint64_t begin, const char *path,
                                            zili_error *err);
void zl_segment_close(zl_segment *segment);

/* Check the sums of all chunks. Fails with ZILI_EFORMAT. Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_segment_check_sums(const zl_segment *segment,
                                                  const char *path,
                                                  zili_error *err);

/* Check everything: sums, that order, counts, postings, glue and structures
 * are right, and all texts UTF-8. Fails with ZILI_EFORMAT, ZILI_ENOMEM. Time:
 * O(tokens); memory: O(types + documents). */
ZILI_MUST_CHECK zili_status zl_segment_verify(const zl_segment *segment,
                                              const char *path,
                                              zili_error *err);

#endif
