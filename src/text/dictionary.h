/* dictionary.h -- the words that a user adds to the cutting of Chinese. */
#ifndef ZL_TEXT_DICTIONARY_H
#define ZL_TEXT_DICTIONARY_H

#include "base/map.h"
#include "base/piece.h"
#include "text/trie.h"

#include <zili/option.h>

#define ZL_WORD_LIMIT 192

/* The bytes of the words that begin with one character: a bit each. */
typedef struct zl_sizes {
    uint64_t bits[ZL_WORD_LIMIT / 64 + 1];
} zl_sizes;

/* A set of words; start from { 0 }. */
typedef struct zl_dictionary {
    zl_trie words; /* of Chinese characters alone; the value is a cost */
    zl_map mixed;  /* all others, as 阿Q and C++ */
    zl_map firsts; /* the first characters of the mixed words … */
    ZL_ARRAY(zl_sizes) sizes;  /* … and the sizes of the words of each */
    ZL_ARRAY(uint64_t) hashes; /* zl_hash() of each file that was read */
} zl_dictionary;

/* Read the files `paths` (NULL: none). A line of UTF-8 holds a word:
 *
 *   独立自主                its cost is 90 and 12 for each character
 *   独立自主 cost=120       1 to 255; where two words compete, the cheaper wins
 *   独立自主 300 l          frequency and part of speech, as jieba has them;
 *                          either may be left out, but a word of Latin
 *                          letters then has a tag of one letter: "go on" is
 *                          a fault
 *   12<tab>300<tab>独立自主  rank and frequency, as AntConc 3 saves a list
 *   独立自主<tab>12<tab>300…  the same of AntConc 4, under a line "Type …"
 *   研究->研究者,研究员     a lemma and its forms, as AntConc has them
 *
 * `#` begins a comment at the start of a line and behind a blank. A word that
 * comes again has the cost that was read last. Fails with ZILI_EFORMAT (file
 * and line) where a line has none of these forms, or a word more than
 * ZL_WORD_LIMIT bytes or neither letter nor digit; ZILI_EIO, ZILI_ENOMEM.
 * The dictionary can be cleared after a failure. Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_dictionary_read(zl_dictionary *dictionary,
                                               const zili_texts *paths,
                                               zili_error *err);
void zl_dictionary_clear(zl_dictionary *dictionary);

/* Whether it holds the word. */
bool zl_dictionary_has(const zl_dictionary *dictionary, zl_view word);

/* The first word of Chinese characters alone in [at, end), and of those that
 * begin there the longest; where there is none an empty piece at `end`.
 * Time: O(bytes x longest word). */
zl_piece zl_dictionary_next(const zl_dictionary *dictionary, zl_view text,
                            size_t at, size_t end);

/* The size in bytes of the longest mixed word that begins at `at`, or 0. A
 * word that begins or ends with a letter does so in the text too: there is no
 * IT in WITH. Time: O(1) where none begins with the character at `at`;
 * else O(longest word) for each size that one has. */
size_t zl_dictionary_mixed(const zl_dictionary *dictionary, zl_view text,
                           size_t at);

#endif
