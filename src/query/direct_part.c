/* direct_part.c -- a tree made ready for bare tokens. */
#include "query/direct_part.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "query/caret.h"
#include "query/expand.h"
#include "text/script.h"

#include <string.h>

/* What a part needs while it is made. */
struct maker {
    zl_expander *expander;
    zl_vocabulary *words;
    int folds; /* of the theme that is made, if its flags stand with it */
    zili_error *err;
};

void zl_direct_part_free(zl_direct_part *part)
{
    if (!part)
        return;
    for (size_t i = 0; i < part->children.count; i++)
        zl_direct_part_free(part->children.items[i]);
    zl_array_clear(&part->children);
    zl_str_clear(&part->key);
    zl_free(part);
}

static zili_status make(const struct maker *maker, const zl_node *node,
                        const char *lang, zl_direct_part **out);

static zili_status add_child(const struct maker *maker, zl_direct_part *part,
                             const zl_node *node, const char *lang)
{
    zl_direct_part *child = NULL;
    zili_status status = make(maker, node, lang, &child);

    if (status || zl_array_push(&part->children, child))
        return status;
    zl_direct_part_free(child);
    return zl_no_memory(maker->err);
}

/* Where the patterns of a theme go. */
struct theme {
    const struct maker *maker;
    zl_direct_part *part;
    size_t column;
};

/* The first node that needs an index; NULL: none. */
static const zl_node *first_foreign(const zl_node *node)
{
    const zl_node *found = node->kind > ZL_NODE_EITHER ? node : NULL;

    for (size_t i = 0; !found && i < node->children.count; i++)
        found = first_foreign(node->children.items[i]);
    return found;
}

/* `column`: of the query, where a theme has the tree; SIZE_MAX: the tree is
 * the query. */
static zili_status check(const struct maker *maker, const zl_node *tree,
                         size_t column)
{
    const zl_node *found = first_foreign(tree);

    if (!found)
        return ZILI_OK;
    return zl_query_fail(maker->err, maker->expander->whole,
                         column == SIZE_MAX ? found->column : column,
                         "this needs an index; without one, words, strings "
                         "and themes of these can be looked for.");
}

static zili_status add_pattern(void *user, const zl_node *tree,
                               const char *lang)
{
    const struct theme *theme = user;
    zili_status status = check(theme->maker, tree, theme->column);

    return status ? status
                  : add_child(theme->maker, theme->part, tree, lang);
}

static zili_status make_theme(const struct maker *maker, const zl_node *node,
                              zl_direct_part *part)
{
    struct maker inside = *maker;
    struct theme theme = { &inside, part, node->column };

    inside.folds = node->folds;
    return zl_expand_theme(maker->expander, node, add_pattern, &theme);
}

/* False without memory. */
static bool make_key(const struct maker *maker, const zl_node *node,
                     zl_view text, zl_direct_part *part)
{
    part->folds = zl_node_folds(node, maker->folds);
    zl_vocabulary_fold(maker->words, part->folds, text, &part->key);
    return !part->key.failed && zl_vocabulary_want(maker->words, part->folds);
}

static bool make_word(const struct maker *maker, const zl_node *node,
                      zl_direct_part *part)
{
    part->any = !node->quoted && node->text[strspn(node->text, "*")] == 0;
    part->wild = !node->quoted && strpbrk(node->text, "*?");
    return make_key(maker, node, zl_view_of(node->text), part);
}

/* A run of blanks is one blank; the parser has left none at the ends. */
static bool make_string(const struct maker *maker, const zl_node *node,
                        zl_direct_part *part)
{
    zl_view text = zl_view_of(node->text);
    zl_str plain = { 0 };
    bool blank = false;

    for (size_t at = 0; at < text.size;) {
        size_t begin = at;
        bool was_blank = blank;
        blank = zl_is_blank(zl_utf8_next(text, &at));
        if (!blank && was_blank && plain.size > 0)
            zl_str_add_byte(&plain, ' ');
        if (!blank)
            zl_str_add(&plain, zl_view_cut(text, begin, at));
    }
    bool enough =
        !plain.failed && make_key(maker, node, zl_str_view(&plain), part);
    zl_str_clear(&plain);
    return enough;
}

static zili_status fill(const struct maker *maker, const zl_node *node,
                        zl_direct_part *part)
{
    zili_status status = ZILI_OK;

    if (node->kind == ZL_NODE_WORD && !make_word(maker, node, part))
        return zl_no_memory(maker->err);
    if (node->kind == ZL_NODE_STRING && !make_string(maker, node, part))
        return zl_no_memory(maker->err);
    if (node->kind == ZL_NODE_THEME)
        return make_theme(maker, node, part);
    for (size_t i = 0; !status && i < node->children.count; i++)
        status = add_child(maker, part, node->children.items[i], NULL);
    return status;
}

static zili_status make(const struct maker *maker, const zl_node *node,
                        const char *lang, zl_direct_part **out)
{
    zl_direct_part *part = zl_alloc(sizeof *part);

    if (!part)
        return zl_no_memory(maker->err);
    part->kind = node->kind;
    part->touching = node->touching;
    part->lang = lang;
    zili_status status = fill(maker, node, part);
    if (status) {
        zl_direct_part_free(part);
        return status;
    }
    *out = part;
    return ZILI_OK;
}

/* The whole. */
struct root {
    const struct maker *maker;
    zl_direct_part **out;
};

static zili_status make_root(void *user, const zl_node *tree,
                             const char *lang)
{
    const struct root *root = user;
    zili_status status = check(root->maker, tree, SIZE_MAX);

    return status ? status : make(root->maker, tree, lang, root->out);
}

zili_status zl_direct_part_new(zl_direct_part **out, const zl_node *tree,
                               const char *whole, const zl_themes *themes,
                               zl_profile profile, zl_vocabulary *words,
                               zili_error *err)
{
    zl_expander expander = { whole, themes, profile, err, NULL };
    struct maker maker = { .expander = &expander,
                           .words = words,
                           .folds = ZL_FOLDS_UNSAID,
                           .err = err };
    struct root root = { &maker, out };

    *out = NULL;
    zili_status status =
        zl_expand_tree(&expander, tree, NULL, make_root, &root);
    zl_expander_clear(&expander);
    return status;
}
