/* wordlist.h -- the words of Chinese that come with zili.
 *
 * They are the file zili.words, which is made from src/text/cedict and is
 * looked for beside the program, in the folder above it and where it is
 * installed; the environment's ZILI_WORDS names another place. */
#ifndef ZL_TEXT_WORDLIST_H
#define ZL_TEXT_WORDLIST_H

#include "text/trie.h"

typedef struct zl_wordlist {
    zl_trie words; /* the values are costs */
    bool shipped;  /* false: there was no file, and ICU's words stand in */
} zl_wordlist;

/* Map the words, or take ICU's. Fails with ZILI_EFORMAT (the file is damaged,
 * or too new), ZILI_EIO (ZILI_WORDS names no file), ZILI_ENOMEM.
 * Time: O(1), some microseconds; where there is no file 40 ms. */
ZILI_MUST_CHECK zili_status zl_wordlist_open(zl_wordlist *out,
                                               zili_error *err);
void zl_wordlist_close(zl_wordlist *list);

/* A sum of the words and costs, from the head of the file. */
uint64_t zl_wordlist_sum(const zl_wordlist *list);

/* The sum of the file that zl_wordlist_open() would map; 0 where there is
 * none, or none that can be used. Fails with ZILI_ENOMEM alone.
 * Time: O(1), some microseconds. */
ZILI_MUST_CHECK zili_status zl_wordlist_shipped(uint64_t *sum,
                                                zili_error *err);

#endif
