/* branches.c -- contexts with one beginning as branches of a tree.
 *
 * First a tree of single words (stems), where a map finds the word that
 * follows another; then words that have but one way on become one branch. */
#include "branches.h"

#include "base/mem.h"
#include "pieces.h"

#include <stdlib.h>
#include <string.h>

#define MOST_WORDS 40 /* of a context: more have no room in any figure */

/* A word in its place; its number is that of its key in the map. */
struct stem {
    size_t text, size; /* as it first came, in `words` */
    bool apart;        /* a blank stands before it, where it first came */
    bool cut;
    size_t count, first;
    uint32_t child, last, next; /* children as they come; or ZL_NO_BRANCH */
    uint32_t children;
};

struct growth {
    zl_plan *plan;
    const zili_table *table;
    const zl_branching *how;
    zl_contexts columns;
    bool cut; /* "·" parts words */
    zl_map keys;
    ZL_ARRAY(struct stem) stems;
    zl_str words;
    uint32_t root, root_last; /* of the list of nodes */
    ZL_ARRAY(zl_piece) pieces;
    ZL_ARRAY(uint32_t) ends; /* for each branch its last stem */
};

/* ---- stems ------------------------------------------------------------- */

static void make_key(uint32_t parent, zl_view text, zl_str *key)
{
    zl_str_empty(key);
    zl_str_add(key, (zl_view){ (const char *)&parent, sizeof parent });
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.bytes[i];
        zl_str_add_byte(key,
                        (char)(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte));
    }
}

static void link_stem(struct growth *of, uint32_t parent, uint32_t number)
{
    struct stem *stems = of->stems.items;
    uint32_t *first = &of->root, *last = &of->root_last;

    if (parent != ZL_NO_BRANCH) {
        first = &stems[parent].child;
        last = &stems[parent].last;
        stems[parent].children++;
    }
    if (*last == ZL_NO_BRANCH)
        *first = number;
    else
        stems[*last].next = number;
    *last = number;
}

/* The stem of this word after `parent`, counted once more; ZL_NO_BRANCH
 * without memory. */
static uint32_t grow(struct growth *of, uint32_t parent, zl_piece piece,
                     size_t row, zl_str *key)
{
    make_key(parent, piece.text, key);
    uint32_t number = key->failed ? ZL_MAP_NONE
                                  : zl_map_add(&of->keys, zl_str_view(key));
    struct stem stem = { .text = of->words.size,
                         .size = piece.text.size,
                         .apart = piece.apart,
                         .first = row,
                         .child = ZL_NO_BRANCH,
                         .last = ZL_NO_BRANCH,
                         .next = ZL_NO_BRANCH };

    if (number == ZL_MAP_NONE)
        return ZL_NO_BRANCH;
    if (number == of->stems.count) {
        zl_str_add(&of->words, piece.text);
        if (of->words.failed || !zl_array_push(&of->stems, stem))
            return ZL_NO_BRANCH;
        link_stem(of, parent, number);
    }
    of->stems.items[number].count++;
    return number;
}

static bool cut_context(struct growth *of, zl_view rest)
{
    zl_piece piece;

    of->pieces.count = 0;
    while (zl_pieces_next(&rest, of->cut, &piece))
        if (!zl_array_push(&of->pieces, piece))
            return false;
    return true;
}

/* Before the node the last word is the first one. */
static zl_piece piece_at(const struct growth *of, size_t i)
{
    return of->pieces.items[of->how->before ? of->pieces.count - 1 - i : i];
}

static bool grow_row(struct growth *of, size_t row, zl_view node,
                     zl_view context, zl_str *key)
{
    size_t most = of->how->branch && of->how->branch < MOST_WORDS
                      ? of->how->branch
                      : MOST_WORDS;

    if (!cut_context(of, context))
        return false;
    uint32_t at = grow(of, ZL_NO_BRANCH, (zl_piece){ node, false }, row, key);
    for (size_t i = 0; at != ZL_NO_BRANCH && i < of->pieces.count; i++) {
        if (i == most) {
            of->stems.items[at].cut = true;
            break;
        }
        at = grow(of, at, piece_at(of, i), row, key);
    }
    return at != ZL_NO_BRANCH;
}

static size_t context_column(const struct growth *of)
{
    return of->how->before ? of->columns.before : of->columns.after;
}

static void weigh(struct growth *of)
{
    zl_cuts cuts = { 0 };
    zl_str text = { 0 };

    for (size_t row = 0; row < zili_table_rows(of->table); row++) {
        zl_str_empty(&text);
        zl_cell_text(of->table, row, context_column(of), &text);
        zl_pieces_weigh(zl_str_view(&text), &cuts);
    }
    of->cut = zl_pieces_are_cut(&cuts);
    if (text.failed)
        zl_plan_no_memory(of->plan);
    zl_str_clear(&text);
}

static void grow_all(struct growth *of)
{
    zl_str raw = { 0 }, node = { 0 }, context = { 0 }, key = { 0 };

    for (size_t row = 0;
         row < zili_table_rows(of->table) && !zl_plan_failed(of->plan);
         row++) {
        zl_str_empty(&raw);
        zl_str_empty(&node);
        zl_str_empty(&context);
        zl_cell_text(of->table, row, of->columns.node, &raw);
        zl_pieces_join(zl_str_view(&raw), of->cut, &node);
        zl_cell_text(of->table, row, context_column(of), &context);
        if (raw.failed || node.failed || context.failed ||
            !grow_row(of, row, zl_str_view(&node), zl_str_view(&context),
                      &key))
            zl_plan_no_memory(of->plan);
    }
    zl_str_clear(&raw);
    zl_str_clear(&node);
    zl_str_clear(&context);
    zl_str_clear(&key);
}

