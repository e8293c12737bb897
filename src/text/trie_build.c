/* trie_build.c -- sorted words → a trie.
 *
 * The words become a tree; then the children of each node get a base. Nodes
 * with most children come first, while there is room for them, and those with
 * one fill the holes. A free base is looked for among 64 at once, from where
 * the last one with as many children was found. */
#include "trie.h"

#include "base/fail.h"
#include "base/hash.h"
#include "base/mem.h"
#include "text/simplify.h"

#include <stdlib.h>
#include <string.h>

#define MOST_CODES 0xFFFEu
/* Nodes with so many children fit in no hole: the search for a base never
 * goes back to the beginning. */
#define MANY 64
#define FREE_NODE                                                       \
    ((uint64_t)ZL_TRIE_END << 32 | (uint64_t)ZL_TRIE_NONE << 16 | 0xFFFF)

typedef struct tree_node {
    uint32_t parent;
    uint32_t base;       /* of its children */
    uint32_t first_child; /* in `children`; those of the next node follow */
    uint16_t unit, value;
} tree_node;

typedef struct builder {
    const zl_trie_words *words;
    ZL_ARRAY(tree_node) nodes; /* the first is the root */
    uint32_t *children;        /* of all nodes */
    uint32_t *order;           /* of nodes, most children first */
    uint16_t codes[65536];
    ZL_ARRAY(uint64_t) bases, slots; /* bits: what is taken */
    uint32_t slot_count;
    uint32_t words_made, longest;
} builder;

/* ---- the tree ---- */

static size_t common_start(const uint16_t *a, size_t a_size,
                           const uint16_t *b, size_t b_size)
{
    size_t size = 0;

    while (size < a_size && size < b_size && a[size] == b[size])
        size++;
    return size;
}

/* `path` holds the nodes of the word before, the root first. */
static bool add_word(builder *tree, uint32_t path[ZL_TRIE_LONGEST + 1],
                     size_t common, zl_trie_word word)
{
    const uint16_t *units = tree->words->units.items + word.begin;

    for (size_t i = common; i < word.size; i++) {
        path[i + 1] = (uint32_t)tree->nodes.count;
        if (!zl_array_push(&tree->nodes,
                           (tree_node){ .parent = path[i],
                                        .base = ZL_TRIE_END,
                                        .unit = units[i],
                                        .value = ZL_TRIE_NONE }))
            return false;
    }
    tree_node *last = &tree->nodes.items[path[word.size]];
    tree->words_made += last->value == ZL_TRIE_NONE;
    last->value = word.value;
    if (word.size > tree->longest)
        tree->longest = word.size;
    return true;
}

static bool make_tree(builder *tree)
{
    const zl_trie_words *words = tree->words;
    uint32_t path[ZL_TRIE_LONGEST + 1] = { 0 };
    zl_trie_word before = { 0, 0, 0 };

    if (!zl_array_push(&tree->nodes,
                       (tree_node){ .value = ZL_TRIE_NONE }))
        return false;
    for (size_t i = 0; i < words->words.count; i++) {
        zl_trie_word word = words->words.items[i];
        size_t common = common_start(words->units.items + before.begin,
                                     before.size,
                                     words->units.items + word.begin,
                                     word.size);
        if (!add_word(tree, path, common, word))
            return false;
        before = word;
    }
    return true;
}

/* How many children a node has; needs `first_child`. */
static uint32_t child_count(const builder *tree, uint32_t node)
{
    return tree->nodes.items[node + 1].first_child -
           tree->nodes.items[node].first_child;
}

/* A last node that ends the children of the one before, and the children
 * of each node in the order of their units. */
static bool list_children(builder *tree)
{
    if (!zl_array_push(&tree->nodes, (tree_node){ 0 }))
        return false;
    tree_node *nodes = tree->nodes.items;
    uint32_t count = (uint32_t)--tree->nodes.count;
    tree->children = zl_alloc_array(count, sizeof *tree->children);
    if (!tree->children)
        return false;
    for (uint32_t i = 1; i < count; i++)
        nodes[nodes[i].parent + 1].first_child++;
    for (uint32_t i = 1; i <= count; i++)
        nodes[i].first_child += nodes[i - 1].first_child;
    /* Children come after their parent: its `base` counts those listed. */
    for (uint32_t i = 0; i < count; i++)
        nodes[i].base = 0;
    for (uint32_t i = 1; i < count; i++) {
        tree_node *parent = &nodes[nodes[i].parent];
        tree->children[parent->first_child + parent->base++] = i;
    }
    return true;
}

