/* beads.h -- which sentences of a region say what which sentences of its
 * counterpart in another language say, as the catalogue keeps it.
 *
 * Loaded all at once when they are first asked for; where that fails there are
 * none, and zl_corpus_problem() tells. Threads may ask at the same time. */
#ifndef ZL_READER_BEADS_H
#define ZL_READER_BEADS_H

#include "reader/corpus.h"

/* Two regions of different languages, in one document or in two; a region is
 * in one pair at most. Its beads are the corpus's beads [bead, bead + beads):
 * every sentence of both regions stands in exactly one, and they rise on both
 * sides. */
typedef struct zl_pair {
    uint32_t a, b; /* regions: zl_corpus_area(); a begins before b */
    size_t bead, beads;
} zl_pair;

/* Sentences of both sides as runs of positions; one may be empty, and then
 * stands where its sentences would. */
typedef struct zl_bead {
    uint64_t a, a_end, b, b_end;
    uint32_t pair;
    float confidence; /* that it is right, 0 to 1; NAN where nobody said */
    bool by_hand;     /* a correction, or imported: nothing to be doubted */
} zl_bead;

/* In the order of their regions `a`. */
size_t zl_corpus_pairs(const zili_corpus *corpus);
const zl_pair *zl_corpus_pair(const zili_corpus *corpus, size_t i);

size_t zl_corpus_beads(const zili_corpus *corpus);
const zl_bead *zl_corpus_bead(const zili_corpus *corpus, size_t i);

/* The bead that holds a position, or ZL_NO_BEAD; `*is_b` says on which side.
 * Time: O(log pairs + log beads). */
#define ZL_NO_BEAD SIZE_MAX
size_t zl_corpus_bead_at(const zili_corpus *corpus, uint64_t position,
                         bool *is_b);

#endif
