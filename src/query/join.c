/* join.c -- words of a query that touch, as the words of an index they are. */
#include "query/join.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/piece.h"
#include "base/utf8.h"
#include "text/number.h"
#include "text/script.h"

#include <string.h>

/* 〇, a piece of its own, spells numbers as 一 does. */
#define ZERO 0x3007

/* Each way to join so many pieces is tried: eight. */
#define MOST_TO_JOIN 4

/* What a character is to the numbers of a word. */
enum sort { NUMERAL, ORDINAL, WILD, OTHER };

/* A part of a piece that has characters of one sort. */
struct atom {
    zl_piece place;
    enum sort sort;
    bool begins; /* a piece */
    bool zero;   /* there is a 〇 in it … */
    bool ends_in_zero; /* … and it is the last character */
    unsigned kind; /* what it has to do with numbers, see number.h */
};

/* Words that touch, and their text. */
struct group {
    const zl_node *like; /* the first of them */
    const zl_roles *roles;
    zl_str text;
    zl_pieces pieces;
    ZL_ARRAY(struct atom) atoms;
    bool has_han;
};

static zl_view text_of(const struct group *group, zl_piece place)
{
    return zl_view_cut(zl_str_view(&group->text), place.begin, place.end);
}

/* ---- nodes ---- */

static zl_node *make_word(const struct group *group, zl_piece place)
{
    const zl_node *like = group->like;
    zl_view text = text_of(group, place);
    zl_node *node = zl_node_new(ZL_NODE_WORD, like->column);

    if (!node)
        return NULL;
    node->column += like->quoted ? 0 : place.begin;
    node->quoted = like->quoted;
    node->folds = like->folds;
    node->text = zl_copy_text(text.bytes, text.size);
    if (node->text)
        return node;
    zl_node_free(node);
    return NULL;
}

/* `pieces`, one after the other; false without memory. */
static bool add_sequence(const struct group *group, const zl_pieces *pieces,
                         zl_node *either)
{
    zl_node *row = zl_node_new(ZL_NODE_SEQUENCE, group->like->column);
    bool enough = row != NULL;

    for (size_t i = 0; enough && i < pieces->count; i++) {
        zl_node *word = make_word(group, pieces->items[i]);
        if (word)
            word->touching = i > 0;
        enough = word && zl_node_add(row, word);
    }
    if (enough)
        return zl_node_add(either, row);
    zl_node_free(row);
    return false;
}

/* ---- numbers ---- */

static enum sort sort_of(const struct group *group, uint32_t c)
{
    unsigned roles = zl_roles_of(group->roles, c);

    if (!group->like->quoted && (c == '*' || c == '?'))
        return WILD;
    if (roles & ZL_ROLE_ORDINAL)
        return ORDINAL;
    return roles & (ZL_ROLE_NUMERAL | ZL_ROLE_SOME | ZL_ROLE_ZERO) ? NUMERAL
                                                                   : OTHER;
}

/* Whether `c` belongs to the atom before it. */
static bool goes_on(const struct atom *last, enum sort sort, uint32_t c,
                    bool begins)
{
    if (sort != last->sort || sort == ORDINAL)
        return false;
    return !begins ||
           (sort == NUMERAL && (c == ZERO || last->ends_in_zero));
}

static bool add_atoms(struct group *group, zl_piece piece)
{
    zl_view text = zl_str_view(&group->text);

    for (size_t at = piece.begin; at < piece.end;) {
        size_t begin = at, count = group->atoms.count;
        struct atom *last = count ? &group->atoms.items[count - 1] : NULL;
        uint32_t c = zl_utf8_next(text, &at);
        enum sort sort = sort_of(group, c);
        bool begins = begin == piece.begin;
        if (!last || !goes_on(last, sort, c, begins)) {
            struct atom atom = { { begin, at }, sort, begins, false, false,
                                 0 };
            if (!zl_array_push(&group->atoms, atom))
                return false;
            last = &group->atoms.items[count];
        }
        last->place.end = at;
        last->ends_in_zero = c == ZERO;
        last->zero |= c == ZERO;
    }
    return true;
}

