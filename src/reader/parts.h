/* parts.h -- what an open corpus is made of. */
#ifndef ZL_READER_PARTS_H
#define ZL_READER_PARTS_H

#include "reader/catalogue.h"
#include "reader/segment.h"

struct zl_ranges {
    const char *name;
    zl_strings strings; /* number 0 is the name */
    const uint8_t *ranges;
    uint32_t count;
};

struct zl_attribute {
    const zl_segment *segment;
    uint32_t *sorted, *docs, *key_docs;
};

/* All pointers of bytes are into the file. */
struct zl_segment {
    uint64_t begin;
    uint32_t tokens, types, documents;
    zl_strings forms, folds, glues;
    const uint8_t *classes, *order;
    const uint8_t *stream;
    const uint8_t *starts, *positions;
    const uint8_t *glue_codes, *glue_exceptions, *leads;
    uint32_t exceptions;
    zl_attribute word;
    zl_ranges *structures;
    uint32_t structure_count;
};

/* A structure of all segments, numbered through. */
struct zl_structure {
    const char *name;
    const zili_corpus *corpus;
    struct zl_structure_part {
        const zl_ranges *ranges; /* NULL: the segment has none */
        uint32_t first;          /* number of its first range */
    } *parts; /* by segment */
    uint32_t count;
};

struct zili_corpus {
    char *path;
    char *segment_path; /* for sentences */
    char *catalogue_path;
    zl_span catalogue_file, segment_file; /* mapped */
    zl_catalogue catalogue;
    zl_segment **segments;
    uint32_t segment_count;
    struct zl_structure *structures;
    uint32_t structure_count;
};

/* Append the document as it was in its file: repairs undone. Fails with
 * ZILI_EFORMAT where a repair does not fit the text, ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_corpus_restore(const zili_corpus *corpus,
                                              uint32_t document, zl_str *text,
                                              zili_error *err);

#endif
