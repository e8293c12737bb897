/* parallel.h -- which sentences of a text say what which sentences of its
 * translation say, in the documents of a scope. */
#ifndef ZL_ANALYSIS_PARALLEL_H
#define ZL_ANALYSIS_PARALLEL_H

#include "analysis/ask.h"
#include "reader/beads.h"

/* Sentences of both languages, as runs of positions; one may be empty. */
typedef struct zl_couple {
    uint64_t a, a_end, b, b_end;
    uint32_t document, b_document; /* mostly the same */
    uint32_t pair;                 /* zl_corpus_pair() */
    double confidence; /* that of the paragraphs times that of the sentences;
                        * NAN where nobody said */
    bool by_hand;
} zl_couple;

typedef struct zl_parallel {
    const zili_corpus *corpus;
    ZL_ARRAY(zl_couple) couples; /* as the beads of the corpus that are taken */
    uint32_t *first;             /* by pair: its first couple; ZL_NONE */
    const char *a_lang, *b_lang; /* of the first pair; "" without any */
    size_t documents, without;   /* pairs, and documents that are in none */
} zl_parallel;

/* Which pairs of the index are taken: those of which both regions are in the
 * scope, or either of them, where the other is only looked at. */
typedef enum zl_taken_pairs {
    ZL_PAIRS_OF_BOTH,
    ZL_PAIRS_OF_EITHER
} zl_taken_pairs;

/* Take them. Fails with ZILI_EUSAGE where there is none: what to do;
 * ZILI_EFORMAT, ZILI_ENOMEM; release in any case. Time: O(regions of the scope
 * + beads). */
ZILI_MUST_CHECK zili_status zl_parallel_make(zl_parallel *parallel,
                                             const zl_ask *ask,
                                             zl_taken_pairs which,
                                             zili_error *err);
void zl_parallel_clear(zl_parallel *parallel);

/* The couple that holds a position, or ZL_NONE; `*is_b` says on which side.
 * Time: O(log pairs + log beads). */
uint32_t zl_parallel_at(const zl_parallel *parallel, uint64_t position,
                        bool *is_b);

/* A cell with the text of [from, to) in one line; `text` is scratch. */
void zl_parallel_add_text(const zl_ask *ask, uint64_t from, uint64_t to,
                          zl_str *text, zili_table *table);

/* "aligned: 2 documents, 74 beads of sentences, …": in every output. */
void zl_parallel_note(const zl_parallel *parallel, zili_table *table);

#endif
