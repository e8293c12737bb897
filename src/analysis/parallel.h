/* parallel.h -- which sentences of a text say what which sentences of its
 * translation say, in the documents of a scope. */
#ifndef ZL_ANALYSIS_PARALLEL_H
#define ZL_ANALYSIS_PARALLEL_H

#include "analysis/ask.h"

/* Sentences of both languages, as runs of positions; one may be empty. */
typedef struct zl_couple {
    uint64_t a, a_end, b, b_end;
    uint32_t document;
    double confidence; /* that of the paragraphs times that of the sentences */
} zl_couple;

typedef struct zl_parallel {
    ZL_ARRAY(zl_couple) couples; /* document after document, in their order */
    uint32_t *couple_of;         /* by number of the sentence; ZL_NONE */
    const zl_structure *sentences;
    const char *a_lang, *b_lang; /* of the first document; "" without any */
    size_t documents, without;   /* with two languages in the scope, and not */
} zl_parallel;

/* Align the first two regions of different languages of every document:
 * paragraphs and headings first, and the sentences inside of those that belong
 * together. `glossary` is a path or NULL. Fails as zili_align(), and with
 * ZILI_EUSAGE where no document has two languages; release in any case.
 * Time: O(words). */
ZILI_MUST_CHECK zili_status zl_parallel_make(zl_parallel *parallel,
                                             const zl_ask *ask,
                                             const char *glossary,
                                             zili_error *err);
void zl_parallel_clear(zl_parallel *parallel);

/* The couple that holds a position, or ZL_NONE; `*is_b` says on which side.
 * Time: O(log sentences). */
uint32_t zl_parallel_at(const zl_parallel *parallel, uint64_t position,
                        bool *is_b);

/* A cell with the text of [from, to) in one line; `text` is scratch. */
void zl_parallel_add_text(const zl_ask *ask, uint64_t from, uint64_t to,
                          zl_str *text, zili_table *table);

/* "aligned: 2 documents, 74 pairs of sentences, …": in every output. */
void zl_parallel_note(const zl_parallel *parallel, const char *glossary,
                      zili_table *table);

#endif