/* ---- branches ---------------------------------------------------------- */

static void add_word(const struct growth *of, const struct stem *stem,
                     zl_str *out)
{
    zl_str_add(out, (zl_view){ of->words.bytes + stem->text, stem->size });
}

/* The words from `stem` on that have but one way to go; gives the last. */
static uint32_t join_stems(const struct growth *of, uint32_t stem, bool root,
                           zl_str *out)
{
    const struct stem *stems = of->stems.items, *at = &stems[stem];
    zl_str text = { 0 };

    add_word(of, at, &text);
    while (!root && at->children == 1 && stems[at->child].count == at->count) {
        const struct stem *next = &stems[at->child];
        if (of->how->before) {
            zl_str front = { 0 };
            add_word(of, next, &front);
            if (at->apart)
                zl_str_add_byte(&front, ' ');
            zl_str_add(&front, zl_str_view(&text));
            front.failed |= text.failed;
            zl_str_clear(&text);
            text = front;
        } else {
            if (next->apart)
                zl_str_add_byte(&text, ' ');
            add_word(of, next, &text);
        }
        stem = at->child;
        at = next;
    }
    zl_str_add(out, zl_str_view(&text));
    zl_str_add_byte(out, 0);
    out->failed |= text.failed;
    zl_str_clear(&text);
    return stem;
}

static bool add_branch(struct growth *of, zl_branches *to, uint32_t parent,
                       uint32_t stem)
{
    const struct stem *first = &of->stems.items[stem];
    bool root = parent == ZL_NO_BRANCH;
    zl_branch branch = { .text = to->texts.size,
                         .count = first->count,
                         .first = first->first,
                         .parent = parent };

    if (!root)
        branch.level = to->all.items[parent].level + 1;
    uint32_t end = join_stems(of, stem, root, &to->texts);
    branch.cut = of->stems.items[end].cut;
    return !to->texts.failed && zl_array_push(&of->ends, end) &&
           zl_array_push(&to->all, branch);
}

struct sibling {
    size_t count, first;
    uint32_t stem;
};

static int more_frequent(const void *a, const void *b)
{
    const struct sibling *left = a, *right = b;

    if (left->count != right->count)
        return left->count > right->count ? -1 : 1;
    return left->stem < right->stem ? -1 : left->stem > right->stem;
}

/* Stems are numbered as they come: as siblings they stand in this order. */
static bool add_siblings(struct growth *of, zl_branches *to, uint32_t parent,
                         uint32_t stem)
{
    ZL_ARRAY(struct sibling) list = { 0 };
    bool good = true;

    for (; good && stem != ZL_NO_BRANCH; stem = of->stems.items[stem].next) {
        const struct stem *at = &of->stems.items[stem];
        good = zl_array_push(&list,
                             (struct sibling){ at->count, at->first, stem });
    }
    if (good && list.count && !of->how->in_order)
        qsort(list.items, list.count, sizeof *list.items, more_frequent);
    if (good && parent != ZL_NO_BRANCH) {
        to->all.items[parent].child = (uint32_t)to->all.count;
        to->all.items[parent].children = (uint32_t)list.count;
    }
    for (size_t i = 0; good && i < list.count; i++)
        good = add_branch(of, to, parent, list.items[i].stem);
    zl_array_clear(&list);
    return good;
}

static void join_all(struct growth *of, zl_branches *to)
{
    bool good = add_siblings(of, to, ZL_NO_BRANCH, of->root);

    to->roots = (uint32_t)to->all.count;
    for (size_t i = 0; good && i < to->all.count; i++)
        good = add_siblings(of, to, (uint32_t)i,
                            of->stems.items[of->ends.items[i]].child);
    if (!good)
        zl_plan_no_memory(of->plan);
}

void zl_branches_read(zl_plan *plan, const zili_table *table,
                      const zl_branching *how, zl_branches *out)
{
    struct growth of = { .plan = plan,
                         .table = table,
                         .how = how,
                         .root = ZL_NO_BRANCH,
                         .root_last = ZL_NO_BRANCH };

    *out = (zl_branches){ .lines = zili_table_rows(table) };
    zl_contexts_find(plan, table, &of.columns);
    if (context_column(&of) == SIZE_MAX)
        zl_need_column(plan, table, how->before ? "pre" : "post");
    if (!zl_plan_failed(plan))
        weigh(&of);
    if (!zl_plan_failed(plan))
        grow_all(&of);
    if (!zl_plan_failed(plan))
        join_all(&of, out);
    zl_map_clear(&of.keys);
    zl_array_clear(&of.stems);
    zl_str_clear(&of.words);
    zl_array_clear(&of.pieces);
    zl_array_clear(&of.ends);
}

void zl_branches_clear(zl_branches *branches)
{
    zl_array_clear(&branches->all);
    zl_str_clear(&branches->texts);
    *branches = (zl_branches){ 0 };
}
