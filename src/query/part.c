/* part.c -- a tree made ready for one corpus: sets of types, and a matcher. */
#include "part.h"

#include "base/fail.h"
#include "base/mem.h"
#include "query/expand.h"
#include "query/recut.h"
#include "query/string.h"
#include "query/word.h"

#include <string.h>

/* What a part needs while it is made. */
struct maker {
    const zl_expander *expander;
    const zili_corpus *corpus;
    zl_keys *keys;
    int folds; /* of the theme that is made, if its flags stand with it */
    zili_error *err;
};

struct zl_part {
    zl_node_kind kind; /* never ZL_NODE_THEME */
    bool touching;
    bool phrase; /* a sequence of nothing but words */
    const char *lang; /* matches only in regions of this language, if set */
    const zili_corpus *corpus;
    uint8_t *types;      /* of a word: a bitmap */
    zl_string_part *string;
    ZL_ARRAY(zl_part *) children;
};

static zili_status make(const struct maker *maker, const zl_node *node,
                        zl_part **out);

static size_t bitmap_size(const zili_corpus *corpus)
{
    return zl_corpus_types(corpus) / 8 + 1;
}

static bool in_set(const uint8_t *set, uint32_t type)
{
    return set[type / 8] >> type % 8 & 1;
}

static void add_set(uint8_t *set, const uint8_t *more, size_t size)
{
    for (size_t i = 0; i < size; i++)
        set[i] |= more[i];
}

void zl_part_free(zl_part *part)
{
    if (!part)
        return;
    for (size_t i = 0; i < part->children.count; i++)
        zl_part_free(part->children.items[i]);
    zl_array_clear(&part->children);
    zl_string_part_free(part->string);
    zl_free(part->types);
    zl_free(part);
}

/* ---- making ---- */

static zili_status make_word(const struct maker *maker, const zl_node *node,
                             zl_part *part)
{
    return zl_word_types(&part->types, node, zl_node_folds(node, maker->folds),
                         maker->corpus, maker->keys, maker->err);
}

static zili_status make_string(const struct maker *maker, const zl_node *node,
                               zl_part *part)
{
    unsigned folds = zl_node_folds(node, maker->folds);
    zili_status status = zl_keys_make(maker->keys, folds, maker->err);

    return status ? status
                  : zl_string_part_new(&part->string, zl_view_of(node->text),
                                       folds, maker->corpus, maker->keys,
                                       maker->err);
}

/* What stands in a group of one is what matters: it takes the group's place. */
static zl_part *without_groups(zl_part *part)
{
    while (part->children.count == 1 && !part->lang) {
        zl_part *child = part->children.items[0];
        part->children.count = 0;
        zl_part_free(part);
        part = child;
    }
    return part;
}

static bool same_lang(const zl_part *a, const zl_part *b)
{
    return a->lang && b->lang ? strcmp(a->lang, b->lang) == 0
                              : a->lang == b->lang;
}

/* One set for all words that stand beside each other as alternatives: a list
 * of a thousand words is matched as fast as one word. */
static bool joins_words(zl_part *part, const zl_part *child)
{
    if (part->kind != ZL_NODE_EITHER || child->kind != ZL_NODE_WORD)
        return false;
    for (size_t i = 0; i < part->children.count; i++) {
        zl_part *other = part->children.items[i];
        if (other->kind == ZL_NODE_WORD && same_lang(other, child)) {
            add_set(other->types, child->types, bitmap_size(part->corpus));
            return true;
        }
    }
    return false;
}

/* Whether it has a word that the corpus has not. Most ways in which pieces
 * could be one word are such: without them a phrase is a phrase again. */
static bool is_nowhere(const zl_part *part)
{
    bool nowhere = part->kind == ZL_NODE_WORD;

    for (size_t i = 0; nowhere && i < bitmap_size(part->corpus); i++)
        nowhere = part->types[i] == 0;
    for (size_t i = 0; part->kind == ZL_NODE_SEQUENCE && !nowhere &&
                       i < part->children.count; i++)
        nowhere = is_nowhere(part->children.items[i]);
    return nowhere;
}

