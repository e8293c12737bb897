/* dictionary.h -- the words that a user adds to the cutting of Chinese. */
#ifndef ZL_TEXT_DICTIONARY_H
#define ZL_TEXT_DICTIONARY_H

#include "base/array.h"
#include "base/map.h"

#include <zili/error.h>

#define ZL_WORD_LIMIT 192

/* A bit for each size in bytes that a word can have. */
typedef struct zl_sizes {
    uint64_t bits[ZL_WORD_LIMIT / 64 + 1];
} zl_sizes;

/* A set of words; start from { 0 }. */
typedef struct zl_dictionary {
    zl_map words;
    zl_map firsts;            /* the first characters of the words … */
    ZL_ARRAY(zl_sizes) sizes; /* … and the sizes of the words of each */
    ZL_ARRAY(uint64_t) hashes; /* zl_hash() of each file that was read */
} zl_dictionary;

/* Add the words of a file: one a line, UTF-8, blanks at the ends left out,
 * `#` begins a comment. Fails with ZILI_EFORMAT (file and line) where a word
 * has a blank in it, no Han character, or more than ZL_WORD_LIMIT bytes;
 * ZILI_EIO, ZILI_ENOMEM. Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_dictionary_read(zl_dictionary *dictionary,
                                               const char *path,
                                               zili_error *err);
void zl_dictionary_clear(zl_dictionary *dictionary);

/* The length in bytes of the longest word that begins at `at`, or 0.
 * Time: O(1) where no word begins with the character at
 * `at`; else O(longest word) for each size that a word of its has. */
size_t zl_dictionary_longest(const zl_dictionary *dictionary, zl_view text,
                             size_t at);

#endif
