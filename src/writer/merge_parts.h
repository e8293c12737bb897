/* merge_parts.h -- what a merge is made of. */
#ifndef ZL_WRITER_MERGE_PARTS_H
#define ZL_WRITER_MERGE_PARTS_H

#include "index/body.h"
#include "writer/batch_parts.h"
#include "writer/merge.h"
#include "writer/spool.h"

#define ZL_MERGE_NONE UINT32_MAX

/* Tokens of an input that are kept, with no gap. */
typedef struct zl_merge_span {
    uint32_t begin, end;          /* tokens of the input */
    uint32_t document, documents; /* the first, and where they end */
    uint32_t to, to_document;     /* where both begin in what is made */
} zl_merge_span;

/* An input. */
typedef struct zl_merge_source {
    zl_body body;
    zl_span file;
    const char *path;
    ZL_ARRAY(zl_merge_span) spans;
    uint32_t tokens, documents; /* that are kept */
    bool whole;                 /* all are */
    uint32_t *glues; /* their numbers → those of the content; then that of
                      * nothing */
} zl_merge_source;

/* Where the words of an attribute lie. */
typedef struct zl_merge_words {
    const char *name;
    zl_spool maps;
    zl_spool_list *places; /* by source, for its types in order of keys: their
                            * places in the merge, or ZL_MERGE_NONE; in maps */
    zl_spool texts;        /* 4 + 4 sizes, form, key of every type */
    uint64_t *offsets;     /* in it, by place */
    const uint8_t *bytes;  /* it */
    uint32_t empty;        /* the place of "", or ZL_MERGE_NONE */
} zl_merge_words;

/* Reads the kept tokens of an input, with what stands behind them. */
typedef struct zl_merge_walk {
    const zl_merge_source *source;
    const zl_body_attribute *attribute; /* NULL: the input has it not */
    size_t span;                        /* the present one */
    uint32_t token;                     /* the next one */
    zl_rising_cursor exceptions;
} zl_merge_walk;

struct zl_merge {
    zl_content content; /* the first member: one can be had from the other */
    const char *path;
    zl_merge_source *sources;
    size_t count;
    zl_merge_words *words; /* by attribute of the content */
    uint64_t read;         /* since pages were given back */

    /* ---- where reading is ---- */
    uint32_t attribute;
    size_t source;
    zl_merge_walk walk;
    uint32_t *ranks; /* by type of the source */
    uint32_t *next;  /* by source: the place of its next type … */
    uint32_t *local; /* … and what that is in its own order of keys */
    uint32_t place;
    uint32_t structure;
    const zl_body_structure *from; /* NULL: the source has it not */
    zl_rising_cursor begins, ends;
    uint32_t range;
    size_t span;
    uint32_t *values;   /* by number in the source: those of the content */
    zl_map *all_values; /* by structure */

    zl_map attribute_names, structure_names;
};

/* ---- merge.c ---- */

/* Where document `i` of a source ends. */
uint32_t zl_merge_document_end(const zl_merge_source *source, uint32_t i);

/* Remember that a source is damaged. */
void zl_merge_damaged(zl_merge *merge, const zl_merge_source *source);

/* So much was read of the sources: give pages back now and then. */
void zl_merge_note_read(zl_merge *merge, uint64_t bytes);

/* ---- merge_walk.c ---- */

/* Begin at the first kept token; `attribute` may be NULL. */
void zl_merge_walk_start(zl_merge_walk *walk, const zl_merge_source *source,
                         const zl_body_attribute *attribute, bool with_glue);

/* The types of the next tokens, all of one span and one after the other, and
 * the numbers of the glue behind them in the input (ZL_BODY_NOTHING) where
 * `glues` is given, up to `room`; 0 at the end. */
size_t zl_merge_walk_next(zl_merge_walk *walk, uint32_t *types,
                          uint32_t *glues, size_t room);

/* ---- merge_words.c ---- */

/* Put the words that all sources have in attribute `name` together: they
 * become attribute `i` of the content. False where that fails; the content
 * knows why. */
bool zl_merge_words_make(zl_merge *merge, uint32_t i, const char *name);
void zl_merge_words_clear(zl_merge_words *words, size_t sources);

/* The attribute of a source with this name; NULL where there is none. */
const zl_body_attribute *zl_merge_attribute(const zl_merge_source *source,
                                            const char *name);

/* ---- merge_ranges.c ---- */

/* Find the structures of the content. False where that fails. */
bool zl_merge_structures_make(zl_merge *merge);

/* Go through the ranges that are kept (content.h). */
void zl_merge_rewind_ranges(zl_content *content, uint32_t structure);
bool zl_merge_next_range(zl_content *content, zl_content_range *out);

/* merge_read.c */
extern const zl_content_reader zl_merge_reader;

#endif
