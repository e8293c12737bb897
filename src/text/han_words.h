/* han_words.h -- the words that runs of Han are cut into: ICU's, or others.
 *
 * Shared by threads. ICU's words are walked in ICU's bytes as they are, which
 * takes no preparation; once many characters have been cut they are made into
 * a trie, which is three times as fast. The cut is the same. */
#ifndef ZL_TEXT_HAN_WORDS_H
#define ZL_TEXT_HAN_WORDS_H

#include "base/file.h"
#include "text/cjdict.h"
#include "text/trie.h"

typedef struct zl_han_words zl_han_words;

/* Open ICU's dictionary of Chinese and Japanese. Where it has another form
 * than the one known here, *out is still valid and holds no word. Fails with
 * ZILI_ENOMEM. Time: some microseconds. */
ZILI_MUST_CHECK zili_status zl_han_words_open(zl_han_words **out,
                                              zili_error *err);

/* The same with a dictionary in bytes that are lent, see zl_cjdict_from(). */
ZILI_MUST_CHECK zili_status zl_han_words_open_bytes(zl_han_words **out,
                                                    zl_span dictionary,
                                                    zili_error *err);

/* Other words and costs (below 256), which are lent. Fails with
 * ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_han_words_open_trie(zl_han_words **out,
                                                   const zl_trie *words,
                                                   zili_error *err);
void zl_han_words_close(zl_han_words *words);

/* The trie of the words, where there is one by now; else NULL. */
const zl_trie *zl_han_words_trie(const zl_han_words *words);

/* ICU's bytes; without a word in them where they are not known. */
const zl_cjdict *zl_han_words_dictionary(const zl_han_words *words);

/* Make the trie, unless there is one, or the words cannot be made into one,
 * or another thread is about it: then nothing is done. Fails with
 * ZILI_ENOMEM. Time: 40 ms and 6 MB, once. */
ZILI_MUST_CHECK zili_status zl_han_words_hasten(zl_han_words *words,
                                                zili_error *err);

#endif