static zili_status add_child(const struct maker *maker, zl_part *part,
                             const zl_node *node, const char *lang)
{
    zl_part *child = NULL;
    zili_status status = make(maker, node, &child);

    if (status)
        return status;
    child = without_groups(child);
    if (lang)
        child->lang = lang;
    bool needless = joins_words(part, child) ||
                    (part->kind == ZL_NODE_EITHER && is_nowhere(child));
    if (!needless && zl_array_push(&part->children, child))
        return ZILI_OK;
    zl_part_free(child);
    return needless ? ZILI_OK : zl_no_memory(maker->err);
}

static zili_status make_children(const struct maker *maker,
                                 const zl_node *node, zl_part *part)
{
    zili_status status = ZILI_OK;

    for (size_t i = 0; !status && i < node->children.count; i++)
        status = add_child(maker, part, node->children.items[i], NULL);
    return status;
}

/* Where the patterns of a theme go. */
struct theme {
    const struct maker *maker;
    zl_part *part;
};

static zili_status add_pattern(void *user, const zl_node *tree,
                               const char *lang)
{
    const struct theme *theme = user;

    return add_child(theme->maker, theme->part, tree, lang);
}

/* A theme is any of its patterns. */
static zili_status make_theme(const struct maker *maker, const zl_node *node,
                              zl_part *part)
{
    struct maker inside = *maker;
    struct theme theme = { &inside, part };

    inside.folds = node->folds;
    part->kind = ZL_NODE_EITHER;
    return zl_expand_theme(maker->expander, node, add_pattern, &theme);
}

static zili_status fill(const struct maker *maker, const zl_node *node,
                        zl_part *part)
{
    switch (node->kind) {
    case ZL_NODE_WORD:
        return make_word(maker, node, part);
    case ZL_NODE_STRING:
        return make_string(maker, node, part);
    case ZL_NODE_THEME:
        return make_theme(maker, node, part);
    default:
        break;
    }
    return make_children(maker, node, part);
}

static bool is_phrase(const zl_part *part)
{
    for (size_t i = 0; i < part->children.count; i++)
        if (part->children.items[i]->kind != ZL_NODE_WORD ||
            part->children.items[i]->lang)
            return false;
    return part->kind == ZL_NODE_SEQUENCE;
}

static zili_status make(const struct maker *maker, const zl_node *node,
                        zl_part **out)
{
    zl_part *part = zl_alloc(sizeof *part);

    if (!part)
        return zl_no_memory(maker->err);
    part->kind = node->kind;
    part->touching = node->touching;
    part->corpus = maker->corpus;
    zili_status status = fill(maker, node, part);
    part->phrase = is_phrase(part);
    if (status) {
        zl_part_free(part);
        return status;
    }
    *out = part;
    return ZILI_OK;
}

/* The whole. */
struct root {
    const struct maker *maker;
    zl_part **out;
};

static zili_status make_root(void *user, const zl_node *tree,
                             const char *lang)
{
    const struct root *root = user;

    (void)lang;
    return make(root->maker, tree, root->out);
}

zili_status zl_part_new(zl_part **out, const zl_node *tree, const char *whole,
                        const zl_themes *themes, const zili_corpus *corpus,
                        zl_keys *keys, zili_error *err)
{
    zl_expander expander = { whole, themes, zl_profile_of(corpus), err };
    struct maker maker = { .expander = &expander,
                           .corpus = corpus,
                           .keys = keys,
                           .folds = ZL_FOLDS_UNSAID,
                           .err = err };
    struct root root = { &maker, out };

    *out = NULL;
    return zl_expand_tree(&expander, tree, NULL, make_root, &root);
}

/* ---- where matches can begin ---- */

void zl_part_first(const zl_part *part, uint8_t *set)
{
    size_t size = bitmap_size(part->corpus);

    if (part->kind == ZL_NODE_WORD)
        add_set(set, part->types, size);
    else if (part->kind == ZL_NODE_STRING)
        add_set(set, zl_string_part_first(part->string), size);
    else if (part->kind == ZL_NODE_SEQUENCE)
        zl_part_first(part->children.items[0], set);
    else
        for (size_t i = 0; i < part->children.count; i++)
            zl_part_first(part->children.items[i], set);
}

/* ---- matching ---- */

static bool same_hit(zl_hit a, zl_hit b)
{
    return a.begin == b.begin && a.end == b.end && a.skip == b.skip &&
           a.trim == b.trim;
}

