/* walk.h -- the tokens of a scope in order, with the structures around them.
 *
 * A structure called "text_year" with the ranges of "text" is the attribute
 * year of text, as in CWB; so is "np_head1" of "np1", and "lang" of
 * "region". */
#ifndef ZL_EXPORT_WALK_H
#define ZL_EXPORT_WALK_H

#include "base/array.h"
#include "base/out.h"
#include "reader/scope.h"

/* An attribute of a structure: the values of ranges that are the same. */
typedef struct zl_tag_value {
    zl_view name;
    const zl_ranges *ranges;
} zl_tag_value;

/* A structure of the segment, and the range that comes next, or is open. */
typedef struct zl_tag {
    const char *name;
    const zl_ranges *ranges;
    ZL_ARRAY(zl_tag_value) values;
    uint32_t next;  /* number of the range */
    uint32_t begin, end; /* of it; local positions */
    uint32_t opened; /* how many were opened since the one around it began */
} zl_tag;

typedef ZL_ARRAY(zl_tag) zl_tags;

/* An attribute of tokens that some segment has. */
typedef struct zl_walk_column {
    const char *name;
    const zl_attribute *attribute; /* of the segment; NULL: it has none */
    zl_str text;                   /* scratch of the form */
} zl_walk_column;

/* Where a form is told what comes. */
typedef struct zl_walk zl_walk;
typedef struct zl_form {
    void (*begin)(zl_walk *walk);                   /* the file; or NULL */
    void (*open)(zl_walk *walk, const zl_tag *tag); /* or NULL */
    void (*token)(zl_walk *walk);
    void (*close)(zl_walk *walk, const zl_tag *tag); /* or NULL */
} zl_form;

extern const zl_form zl_form_vrt, zl_form_tsv, zl_form_jsonl;

struct zl_walk {
    const zili_corpus *corpus;
    const zl_form *form;
    zl_out out;
    bool glue; /* tokens that touch are marked */
    bool failed; /* there was not enough memory */

    /* where the walk stands */
    const zl_segment *segment;
    uint32_t documents; /* before the segment */
    uint32_t at; /* local position of the token */
    uint32_t end; /* of the interval */
    zl_tags tags;
    ZL_ARRAY(uint32_t) open; /* numbers of tags, the outermost first */
    ZL_ARRAY(zl_walk_column) columns; /* the first is "word" */
    zl_str text; /* scratch of the form */
};

/* Walk through the scope. Fails with ZILI_EIO where the stream takes no more,
 * ZILI_ENOMEM. Time: O(tokens). */
ZILI_MUST_CHECK zili_status zl_walk_through(zl_walk *walk,
                                            const zl_scope *scope,
                                            zili_error *err);

/* The open tag with this name, or NULL; its value, or that of an attribute of
 * it, "" where there is none. */
const zl_tag *zl_walk_tag(const zl_walk *walk, const char *name);
const char *zl_tag_value_of(const zl_tag *tag, const char *attribute);

/* The document that the walk is in. */
const zl_document *zl_walk_document(const zl_walk *walk, uint32_t *number);

/* What the token has in column `i`. */
zl_view zl_walk_form(const zl_walk *walk, uint32_t i);

#endif
