/* parts.h -- what an open corpus is made of. */
#ifndef ZL_READER_PARTS_H
#define ZL_READER_PARTS_H

#include "index/body.h"
#include "reader/catalogue.h"
#include "reader/corpus.h"
#include "reader/holes.h"
#include "reader/documents.h"
#include "reader/union.h"

struct zl_attribute {
    const zl_body *body;
    const zl_body_attribute *data;
};

struct zl_ranges {
    const zl_body_structure *data;
    uint32_t tokens;
};

struct zl_segment {
    uint64_t begin;
    zl_span file;
    zl_body body;
    zl_attribute *attributes;
    zl_ranges *ranges;
};

/* A segment and its file. */
typedef struct zl_part {
    char *path;   /* for sentences */
    zl_span file; /* mapped */
    zl_segment *segment;
    zl_holes gone;   /* documents, by their places in the segment */
    uint32_t tokens; /* of them */
} zl_part;

/* A structure of all segments, numbered through; ranges of documents that
 * were removed have no number. */
struct zl_structure {
    const char *name;
    const zili_corpus *corpus;
    struct zl_structure_part {
        const zl_ranges *ranges; /* NULL: the segment has none */
        uint32_t first;          /* number of its first range */
        zl_holes holes;
    } * parts; /* by segment */
    uint32_t count;
};

struct zili_corpus {
    char *path;
    char *catalogue_path;
    zl_span catalogue_file; /* mapped */
    zl_catalogue catalogue;
    zl_part *parts; /* by segment */
    uint32_t part_count;
    struct zl_structure *structures;
    uint32_t structure_count;
    zl_documents *documents;
    zl_union *types; /* NULL: they are those of the only segment */
    zili_progress_fn *watch; /* NULL: nobody wants to know */
    void *watcher;
};

/* A range in its segment. */
typedef struct zl_structure_place {
    uint32_t part;
    const zl_segment *segment;
    const zl_ranges *ranges;
    uint32_t i;
} zl_structure_place;

/* Where range `i` is. Time: O(log segments + log holes). */
zl_structure_place zl_structure_place_of(const zl_structure *structure,
                                         uint32_t i);

/* Join the structures of all segments, without what is gone; false without
 * memory. */
bool zl_corpus_join_structures(zili_corpus *corpus);
void zl_corpus_free_structures(zili_corpus *corpus);

/* Append the document as it was in its file: repairs undone. Fails with
 * ZILI_EFORMAT where a repair does not fit the text, ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_corpus_restore(const zili_corpus *corpus,
                                              uint32_t document, zl_str *text,
                                              zili_error *err);

#endif
