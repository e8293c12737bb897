/* han_path.h -- the cheapest sequence of words, window by window.
 *
 * Positions lie between the characters of a run; a word leads from where it
 * begins to where it ends and has a cost. Of two ways that cost the same the
 * one whose last word is longer wins, as with ICU. A word of one character
 * must begin at every position. */
#ifndef ZL_TEXT_HAN_PATH_H
#define ZL_TEXT_HAN_PATH_H

#include "base/piece.h"

#define ZL_PATH_WINDOW 512    /* characters at a time */
#define ZL_PATH_SHORT 4       /* longer words are kept in a list */
#define ZL_PATH_LONGEST 20    /* characters of a word */
#define ZL_PATH_DEAREST 16383 /* the highest cost of a word */

/* A cost with the size of the word below it, so that one comparison settles
 * both: the longer of two that cost the same is the smaller number. */
#define ZL_PATH_WAY(cost, size) \
    ((uint32_t)(cost) << 5 | (31 - (uint32_t)(size)))
/* No word: dearer than as many of one character. */
#define ZL_PATH_NOTHING 0xFFFFu

typedef struct zl_path_word {
    uint32_t at, size, way;
} zl_path_word;

typedef struct zl_path {
    /* Filled by the caller for each position of the window: the ways of words
     * of 1 to ZL_PATH_SHORT characters, and the longer words in the order of
     * `at`. */
    uint32_t ways[ZL_PATH_WINDOW][ZL_PATH_SHORT];
    zl_path_word words[ZL_PATH_WINDOW * ZL_PATH_LONGEST + 1];
    size_t word_count;

    /* The best way to each position from the window's begin on, and the size
     * of its last word for those that are passed, from the last on at which
     * the run was cut. */
    uint32_t best[ZL_PATH_WINDOW + ZL_PATH_LONGEST + 4];
    ZL_ARRAY(uint8_t) sizes;
    size_t try_at; /* so many sizes, before it is cut once more */
} zl_path;

/* Numerals that are one number: no word that begins behind the first of them,
 * or with it where they are `tied` to what stands before, reaches beyond the
 * last; and all of them are a word, and so they are with the 第 before. */
typedef struct zl_path_number {
    uint32_t begin, end; /* positions; at most ZL_PATH_LONGEST - 1 apart */
    bool tied, ordinal;
    uint32_t cost; /* of the word */
} zl_path_number;

/* Make what was filled for a run of at most one window heed a number.
 * Time: O(long words). */
void zl_path_bind(zl_path *path, const zl_path_number *number);

/* Begin a run; the path comes from zl_alloc(). */
void zl_path_begin(zl_path *path);

/* Go over a window of positions, or the `count` that are left of the run.
 * False without memory. */
bool zl_path_pass(zl_path *path, size_t count);

/* Append the words up to where all that may still follow agrees, in general
 * some characters back, and move *begin, the byte where the positions begin,
 * to there; every character has `width` bytes. `last` says that the run ends
 * here. Where no two ways agree over 16 million characters (then ICU's own
 * sums, of 32 bits, are about to run over) the best one so far is taken.
 * False without memory. Time: O(characters), all in all. */
bool zl_path_cut(zl_path *path, bool last, size_t width, size_t *begin,
                 zl_pieces *tokens);

void zl_path_clear(zl_path *path);

#endif
