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

#include "text/dictionary.h"
#include "text/han_path.h"
#include "text/piece.h"
#include "text/role.h"

/* A character that is in no word, and a number of two or more numerals. */
#define ZL_COST_UNKNOWN 255
#define ZL_COST_NUMBER 100

typedef struct zl_lattice zl_lattice;

/* `words` has the vocabulary with costs as values; it, `own` and `roles` are
 * lent. Fails with ZILI_ENOMEM. Not shared by threads. */
ZILI_MUST_CHECK zili_status zl_lattice_open(zl_lattice **out,
                                            const zl_trie *words,
                                            const zl_dictionary *own,
                                            const zl_roles *roles,
                                            zili_error *err);
void zl_lattice_close(zl_lattice *lattice);

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

/* What made a word. */
typedef enum zl_origin {
    ZL_ORIGIN_OWN,    /* the user's word */
    ZL_ORIGIN_WORD,   /* in the vocabulary */
    ZL_ORIGIN_NUMBER, /* numerals */
    ZL_ORIGIN_UNKNOWN /* none of these */
} zl_origin;

/* Gives the origin of a word of Han and sets its cost. */
zl_origin zl_lattice_origin(const zl_lattice *lattice, zl_view word,
                            unsigned *cost);

#endif
