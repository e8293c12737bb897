/* han_find.h -- the words that begin at each character of a window. */
#ifndef ZL_TEXT_HAN_FIND_H
#define ZL_TEXT_HAN_FIND_H

#include "text/cjdict.h"
#include "text/han_path.h"
#include "text/trie.h"

#define ZL_HAN_UNKNOWN 255 /* the cost of a character that is no word */

/* What is looked up: the first `count` characters, each of three bytes, of
 * the `units` that may be read. A zero, which no word has, follows those. */
typedef struct zl_han_window {
    uint16_t units[ZL_PATH_WINDOW + ZL_PATH_LONGEST]; /* or their codes */
    size_t count;
} zl_han_window;

/* Fill `path` with the words that begin at each position, by ICU's bytes. In
 * `firsts`, 65536 of them, zeroed at first, is kept what was found behind each
 * first unit: to find it in the widest branch of all takes longest. */
void zl_han_find_in_place(const zl_cjdict *dictionary, zl_cjdict_place *firsts,
                          const zl_han_window *window, zl_path *path);

/* The same by a trie; `window` has its codes for units. */
void zl_han_find_in_trie(const zl_trie *trie, const zl_han_window *window,
                         zl_path *path);

/* A word of more than ZL_PATH_SHORT characters. */
static inline void zl_han_add_long(zl_path *path, size_t at, size_t size,
                                   uint32_t cost)
{
    path->words[path->word_count++] = (zl_path_word){
        (uint32_t)at, (uint32_t)size, ZL_PATH_WAY(cost, size)
    };
}

#endif
