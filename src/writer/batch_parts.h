/* batch_parts.h -- what a batch is made of, for those who take it. */
#ifndef ZL_WRITER_BATCH_PARTS_H
#define ZL_WRITER_BATCH_PARTS_H

#include "base/map.h"
#include "writer/batch.h"
#include "writer/wordbook.h"

/* A structure's range of tokens, counted from the beginning of the batch. */
typedef struct zl_range {
    uint32_t begin, end;
    uint32_t value; /* a number in `values` */
} zl_range;

/* What is counted of a type while tokens come. */
typedef struct zl_batch_type {
    uint32_t count;
    uint32_t seen;          /* the last document that had it, from 1 */
    uint32_t before, after; /* tokens with nothing before, behind them */
} zl_batch_type;

/* Something each token has: the word, and what was annotated. */
typedef struct zl_batch_attribute {
    zl_str name;
    zl_wordbook forms;
    ZL_ARRAY(zl_batch_type) types;
    ZL_ARRAY(uint32_t) tokens; /* the type of each */
    ZL_ARRAY(uint32_t) firsts; /* the types of each document, each once … */
    ZL_ARRAY(size_t) first_ends; /* … and where those of a document end */
} zl_batch_attribute;

typedef struct zl_batch_structure {
    zl_str name;
    zl_map values;
    ZL_ARRAY(zl_range) items;
    zl_range current; /* its end is not known yet */
    bool open;
} zl_batch_structure;

/* Texts are places in `texts`, each ended by a zero byte. */
typedef struct zl_batched_document {
    size_t name, path, digest;
    uint64_t bytes;
    uint32_t begin, end;         /* tokens */
    uint32_t lead;               /* number of the glue before them */
    size_t regions, data, edits, beads; /* where its own begin */
} zl_batched_document;

typedef struct zl_batched_datum {
    size_t key, value;
} zl_batched_datum;

typedef struct zl_batched_edit {
    uint64_t offset, at;
    size_t removed, inserted, place;
} zl_batched_edit;

/* Where a bead begins: a region of its document, from 0, and a token of it. */
typedef struct zl_batched_bead {
    uint32_t region, at;
    size_t number;
    bool by_hand;
    double confidence;
} zl_batched_bead;

/* A glue that is neither nothing nor a blank. */
typedef struct zl_other_glue {
    uint32_t token, number;
} zl_other_glue;

/* The numbers of the structures that are always there. */
enum { ZL_RANGES_DOC, ZL_RANGES_REGION, ZL_RANGES_LANG, ZL_RANGES_OWN };

/* The glue that is always there, by number; and what stands for all other. */
enum { ZL_GLUE_NONE, ZL_GLUE_BLANK, ZL_GLUE_OTHER };

struct zl_batch {
    ZL_ARRAY(zl_batched_document) documents;
    ZL_ARRAY(zl_batch_attribute) attributes; /* the first is "word" */
    ZL_ARRAY(zl_batch_structure) structures;
    zl_map glues;
    ZL_ARRAY(uint8_t) glue_of; /* behind each token */
    ZL_ARRAY(zl_other_glue) others;
    ZL_ARRAY(zl_batched_datum) data;
    ZL_ARRAY(zl_batched_edit) edits;
    ZL_ARRAY(zl_batched_bead) beads;
    zl_str texts;
    zl_str glue;        /* since the last token */

    /* A document that is given away in parts is the first one, and begins at
     * position 0. Tokens before `base` and glue before `glued` were given. */
    uint32_t base, glued;
    bool touched;         /* nothing stands before the first token here */
    zl_batch_drain drain; /* its `give` may be NULL */
    size_t next_look;     /* tokens, when the size is looked at again */

    bool open;          /* a document has begun and not ended */
    zili_status status; /* the first failure */
    zili_error error;
};

/* ---- for batch*.c alone ---- */

void zl_batch_lack_memory(zl_batch *batch);
/* A call that the caller should not have made: "…: what name." */
void zl_batch_misuse(zl_batch *batch, const char *what, const char *name);
/* A call before the first document, unless something has failed before. */
bool zl_batch_refuse(zl_batch *batch, const char *what);

/* Whether something may be added to the current document; `what` is it. */
static inline bool zl_batch_ready(zl_batch *batch, const char *what)
{
    return (batch->open && !batch->status) || zl_batch_refuse(batch, what);
}

zl_batch_attribute *zl_batch_add_attribute(zl_batch *batch, const char *name);
zl_batch_structure *zl_batch_add_structure(zl_batch *batch, const char *name);

/* Give what there is to the drain, which is not NULL. */
void zl_batch_give(zl_batch *batch);

/* Open a range of the structure at the next token; close it, and drop it
 * where it is empty and not of "doc", "region", "lang". */
void zl_batch_begin_range(zl_batch *batch, zl_batch_structure *structure,
                          const char *value);
void zl_batch_end_range(zl_batch *batch, zl_batch_structure *structure);

/* Give what has come since the last token to it, or to the beginning of the
 * document; and fill attributes up to the end of the document. */
void zl_batch_settle_glue(zl_batch *batch);
void zl_batch_fill_up(zl_batch *batch);

static inline zl_batched_document *zl_batch_current(const zl_batch *batch)
{
    return &batch->documents.items[batch->documents.count - 1];
}

/* Positions count all tokens of the first document, given away or not. */
static inline uint32_t zl_batch_next(const zl_batch *batch)
{
    return batch->base + (uint32_t)batch->attributes.items[0].tokens.count;
}

/* ---- for those who take a batch ---- */

/* Count the types of the documents [from, to) anew, and no others: count,
 * before and after are theirs then. Time: O(tokens in them + types). */
void zl_batch_recount(zl_batch *batch, size_t from, size_t to);

/* The current document, if it has not ended, is to be taken so far: every
 * attribute has something for each of its tokens. Documents
 * before it are whole. The status of the batch, which it remembers. */
zili_status zl_batch_pause(zl_batch *batch);

/* After a pause: forget the documents before the current one, and of that one
 * the tokens, their glue, and the structures that have ended, regions and
 * what is said of the document kept. Where it has ended, forget all. */
void zl_batch_forget_given(zl_batch *batch);

/* The first token here of the documents [from, …). */
static inline uint32_t zl_batch_begin_of(const zl_batch *batch, size_t from)
{
    uint32_t begin = batch->documents.items[from].begin;

    return begin < batch->base ? batch->base : begin;
}

#endif
