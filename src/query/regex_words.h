/* regex_words.h -- a regular expression that is a list of words: w1|w2|w3. */
#ifndef ZL_QUERY_REGEX_WORDS_H
#define ZL_QUERY_REGEX_WORDS_H

#include "base/array.h"
#include "base/text.h"

/* Start from { 0 }. */
typedef struct zl_regex_words {
    zl_str text;
    ZL_ARRAY(zl_view) items; /* in order; of the text */
    bool failed;             /* memory ran out */
} zl_regex_words;

/* Whether `pattern` is nothing but two words or more, parted by |; then find
 * them. Ask `failed` too, and clear them in any case. Time: O(pattern log
 * words). */
bool zl_regex_words_find(zl_regex_words *words, zl_view pattern);
void zl_regex_words_clear(zl_regex_words *words);

/* Whether one of the words is `key`. Time: O(log words). */
bool zl_regex_words_have(const zl_regex_words *words, zl_view key);

#endif