/* Whether what is wild belongs to an atom, so that nobody knows it all. */
static bool is_open(const struct group *group, size_t i)
{
    const struct atom *atoms = group->atoms.items;
    bool before = i > 0 && !atoms[i].begins && atoms[i - 1].sort == WILD;
    bool behind = i + 1 < group->atoms.count && !atoms[i + 1].begins &&
                  atoms[i + 1].sort == WILD;

    return atoms[i].sort == WILD || before || behind;
}

static bool make_atoms(struct group *group)
{
    group->atoms.count = 0;
    for (size_t i = 0; i < group->pieces.count; i++)
        if (!add_atoms(group, group->pieces.items[i]))
            return false;
    for (size_t i = 0; i < group->atoms.count; i++)
        if (!is_open(group, i))
            group->atoms.items[i].kind = zl_number_kind(
                group->roles, text_of(group, group->atoms.items[i].place));
    return true;
}

/* The number that begins with atom `i`: what is behind it. */
static size_t number_end(const struct group *group, size_t i)
{
    const struct atom *atoms = group->atoms.items;
    unsigned kind = atoms[i].kind;

    if (kind == 0)
        return i;
    while (++i < group->atoms.count && zl_number_goes_on(kind, atoms[i].kind))
        kind = zl_number_joined(kind, atoms[i].kind);
    return i;
}

/* Make one piece of the atoms [i, end), if they are of several pieces (as
 * where there is a 〇 they are). */
static bool join_number(struct group *group, size_t i, size_t end)
{
    struct atom *atoms = group->atoms.items;
    bool joins = false;

    for (size_t k = i; k < end; k++)
        joins |= atoms[k].zero || (k > i && atoms[k].begins);
    if (!joins)
        return false;
    for (size_t k = i; k < end; k++)
        atoms[k].begins = k == i;
    if (end < group->atoms.count)
        atoms[end].begins = true;
    return true;
}

/* Whether there are numbers that the pieces do not show. */
static bool join_numbers(struct group *group)
{
    bool joined = false;

    for (size_t i = 0, end; i < group->atoms.count; i = end) {
        end = number_end(group, i);
        joined |= join_number(group, i, end);
        end += end == i;
    }
    return joined;
}

static bool add_numbers(struct group *group, zl_node *either)
{
    zl_pieces pieces = { 0 };

    if (!make_atoms(group))
        return false;
    if (!join_numbers(group))
        return true;
    bool enough = true;
    for (size_t i = 0; enough && i < group->atoms.count; i++) {
        const struct atom *atom = &group->atoms.items[i];
        if (atom->begins || i == 0)
            enough = zl_array_push(&pieces, atom->place);
        else
            pieces.items[pieces.count - 1].end = atom->place.end;
    }
    enough = enough && add_sequence(group, &pieces, either);
    zl_array_clear(&pieces);
    return enough;
}

/* ---- words of the user's ---- */

static bool has_letter(zl_view text)
{
    for (size_t at = 0; at < text.size;) {
        uint32_t c = zl_utf8_next(text, &at);
        if (zl_is_letter(c) || zl_is_digit(c))
            return true;
    }
    return false;
}

/* Whether the pieces [first, end) can be a word of a dictionary, and no lesser
 * one: -* is no word, for it would find a lone hyphen, and *n't would find
 * again the n't of don't. */
static bool may_be_word(const struct group *group, size_t first, size_t end)
{
    bool letters = false;
    size_t told = 0;

    for (size_t i = first; i < end; i++) {
        zl_view text = text_of(group, group->pieces.items[i]);
        size_t stars = 0;
        while (!group->like->quoted && stars < text.size &&
               text.bytes[stars] == '*')
            stars++;
        told += stars < text.size;
        letters = letters || has_letter(text);
    }
    return letters && told > 1;
}

/* The pieces, but that those whose bit is set belong to the one before. */
static bool add_joined(const struct group *group, size_t bits,
                       zl_node *either)
{
    const zl_piece *items = group->pieces.items;
    zl_pieces pieces = { 0 };
    bool enough = true, words = true;

    for (size_t i = 0, next; enough && i < group->pieces.count; i = next) {
        for (next = i + 1; bits >> (next - 1) & 1;)
            next++;
        zl_piece piece = { items[i].begin, items[next - 1].end };
        words = words && (next == i + 1 || may_be_word(group, i, next));
        enough = zl_array_push(&pieces, piece);
    }
    enough = enough && (!words || add_sequence(group, &pieces, either));
    zl_array_clear(&pieces);
    return enough;
}

