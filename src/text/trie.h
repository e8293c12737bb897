/* trie.h -- words with a number each, as one block of bytes walked at speed.
 *
 * A double array. A place in it is the base of a node: the node for the next
 * character stands at base + code of the character, and is the right one if
 * its label is that code; no two nodes have one base. So a step costs one
 * load from memory. Characters outside the basic plane are two units of
 * UTF-16. All numbers are little-endian:
 *
 *   header  8 bytes "ZILITRI" 0
 *           4       version, 1
 *           4       number of words
 *           4       number of nodes n
 *           4       units of UTF-16 in the longest word
 *           8       zl_hash() of codes and nodes
 *           8       zl_hash() of the 32 bytes before
 *   codes   65536 times 2: of each unit of UTF-16, 0 where it is in no word;
 *           the units with most nodes have the smallest codes
 *   nodes   n times 8: 2 label (65535: free), 2 value (65535: no word ends
 *           here), 4 base of what follows (ZL_TRIE_END: nothing)
 *
 * The words begin at base 0. Every load is checked against n: a damaged block
 * gives wrong words, never a crash. */
#ifndef ZL_TEXT_TRIE_H
#define ZL_TEXT_TRIE_H

#include "base/array.h"
#include "base/bytes.h"
#include "base/file.h"
#include "base/utf8.h"

#include <zili/error.h>

#define ZL_TRIE_MAGIC "ZILITRI" /* with its zero */
#define ZL_TRIE_VERSION 1
#define ZL_TRIE_NONE 0xFFFFu        /* the value where no word ends */
#define ZL_TRIE_END 0xFFFF0000u     /* the base where nothing follows */
#define ZL_TRIE_LONGEST 255         /* units of UTF-16 in a word */
#define ZL_TRIE_HEADER 40
#define ZL_TRIE_CODES (2 * 65536)

/* Start from { 0 }: then it holds no word. */
typedef struct zl_trie {
    const uint8_t *codes, *nodes;
    uint32_t node_count, word_count, longest;
    zl_span block; /* all of it; owned as the next two say */
    bool owned, mapped;
} zl_trie;

/* ---- to make one ---- */

typedef struct zl_trie_word {
    uint32_t begin; /* in the units */
    uint16_t size, value;
} zl_trie_word;

/* Start from { 0 }; set `variants` before anything is added: then traditional
 * characters are the same as simplified ones (simplify.h), in the words and in
 * what is walked. */
typedef struct zl_trie_words {
    ZL_ARRAY(uint16_t) units;
    ZL_ARRAY(zl_trie_word) words;
    bool variants;
} zl_trie_words;

/* Add a word, of UTF-16 or of valid UTF-8, with a value below ZL_TRIE_NONE.
 * Left out is what is empty or longer than ZL_TRIE_LONGEST. False without
 * memory, and past 4 Gi units. */
bool zl_trie_words_add(zl_trie_words *words, const uint16_t *units,
                       size_t size, uint16_t value);
bool zl_trie_words_add_text(zl_trie_words *words, zl_view text,
                            uint16_t value);
void zl_trie_words_clear(zl_trie_words *words);

/* Put them into the order of UTF-16, those that are the same as they came.
 * False without memory, and then nothing has changed. */
bool zl_trie_words_sort(zl_trie_words *words);

/* Make a trie of words in any order, which are sorted here; of a word that is
 * given more than once the last value counts. The same words give the same
 * bytes. End with zl_trie_clear(). Fails with ZILI_ENOMEM, and ZILI_EFORMAT
 * where more than 65534 different units occur. Time: O(units) in practice;
 * words that come in the order of UTF-16 save O(n log n) comparisons. */
ZILI_MUST_CHECK zili_status zl_trie_build(zl_trie *out, zl_trie_words *words,
                                          zili_error *err);

/* ---- to keep one ---- */

ZILI_MUST_CHECK zili_status zl_trie_save(const zl_trie *trie,
                                         const char *path, zili_error *err);

/* Walk `bytes` where they are; they must live as long. Messages call them
 * `name`. Fails with ZILI_EFORMAT where header or size are wrong. Time: O(1):
 * only zl_trie_sound() reads the rest. */
ZILI_MUST_CHECK zili_status zl_trie_open(zl_trie *out, zl_span bytes,
                                         const char *name, zili_error *err);

/* The same for a file, which is mapped. Fails also with ZILI_EIO. */
ZILI_MUST_CHECK zili_status zl_trie_map(zl_trie *out, const char *path,
                                        zili_error *err);

/* Whether codes and nodes have the sum that the header names.
 * Time: O(bytes). */
bool zl_trie_sound(const zl_trie *trie);

void zl_trie_clear(zl_trie *trie);

/* ---- to walk one ---- */

/* Where a walk stands. Start from { 0 }. */
typedef struct zl_trie_place {
    uint32_t base;
    uint16_t value; /* of the word that ends here, or ZL_TRIE_NONE */
} zl_trie_place;

/* The code of a unit. The trie must hold a word. */
static inline uint32_t zl_trie_code(const zl_trie *trie, uint16_t unit)
{
    const uint8_t *at = trie->codes + 2 * (size_t)unit;

    return (uint32_t)at[0] | (uint32_t)at[1] << 8;
}

/* The node that may follow `base` by `code`: label, value and base from the
 * lowest bits on. The trie must hold a word. Without a branch. */
static inline uint64_t zl_trie_node(const zl_trie *trie, uint32_t base,
                                    uint32_t code)
{
    uint32_t at = base + code;

    return zl_get64(trie->nodes + 8 * (size_t)(at < trie->node_count ? at
                                                                     : 0));
}

/* Go on with a unit of UTF-16; false where no word goes on so, and the place
 * is as it was. */
static inline bool zl_trie_step_unit(const zl_trie *trie,
                                     zl_trie_place *place, uint16_t unit)
{
    if (!trie->word_count)
        return false;
    uint32_t code = zl_trie_code(trie, unit);
    uint64_t node = zl_trie_node(trie, place->base, code);
    if (!code || (uint16_t)node != code)
        return false;
    *place = (zl_trie_place){ (uint32_t)(node >> 32), (uint16_t)(node >> 16) };
    return true;
}

/* The same with a character. */
static inline bool zl_trie_step(const zl_trie *trie, zl_trie_place *place,
                                uint32_t character)
{
    zl_trie_place next = *place;

    if (character < 0x10000)
        return zl_trie_step_unit(trie, place, (uint16_t)character);
    if (!zl_trie_step_unit(trie, &next,
                           (uint16_t)(0xD7C0 + (character >> 10))) ||
        !zl_trie_step_unit(trie, &next,
                           (uint16_t)(0xDC00 | (character & 0x3FF))))
        return false;
    *place = next;
    return true;
}

/* The next longer word. Begin with a fresh place and *at where the word is to
 * begin in valid UTF-8; each true puts *at where a word ends, and its value
 * into the place. False where no longer one is there. */
static inline bool zl_trie_walk(const zl_trie *trie, zl_trie_place *place,
                                zl_view text, size_t *at)
{
    size_t next = *at;
    zl_trie_place here = *place;

    while (next < text.size &&
           zl_trie_step(trie, &here, zl_utf8_next(text, &next))) {
        if (here.value == ZL_TRIE_NONE)
            continue;
        *at = next;
        *place = here;
        return true;
    }
    return false;
}

/* The end of the longest word that begins at `at`, or `at`; *value is set
 * where there is one. */
size_t zl_trie_longest(const zl_trie *trie, zl_view text, size_t at,
                       uint16_t *value);

#endif
