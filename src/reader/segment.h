/* segment.h -- a segment file, checked and ready to be read. */
#ifndef ZL_READER_SEGMENT_H
#define ZL_READER_SEGMENT_H

#include "base/file.h"
#include "index/strings.h"
#include "reader/corpus.h"

struct zl_structure {
    const char *name;
    zl_strings strings; /* number 0 is the name */
    const uint8_t *ranges;
    uint32_t count;
};

/* All pointers are into the file. */
typedef struct zl_segment {
    uint32_t tokens, types, documents;
    zl_strings forms, folds, glues;
    const uint8_t *classes, *order;
    const uint8_t *stream;
    const uint8_t *starts, *positions;
    const uint8_t *glue_codes, *glue_exceptions, *leads;
    uint32_t exceptions;
    zl_structure *structures;
    uint32_t structure_count;
} zl_segment;

/* Read a whole file that stays where it is; `path` is for sentences. Every
 * number that leads somewhere is checked, so that nothing below can fail.
 * Release with zl_segment_clear(), also after a failure: ZILI_EFORMAT,
 * ZILI_ENOMEM. Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_segment_read(zl_segment *out, zl_span file,
                                            const char *path, zili_error *err);
void zl_segment_clear(zl_segment *segment);

zl_view zl_segment_form(const zl_segment *segment, uint32_t type);
uint32_t zl_segment_at(const zl_segment *segment, uint32_t position);
uint32_t zl_segment_count(const zl_segment *segment, uint32_t type);
uint32_t zl_segment_position(const zl_segment *segment, uint32_t type,
                             uint32_t i);
zl_view zl_segment_glue(const zl_segment *segment, uint32_t position);
zl_view zl_segment_lead(const zl_segment *segment, uint32_t document);
uint32_t zl_segment_find(const zl_segment *segment, zl_view form);

/* Append form and glue of the tokens in [from, to). */
void zl_segment_add_text(const zl_segment *segment, uint32_t from, uint32_t to,
                         zl_str *text);

/* Check what reading did not need: that order, counts and postings are
 * right, and all texts UTF-8. Fails with ZILI_EFORMAT, ZILI_ENOMEM. Time:
 * O(bytes). */
ZILI_MUST_CHECK zili_status zl_segment_verify(const zl_segment *segment,
                                              const char *path,
                                              zili_error *err);

#endif
