/* expand.c -- what is looked for where a query has a word or a theme. */
#include "query/expand.h"

#include "query/caret.h"
#include "query/recut.h"

zili_status zl_expand_tree(const zl_expander *expander, const zl_node *tree,
                           const char *lang, zl_expand_fn *take, void *user)
{
    zl_node *cut = NULL;
    zili_status status =
        zl_recut(&cut, tree, expander->profile, expander->err);

    if (!status)
        status = take(user, cut ? cut : tree, lang);
    zl_node_free(cut);
    return status;
}

static zili_status expand_patterns(const zl_expander *expander,
                                   const zl_theme *theme, zl_expand_fn *take,
                                   void *user)
{
    zili_status status = ZILI_OK;

    for (size_t i = 0; !status && i < theme->patterns.count; i++)
        status = zl_expand_tree(expander, theme->patterns.items[i].tree,
                                theme->patterns.items[i].lang, take, user);
    return status;
}

static zili_status unknown_theme(const zl_expander *expander,
                                 const zl_node *node)
{
    if (!expander->themes)
        return zl_query_fail(expander->err, expander->whole, node->column,
                             "a theme needs a file of themes: --themes F.");
    return zl_query_fail(expander->err, expander->whole, node->column,
                         "the file of themes has no theme \"%s\".",
                         node->text);
}

zili_status zl_expand_theme(const zl_expander *expander, const zl_node *node,
                            zl_expand_fn *take, void *user)
{
    const zl_themes *themes = expander->themes;
    zl_view name = zl_view_of(node->text);
    zili_status status = ZILI_OK;

    if (!themes || zl_themes_find(themes, name) == SIZE_MAX)
        return unknown_theme(expander, node);
    for (size_t i = 0; !status && i < themes->list.count; i++)
        if (zl_themes_is(themes, i, name))
            status = expand_patterns(expander, &themes->list.items[i], take,
                                     user);
    return status;
}
