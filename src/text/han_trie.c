/* han_trie.c -- words found by a trie.
 *
 * Most of the time goes into waiting for nodes. So all positions take one
 * step, then all that are left take the next one, without a branch that would
 * have to wait for a node: the loads of many positions are under way at
 * once. */
#include "han_find.h"

/* A word that goes on: where it begins, and the base of what follows. */
typedef struct open_word {
    uint32_t at, base;
} open_word;

typedef struct finder {
    const zl_trie *trie;
    const uint16_t *units;
    zl_path *path;
    open_word open[ZL_PATH_WINDOW];
} finder;

static uint32_t label_of(uint64_t node)
{
    return (uint16_t)node;
}

static uint32_t value_of(uint64_t node)
{
    return (uint16_t)(node >> 16);
}

static uint32_t base_of(uint64_t node)
{
    return (uint32_t)(node >> 32);
}

/* All bits where the node is the one for `code`, else none: a branch on that
 * would go wrong every other time. */
static uint32_t right(uint64_t node, uint32_t code)
{
    return 0 - (uint32_t)(label_of(node) == code);
}

/* The way of a word of `size` characters that ends in `node`, if `is` it. */
static uint32_t way_of(uint64_t node, uint32_t is, uint32_t size)
{
    return ZL_PATH_WAY(value_of(node) | (~is & ZL_PATH_NOTHING), size);
}

/* The first two characters of each position; gives how many words go on. */
static size_t find_two(finder *find, size_t count)
{
    zl_trie trie = *find->trie;
    size_t open = 0;

    for (size_t i = 0; i < count; i++) {
        uint32_t *ways = find->path->ways[i];
        uint32_t code = find->units[i], next = find->units[i + 1];
        uint64_t node = zl_trie_node(&trie, 0, code);
        bool known = label_of(node) == code;
        bool word = known && value_of(node) != ZL_TRIE_NONE;
        ways[0] = ZL_PATH_WAY(word ? value_of(node) : ZL_HAN_UNKNOWN, 1);
        node = zl_trie_node(&trie, known ? base_of(node) : ZL_TRIE_END, next);
        uint32_t is = right(node, next);
        ways[1] = way_of(node, is, 2);
        ways[2] = ZL_PATH_WAY(ZL_PATH_NOTHING, 3);
        ways[3] = ZL_PATH_WAY(ZL_PATH_NOTHING, 4);
        find->open[open] = (open_word){ (uint32_t)i, base_of(node) };
        open += is & (base_of(node) != ZL_TRIE_END);
    }
    return open;
}

/* The next character of the `count` words that go on, their `size`th; gives
 * how many still do. */
static size_t find_next(finder *find, size_t count, uint32_t size)
{
    zl_trie trie = *find->trie;
    size_t open = 0;

    for (size_t i = 0; i < count; i++) {
        open_word from = find->open[i];
        uint32_t code = find->units[from.at + size - 1];
        uint64_t node = zl_trie_node(&trie, from.base, code);
        uint32_t is = right(node, code);
        find->path->ways[from.at][size - 1] = way_of(node, is, size);
        find->open[open] = (open_word){ from.at, base_of(node) };
        open += is & (base_of(node) != ZL_TRIE_END);
    }
    return open;
}

/* What few words are longer. */
static void find_long(const finder *find, open_word from)
{
    uint32_t base = from.base;

    for (uint32_t size = ZL_PATH_SHORT + 1; size <= ZL_PATH_LONGEST; size++) {
        uint32_t code = find->units[from.at + size - 1];
        uint64_t node = zl_trie_node(find->trie, base, code);
        if (!code || label_of(node) != code)
            break;
        base = base_of(node);
        if (value_of(node) != ZL_TRIE_NONE)
            zl_han_add_long(find->path, from.at, size, value_of(node));
    }
}

void zl_han_find_in_trie(const zl_trie *trie, const zl_han_window *window,
                         zl_path *path)
{
    finder find;

    find.trie = trie;
    find.units = window->units;
    find.path = path;
    size_t open = find_two(&find, window->count);
    open = find_next(&find, open, 3);
    open = find_next(&find, open, 4);
    for (size_t i = 0; i < open; i++)
        find_long(&find, find.open[i]);
}