static bool add_whole(const struct group *group, zl_node *either)
{
    zl_piece whole = { 0, group->text.size };

    if (!may_be_word(group, 0, group->pieces.count))
        return true;
    zl_node *word = make_word(group, whole);
    return word && zl_node_add(either, word);
}

static bool add_ways(struct group *group, zl_node *either)
{
    size_t count = group->pieces.count;
    bool tried = group->has_han && count <= MOST_TO_JOIN;
    size_t ways = tried ? (size_t)1 << (count - 1) : 2;
    bool enough = add_sequence(group, &group->pieces, either) &&
                  add_numbers(group, either);

    for (size_t bits = 1; enough && bits + 1 < ways; bits++)
        enough = add_joined(group, bits, either);
    return enough && add_whole(group, either);
}

/* ---- groups ---- */

/* The children from `i` on that touch each other. */
static size_t group_size(const zl_node *node, size_t i)
{
    zl_node *const *children = node->children.items;
    size_t end = i + 1;

    if (children[i]->kind != ZL_NODE_WORD)
        return 1;
    while (end < node->children.count && children[end]->touching &&
           children[end]->kind == ZL_NODE_WORD)
        end++;
    return end - i;
}

static bool fill_group(struct group *group, zl_node *const *words,
                       size_t count)
{
    group->like = words[0];
    group->pieces.count = 0;
    group->has_han = false;
    zl_str_empty(&group->text);
    for (size_t i = 0; i < count; i++) {
        zl_view word = zl_view_of(words[i]->text);
        size_t begin = group->text.size;
        for (size_t at = 0; at < word.size;)
            group->has_han |= zl_is_han(zl_utf8_next(word, &at));
        zl_str_add(&group->text, word);
        zl_piece piece = { begin, group->text.size };
        if (!zl_array_push(&group->pieces, piece))
            return false;
    }
    return !group->text.failed;
}

/* The choice of `count` words from `i` on, in the place of the first; the
 * others are free places. */
static bool join_group(struct group *group, zl_node *node, size_t i,
                       size_t count)
{
    zl_node **words = node->children.items + i;
    zl_node *either = zl_node_new(ZL_NODE_EITHER, words[0]->column);

    if (!either || !fill_group(group, words, count) ||
        !add_ways(group, either)) {
        zl_node_free(either);
        return false;
    }
    for (size_t k = 0; k < count; k++) {
        zl_node_free(words[k]);
        words[k] = NULL;
    }
    words[0] = either;
    return true;
}

static bool join_words(struct group *group, zl_node *node)
{
    zl_node **children = node->children.items;
    size_t kept = 0;
    bool enough = true;

    for (size_t i = 0, count; i < node->children.count; i += count) {
        count = group_size(node, i);
        if (enough && count > 1)
            enough = join_group(group, node, i, count);
    }
    for (size_t i = 0; i < node->children.count; i++)
        if (children[i])
            children[kept++] = children[i];
    node->children.count = kept;
    return enough;
}

static bool join_below(struct group *group, zl_node *node)
{
    for (size_t i = 0; i < node->children.count; i++)
        if (!join_below(group, node->children.items[i]))
            return false;
    return node->kind != ZL_NODE_SEQUENCE || join_words(group, node);
}

/* Whether there is anything to do: mostly there is not. */
static bool is_joint(const zl_node *node)
{
    bool joint = node->touching;

    for (size_t i = 0; !joint && i < node->children.count; i++)
        joint = is_joint(node->children.items[i]);
    return joint;
}

zili_status zl_join_touching(zl_node *tree, zili_error *err)
{
    struct group group = { 0 };

    if (!is_joint(tree))
        return ZILI_OK;
    zl_roles *roles = zl_roles_new();
    group.roles = roles;
    bool enough = roles && join_below(&group, tree);
    zl_str_clear(&group.text);
    zl_array_clear(&group.pieces);
    zl_array_clear(&group.atoms);
    zl_roles_free(roles);
    return enough ? ZILI_OK : zl_no_memory(err);
}