/* Sort by counting: most children first, then as the nodes come. */
static bool order_nodes(builder *tree)
{
    uint32_t count = (uint32_t)tree->nodes.count;
    uint32_t *begins = zl_alloc_array(65538, sizeof *begins);

    tree->order = zl_alloc_array(count, sizeof *tree->order);
    if (!tree->order || !begins) {
        zl_free(begins);
        return false;
    }
    for (uint32_t i = 0; i < count; i++)
        begins[65536 - child_count(tree, i) + 1]++;
    for (uint32_t i = 1; i < 65538; i++)
        begins[i] += begins[i - 1];
    for (uint32_t i = 0; i < count; i++)
        tree->order[begins[65536 - child_count(tree, i)]++] = i;
    zl_free(begins);
    return true;
}

/* ---- codes ---- */

typedef struct unit_use {
    uint32_t uses, unit;
} unit_use;

static int compare_uses(const void *a, const void *b)
{
    const unit_use *left = a, *right = b;

    if (left->uses != right->uses)
        return left->uses > right->uses ? -1 : 1;
    return left->unit < right->unit ? -1 : 1;
}

/* How often each unit that occurs labels a node; gives their number. */
static uint32_t count_uses(const builder *tree, unit_use uses[65536])
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < 65536; i++)
        uses[i].unit = i;
    for (size_t i = 1; i < tree->nodes.count; i++)
        uses[tree->nodes.items[i].unit].uses++;
    for (uint32_t i = 0; i < 65536; i++)
        if (uses[i].uses)
            uses[count++] = uses[i];
    return count;
}

static zili_status give_codes(builder *tree, zili_error *err)
{
    unit_use *uses = zl_alloc_array(65536, sizeof *uses);

    if (!uses)
        return zl_no_memory(err);
    uint32_t count = count_uses(tree, uses);
    qsort(uses, count, sizeof *uses, compare_uses);
    for (uint32_t i = 0; i < count && i < MOST_CODES; i++)
        tree->codes[uses[i].unit] = (uint16_t)(i + 1);
    zl_free(uses);
    if (count > MOST_CODES)
        return zl_fail(err, ZILI_EFORMAT,
                       "The words have more than %u different characters: "
                       "that is no dictionary.",
                       MOST_CODES);
    return ZILI_OK;
}

/* Variants walk as the characters that stand for them in the words. */
static void give_variants(builder *tree)
{
    for (uint32_t i = 0x80; i < 65536; i++) {
        uint32_t common = zl_simplified(i);
        if (common != i && common < 65536)
            tree->codes[i] = tree->codes[common];
    }
}

/* ---- bases ---- */

/* 64 bits from bit `at` on. */
static uint64_t bits_at(const uint64_t *bits, size_t at)
{
    const uint64_t *word = bits + at / 64;
    size_t shift = at % 64;

    return shift ? word[0] >> shift | word[1] << (64 - shift) : word[0];
}

static void set_bit(uint64_t *bits, size_t at)
{
    bits[at / 64] |= UINT64_C(1) << at % 64;
}

/* Room for bases from `base` to 64 more, and their nodes. */
static bool make_room(builder *tree, uint32_t base)
{
    size_t bases = (size_t)base / 64 + 3, slots = bases + 65536 / 64;

    while (tree->bases.count < bases)
        if (!zl_array_push(&tree->bases, 0))
            return false;
    while (tree->slots.count < slots)
        if (!zl_array_push(&tree->slots, 0))
            return false;
    return true;
}

static uint32_t child_code(const builder *tree, uint32_t child)
{
    return tree->codes[tree->nodes.items[tree->children[child]].unit];
}

/* Of the 64 bases from `base` on, those that are free with all nodes. */
static uint64_t free_bases(const builder *tree, uint32_t base, uint32_t child,
                           uint32_t count)
{
    uint64_t bits = ~bits_at(tree->bases.items, base);

    for (uint32_t i = 0; bits && i < count; i++)
        bits &= ~bits_at(tree->slots.items,
                         (size_t)base + child_code(tree, child + i));
    return bits;
}

static void take_base(builder *tree, tree_node *node, uint32_t base,
                      uint32_t count)
{
    node->base = base;
    set_bit(tree->bases.items, base);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t slot = base + child_code(tree, node->first_child + i);
        set_bit(tree->slots.items, slot);
        if (slot >= tree->slot_count)
            tree->slot_count = slot + 1;
    }
}

