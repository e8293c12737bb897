/* keyness_sides.h -- two sides that are compared, word by word: parts of one
 * corpus, two corpora, or a corpus and a list of frequencies. */
#ifndef ZL_ANALYSIS_KEYNESS_SIDES_H
#define ZL_ANALYSIS_KEYNESS_SIDES_H

#include "analysis/ask.h"
#include "analysis/frequency_list.h"
#include "analysis/tables.h"

enum { ZL_TARGET, ZL_REFERENCE };

typedef struct zl_side {
    uint64_t tokens;    /* that are counted */
    uint64_t documents; /* 0: not known */
    uint64_t *count;    /* by word */
    uint64_t *docs;     /* by word: documents that hold it; NULL: not known */
} zl_side;

/* What is permuted: documents, or units within them. */
typedef struct zl_blocks {
    zl_tables tables; /* each block a group, without those that are empty */
    bool *is_target;  /* by block */
    size_t count;
    bool made;
} zl_blocks;

/* Text of one corpus, counted by groups. */
typedef struct zl_pool {
    const zili_corpus *corpus;
    const zl_scope *scope; /* whose groups are the sides; until it is counted */
    zl_stretches stretches;
    zl_terms terms;
    zl_tables tables;
    uint32_t *word_of; /* by term */
    bool *is_target;   /* by group */
    size_t groups;
    zl_blocks blocks; /* where they were asked for */
} zl_pool;

typedef struct zl_sides {
    zl_side sides[2];
    uint32_t count; /* words that are in either */
    zl_view *shown; /* by word, in byte order; lent by pools and list */
    uint8_t *stopped; /* by word: whether it is not shown; NULL: all are */
    zl_pool pools[2];
    size_t pool_count;
    bool apart;            /* each group of a pool is a document, or it has
                              blocks */
    const char *units;     /* the word for what is permuted, "documents" */
    uint64_t both_regions; /* that hold both conditions: of the target */
    uint64_t both_documents; /* with regions on both sides */
    zili_corpus *other;
    zl_scope *other_scope;
    zl_frequency_list list;
    bool has_list;
} zl_sides;

typedef struct zl_sides_ask {
    const char *target, *reference, *against; /* NULL: not said */
    const char *where, *region; /* of the question */
    uint64_t n2; /* of a list; 0: its sum */
    zl_term_rules rules;
    uint64_t apart_most; /* tokens up to which documents are told apart */
    const char *blocks;  /* s or p: permute these; NULL: documents */
    size_t threads;
} zl_sides_ask;

/* Count both sides. `ask` has the scope; where a condition speaks of regions
 * and none are asked for, it is opened anew, with all. Clear in any case.
 * Fails with ZILI_EUSAGE (what does not go together; a condition; a side
 * without words), as zl_terms_make(), zili_corpus_open() and
 * zl_frequency_list_read(). Time: O(tokens of both sides). */
ZILI_MUST_CHECK zili_status zl_sides_make(zl_sides *sides, zl_ask *ask,
                                          const zl_sides_ask *asked,
                                          zili_error *err);
void zl_sides_clear(zl_sides *sides);

/* Of zl_sides_make(): cut what was counted into sentences (s) or paragraphs
 * (p). ZILI_EUSAGE where the corpus has none, ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_blocks_make(zl_pool *pool, const char *within,
                                           size_t threads, zili_error *err);
void zl_blocks_clear(zl_blocks *blocks);

/* Of zl_sides_make(): number the words, and add up what pools and list have of
 * each. ZILI_ENOMEM, ZILI_EIO. */
ZILI_MUST_CHECK zili_status zl_sides_sum(zl_sides *sides,
                                         const zl_sides_ask *asked,
                                         zili_error *err);

#endif
