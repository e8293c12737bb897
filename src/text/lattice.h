/* lattice.h -- a run of Han cut into the cheapest sequence of words.
 *
 * Between two characters runs an arc for every word of the vocabulary, of the
 * user and for every number; the cheapest way through them is the cut
 * (Viterbi). Costs are about -log of a word's share of text.
 *
 * The user's words always win: that way is taken which has most characters in
 * them, then the one that has fewest of them, then the cheapest. Of two that
 * are alike in all that the one with the longer last word is taken. */
#ifndef ZL_TEXT_LATTICE_H
#define ZL_TEXT_LATTICE_H

#include "base/piece.h"
#include "text/han_path.h"
#include "text/knowledge.h"

typedef struct zl_lattice zl_lattice;

/* What `knowledge` names must live as long. NULL without memory. Not shared
 * by threads. */
zl_lattice *zl_lattice_new(const zl_knowledge *knowledge);
void zl_lattice_free(zl_lattice *lattice);

/* Append the words of `run`, which lies in `text` and consists of Han
 * characters and marks on them. Memory is the same for runs of any length:
 * they are cut in windows of 4096 characters that overlap by 256. Fails with
 * ZILI_ENOMEM. Time: O(characters x longest word). */
ZILI_MUST_CHECK zili_status zl_lattice_cut(zl_lattice *lattice, zl_view text,
                                           zl_piece run, zl_pieces *tokens,
                                           zili_error *err);

/* What may make a run other than the vocabulary alone does. */
typedef struct zl_numbers {
    zl_path_number items[16];
    size_t count;
} zl_numbers;

/* Whether a plain run (scan.h) can be cut by zl_han_cut(), which is faster and
 * gives the same: no word of the user's begins in it, it is no longer than a
 * window there, and the numbers in it are few and short. They are put into
 * `numbers`. Time: O(characters). */
bool zl_lattice_is_plain(const zl_lattice *lattice, zl_view text,
                         zl_piece run, zl_numbers *numbers);

/* zl_lattice_cut() for one word of at most 4096 characters, as if it were in
 * no list of words. */
ZILI_MUST_CHECK zili_status zl_lattice_part(zl_lattice *lattice, zl_view word,
                                            zl_pieces *parts, zili_error *err);

#endif
