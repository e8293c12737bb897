/* expand.c -- what is looked for where a query has a word or a theme. */
#include "query/expand.h"

#include "base/fail.h"
#include "base/mem.h"
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

void zl_expander_clear(zl_expander *expander)
{
    for (size_t i = 0; expander->cuts && i < expander->themes->list.count;
         i++) {
        zl_node **trees = expander->cuts[i];
        for (size_t k = 0;
             trees && k < expander->themes->list.items[i].patterns.count; k++)
            zl_node_free(trees[k]);
        zl_free(trees);
    }
    zl_free(expander->cuts);
    expander->cuts = NULL;
}

/* Cut the patterns of theme `number`, unless they are. */
static zili_status cut_theme(zl_expander *expander, size_t number)
{
    const zl_themes *themes = expander->themes;
    const zl_theme *theme = &themes->list.items[number];
    zili_status status = ZILI_OK;

    if (!expander->cuts)
        expander->cuts =
            zl_alloc_array(themes->list.count, sizeof *expander->cuts);
    if (!expander->cuts)
        return zl_no_memory(expander->err);
    if (theme->patterns.count == 0 || expander->cuts[number])
        return ZILI_OK;
    zl_node **trees = zl_alloc_array(theme->patterns.count, sizeof *trees);
    expander->cuts[number] = trees;
    if (!trees)
        return zl_no_memory(expander->err);
    for (size_t i = 0; !status && i < theme->patterns.count; i++)
        status = zl_recut(&trees[i], theme->patterns.items[i].tree,
                          expander->profile, expander->err);
    return status;
}

static zili_status expand_patterns(zl_expander *expander, size_t number,
                                   zl_expand_fn *take, void *user)
{
    const zl_theme *theme = &expander->themes->list.items[number];
    zili_status status = cut_theme(expander, number);

    for (size_t i = 0; !status && i < theme->patterns.count; i++) {
        const zl_pattern *pattern = &theme->patterns.items[i];
        const zl_node *cut = expander->cuts[number][i];
        status = take(user, cut ? cut : pattern->tree, pattern->lang);
    }
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

zili_status zl_expand_theme(zl_expander *expander, const zl_node *node,
                            zl_expand_fn *take, void *user)
{
    const zl_themes *themes = expander->themes;
    zl_view name = zl_view_of(node->text);
    zili_status status = ZILI_OK;

    if (!themes || zl_themes_find(themes, name) == SIZE_MAX)
        return unknown_theme(expander, node);
    for (size_t i = 0; !status && i < themes->list.count; i++)
        if (zl_themes_is(themes, i, name))
            status = expand_patterns(expander, i, take, user);
    return status;
}
