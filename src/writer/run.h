/* run.h -- batches in a row, put together in memory: words have one number
 * for all of them, tokens are counted through. What a segment is made of
 * (run_content.h) where memory suffices, and else a part of it. */
#ifndef ZL_WRITER_RUN_H
#define ZL_WRITER_RUN_H

#include "writer/batch_parts.h"
#include "writer/describe.h"

typedef struct zl_run_type {
    uint32_t count, docs;
    uint32_t before, after; /* tokens with nothing before, behind them */
    uint32_t key;           /* a number in `keys` */
    uint32_t seen;          /* the last document that had it, from 1 */
} zl_run_type;

typedef struct zl_run_key {
    uint32_t docs;
    uint32_t seen; /* the last document that had it, from 1 */
} zl_run_key;

typedef struct zl_run_attribute {
    zl_str name;
    zl_wordbook forms, keys;
    ZL_ARRAY(zl_run_type) types;
    ZL_ARRAY(uint8_t) classes; /* of the types */
    ZL_ARRAY(zl_run_key) key_facts;
    ZL_ARRAY(uint32_t) tokens;
} zl_run_attribute;

typedef struct zl_run_structure {
    zl_str name;
    zl_map values;
    ZL_ARRAY(zl_range) items;
} zl_run_structure;

typedef struct zl_run_region {
    uint32_t document, words;
} zl_run_region;

typedef struct zl_run {
    zl_describe *describe; /* NULL: class 1, and the form is the key */
    void *user;
    uint64_t most_positions; /* held while it is written; 0: all */
    uint32_t tokens, documents;
    bool open; /* the last document is not whole yet */
    ZL_ARRAY(uint32_t) document_ends;
    ZL_ARRAY(zl_run_attribute) attributes; /* the first is "word" */
    ZL_ARRAY(zl_run_structure) structures;
    ZL_ARRAY(zl_run_region) regions;
    zl_map glues;
    ZL_ARRAY(uint64_t) glue_counts; /* with those of leads */
    ZL_ARRAY(uint8_t) glue_of;      /* as in a batch */
    ZL_ARRAY(zl_other_glue) others;
    ZL_ARRAY(uint32_t) leads;
    ZL_ARRAY(uint32_t) map; /* numbers of a batch → numbers here */
} zl_run;

/* Begin with nothing in it. False without memory; zl_run_clear() in any
 * case, which keeps `describe`. */
bool zl_run_init(zl_run *run);
void zl_run_clear(zl_run *run);

/* Append the documents [from, to) of a batch without failure; what was
 * counted in a batch that is not taken as a whole has to be counted anew
 * before (zl_batch_recount()). Tokens must stay below UINT32_MAX. False
 * without memory, and then the run is of no use any more. Time: O(tokens +
 * types of the batch), some 2 ns a token. */
bool zl_run_append(zl_run *run, const zl_batch *batch, size_t from, size_t to);

/* Append what there is of the last document of a batch that pauses in it
 * (zl_batch_pause()); what comes of it after that is appended as its first
 * document. The run is of use again when that is whole. */
bool zl_run_append_part(zl_run *run, const zl_batch *batch);

/* The bytes it has in memory, and those that writing it will need besides,
 * about. */
size_t zl_run_size(const zl_run *run);

#endif