/* The first base, and so the root's, is 0. `*from` is the first child's slot
 * where the search begins. */
static bool place_children(builder *tree, uint32_t at, uint32_t count,
                           uint32_t *from)
{
    tree_node *node = &tree->nodes.items[at];
    uint32_t first = child_code(tree, node->first_child);
    uint32_t base = *from > first ? *from - first : at > 0;
    uint64_t bits = 0;

    while (!bits) {
        if (base > UINT32_MAX / 2 || !make_room(tree, base))
            return false;
        bits = free_bases(tree, base, node->first_child, count);
        base += bits ? (uint32_t)__builtin_ctzll(bits) : 64;
    }
    take_base(tree, node, base, count);
    *from = base + first;
    return true;
}

static bool place_all(builder *tree)
{
    uint32_t from = 0, before = 0;
    uint32_t count = (uint32_t)tree->nodes.count;

    tree->slot_count = 1;
    if (count > 1 &&
        !place_children(tree, 0, child_count(tree, 0), &(uint32_t){ 0 }))
        return false;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t node = tree->order[i], many = child_count(tree, node);
        if (many == 0)
            tree->nodes.items[node].base = ZL_TRIE_END;
        if (many < MANY && many != before)
            from = 0;
        before = many;
        if (many && node && !place_children(tree, node, many, &from))
            return false;
    }
    return true;
}

/* ---- the block ---- */

static void put_nodes(const builder *tree, uint8_t *out)
{
    const tree_node *nodes = tree->nodes.items;

    for (uint32_t i = 0; i < tree->slot_count; i++)
        zl_put64(out + 8 * (size_t)i, FREE_NODE);
    for (size_t i = 1; i < tree->nodes.count; i++) {
        uint64_t code = tree->codes[nodes[i].unit];
        size_t slot = nodes[nodes[i].parent].base + code;
        zl_put64(out + 8 * slot, (uint64_t)nodes[i].base << 32 |
                                     (uint64_t)nodes[i].value << 16 | code);
    }
}

static void put_header(const builder *tree, uint8_t *out, size_t size)
{
    memcpy(out, ZL_TRIE_MAGIC, sizeof ZL_TRIE_MAGIC);
    zl_put32(out + 8, ZL_TRIE_VERSION);
    zl_put32(out + 12, tree->words_made);
    zl_put32(out + 16, tree->slot_count);
    zl_put32(out + 20, tree->longest);
    zl_put64(out + 24, zl_hash(out + ZL_TRIE_HEADER, size - ZL_TRIE_HEADER));
    zl_put64(out + 32, zl_hash(out, 32));
}

static zili_status write_block(const builder *tree, zl_trie *out,
                               zili_error *err)
{
    size_t size = ZL_TRIE_HEADER + ZL_TRIE_CODES +
                  8 * (size_t)tree->slot_count;
    uint8_t *block = zl_alloc(size);

    if (!block)
        return zl_no_memory(err);
    for (size_t i = 0; i < 65536; i++) {
        block[ZL_TRIE_HEADER + 2 * i] = (uint8_t)tree->codes[i];
        block[ZL_TRIE_HEADER + 2 * i + 1] = (uint8_t)(tree->codes[i] >> 8);
    }
    put_nodes(tree, block + ZL_TRIE_HEADER + ZL_TRIE_CODES);
    put_header(tree, block, size);
    zili_status status = zl_trie_open(out, (zl_span){ block, size },
                                      "The dictionary", err);
    if (status)
        zl_free(block);
    else
        out->owned = true;
    return status;
}

zili_status zl_trie_build(zl_trie *out, zl_trie_words *words, zili_error *err)
{
    *out = (zl_trie){ 0 };
    builder *tree = zl_alloc(sizeof *tree);
    zili_status status = ZILI_OK;

    if (!tree)
        return zl_no_memory(err);
    tree->words = words;
    if (!zl_trie_words_sort(words) || !make_tree(tree) ||
        !list_children(tree) || !order_nodes(tree))
        status = zl_no_memory(err);
    if (!status)
        status = give_codes(tree, err);
    if (!status && !place_all(tree))
        status = zl_no_memory(err);
    if (words->variants)
        give_variants(tree);
    if (!status)
        status = write_block(tree, out, err);
    zl_array_clear(&tree->nodes);
    zl_array_clear(&tree->bases);
    zl_array_clear(&tree->slots);
    zl_free(tree->children);
    zl_free(tree->order);
    zl_free(tree);
    return status;
}
