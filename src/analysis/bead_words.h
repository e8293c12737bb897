/* bead_words.h -- the words of an aligned sentence as terms that can be
 * compared with those of the other side. */
#ifndef ZL_ANALYSIS_BEAD_WORDS_H
#define ZL_ANALYSIS_BEAD_WORDS_H

#include "align/side.h"
#include "query/hits.h"
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

/* Reads sentences of one side. Not shared by threads. */
typedef struct zl_word_reader {
    const zili_corpus *corpus;
    zl_stemmer *stemmer;
    zl_side *side;        /* whose keys are added to, or NULL; lent */
    const zl_side *known; /* whose keys there are; lent */
    const zl_hit *hits;   /* rising; each is one word, all of them one term,
                             number 0; lent */
    size_t hit_count;
    zl_map forms;         /* of the hits: their keys; elsewhere such a word is
                             the same term */
    uint32_t *terms;      /* by type: number + 1, or 0 */
    zl_str key;
} zl_word_reader;

/* All is lent. Where there are hits their key (align/equivalents.h) is put into
 * the side, which is empty. Fails with ZILI_ENOMEM; close in any case.
 * Time: O(tokens of the hits). */
ZILI_MUST_CHECK zili_status zl_word_reader_open(zl_word_reader *reader,
                                                const zili_corpus *corpus,
                                                zl_side *side,
                                                const zl_hit *hits,
                                                size_t hit_count,
                                                zili_error *err);
/* The same, but add no keys: words that have none are ZL_TERM_UNKNOWN. The side
 * was filled with the same hits; several readers may share it. */
#define ZL_TERM_UNKNOWN (UINT32_MAX - 2)
ZILI_MUST_CHECK zili_status zl_word_reader_look(zl_word_reader *reader,
                                                const zili_corpus *corpus,
                                                const zl_side *side,
                                                const zl_hit *hits,
                                                size_t hit_count,
                                                zili_error *err);
void zl_word_reader_close(zl_word_reader *reader);

/* Set `out` to the words of [from, to). False without memory.
 * Time: O(tokens). */
bool zl_word_reader_read(zl_word_reader *reader, uint64_t from, uint64_t to,
                         zl_bead_words *out);

#endif
