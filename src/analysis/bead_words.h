/* bead_words.h -- the words of an aligned sentence as terms that can be
 * compared with those of the other side. */
#ifndef ZL_ANALYSIS_BEAD_WORDS_H
#define ZL_ANALYSIS_BEAD_WORDS_H

#include "align/side.h"
#include "reader/corpus.h"
#include "text/stem.h"

/* A word, words that touch through hyphens, or an occurrence that was asked
 * for. */
typedef struct zl_bead_word {
    uint64_t begin, end; /* positions */
    uint32_t term;       /* its number among the keys of its side */
    bool asked;          /* an occurrence that was asked for */
    bool particle;       /* says nothing by itself … */
    bool conjunction;    /* … and stands between things */
    bool apart;          /* a sign stands between it and the one before */
} zl_bead_word;

typedef ZL_ARRAY(zl_bead_word) zl_bead_words;

/* The terms of one language: what words are compared by. */
typedef struct zl_bead_terms {
    zl_side side;
    ZL_ARRAY(bool) particles; /* by term: its words say nothing */
    uint32_t *by_type;        /* its term + 1, or 0 */
} zl_bead_terms;

void zl_bead_terms_clear(zl_bead_terms *terms);

/* Reads sentences of one side. Not shared by threads. */
typedef struct zl_word_reader {
    const zili_corpus *corpus;
    zl_stemmer *stemmer;
    zl_bead_terms *grows;       /* what is added to, or NULL */
    const zl_bead_terms *terms; /* what is known */
    zl_str key;
} zl_word_reader;

/* Open a reader that adds the terms it meets; all is lent. Fails with
 * ZILI_ENOMEM; close in any case. Time: O(types). */
ZILI_MUST_CHECK zili_status zl_word_reader_open(zl_word_reader *reader,
                                                const zili_corpus *corpus,
                                                zl_bead_terms *terms,
                                                zili_error *err);
/* The same, but add no terms: words that have none are ZL_TERM_UNKNOWN.
 * Several readers may share the terms. Time: O(1). */
#define ZL_TERM_UNKNOWN (UINT32_MAX - 2)
ZILI_MUST_CHECK zili_status zl_word_reader_look(zl_word_reader *reader,
                                                const zili_corpus *corpus,
                                                const zl_bead_terms *terms,
                                                zili_error *err);
void zl_word_reader_close(zl_word_reader *reader);

/* Set `out` to the words of [from, to). False without memory.
 * Time: O(tokens). */
bool zl_word_reader_read(zl_word_reader *reader, uint64_t from, uint64_t to,
                         zl_bead_words *out);

#endif