bool zl_hits_add(zl_hits *hits, zl_hit hit)
{
    for (size_t i = 0; i < hits->count; i++)
        if (same_hit(hits->items[i], hit))
            return true;
    return zl_array_push(hits, hit);
}

static bool in_language(const zl_part *part, uint64_t position)
{
    if (!part->lang)
        return true;
    const zl_structure *regions = zl_corpus_structure(part->corpus, "region");
    uint32_t region = regions ? zl_structure_at(regions, position) : ZL_NONE;
    return region != ZL_NONE &&
           strcmp(zl_corpus_area(part->corpus, region)->lang, part->lang) == 0;
}

bool zl_same_paragraph(const zili_corpus *corpus, uint64_t a, uint64_t b)
{
    const zl_structure *paragraphs = zl_corpus_structure(corpus, "p");

    return !paragraphs || zl_structure_at(paragraphs, a) ==
                              zl_structure_at(paragraphs, b);
}

/* Whether an item may follow `before`, a match of those in front of it. */
static bool may_follow(const zl_part *item, zl_hit before)
{
    if (before.trim > 0 || before.end >= zl_corpus_tokens(item->corpus))
        return false;
    return !item->touching ||
           zl_corpus_glue(item->corpus, before.end - 1).size == 0;
}

/* One more item of a sequence behind `before`; `more` is room to work in. */
static bool extend(const zl_part *item, zl_hit before, zl_hits *more,
                   zl_hits *out)
{
    more->count = 0;
    if (!may_follow(item, before))
        return true;
    bool enough = zl_part_match(item, before.end, more);
    if (more->count > 0 &&
        !zl_same_paragraph(item->corpus, before.begin, before.end))
        return enough;
    for (size_t i = 0; enough && i < more->count; i++)
        if (more->items[i].skip == 0)
            enough = zl_hits_add(out, (zl_hit){ before.begin,
                                                more->items[i].end,
                                                before.skip,
                                                more->items[i].trim });
    return enough;
}

/* Words one after the other can match in one way only. */
static bool match_phrase(const zl_part *part, uint64_t position,
                         zl_hits *hits)
{
    zl_hit hit = { position, position, 0, 0 };

    for (size_t i = 0; i < part->children.count; i++, hit.end++) {
        const zl_part *word = part->children.items[i];
        if (i > 0 && !may_follow(word, hit))
            return true;
        if (!in_set(word->types, zl_corpus_at(part->corpus, hit.end)))
            return true;
    }
    return !zl_same_paragraph(part->corpus, position, hit.end - 1) ||
           zl_hits_add(hits, hit);
}

static bool match_sequence(const zl_part *part, uint64_t position,
                           zl_hits *hits)
{
    zl_hits now = { 0 }, next = { 0 }, more = { 0 };
    bool enough = zl_part_match(part->children.items[0], position, &now);

    for (size_t i = 1; enough && now.count && i < part->children.count; i++) {
        next.count = 0;
        for (size_t j = 0; enough && j < now.count; j++)
            enough = extend(part->children.items[i], now.items[j], &more,
                            &next);
        zl_hits swap = now;
        now = next;
        next = swap;
    }
    for (size_t i = 0; enough && i < now.count; i++)
        enough = zl_hits_add(hits, now.items[i]);
    zl_array_clear(&now);
    zl_array_clear(&next);
    zl_array_clear(&more);
    return enough;
}

static bool match_either(const zl_part *part, uint64_t position,
                         zl_hits *hits)
{
    bool enough = true;

    for (size_t i = 0; enough && i < part->children.count; i++)
        enough = zl_part_match(part->children.items[i], position, hits);
    return enough;
}

bool zl_part_match(const zl_part *part, uint64_t position, zl_hits *hits)
{
    uint32_t type = zl_corpus_at(part->corpus, position);

    if (!in_language(part, position))
        return true;
    switch (part->kind) {
    case ZL_NODE_WORD:
        return !in_set(part->types, type) ||
               zl_hits_add(hits, (zl_hit){ position, position + 1, 0, 0 });
    case ZL_NODE_STRING:
        return zl_string_part_match(part->string, position, hits);
    case ZL_NODE_SEQUENCE:
        return part->phrase ? match_phrase(part, position, hits)
                            : match_sequence(part, position, hits);
    default:
        break;
    }
    return match_either(part, position, hits);
}
