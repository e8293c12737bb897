/* tree.c -- a query as it was written. */
#include "tree.h"

#include "base/mem.h"
#include "text/fold.h"

#include <string.h>

zl_node *zl_node_new(zl_node_kind kind, size_t column)
{
    zl_node *node = zl_alloc(sizeof *node);

    if (node) {
        node->kind = kind;
        node->column = column;
        node->folds = ZL_FOLDS_UNSAID;
        node->label = ZL_LABEL_NONE;
        node->other = ZL_LABEL_NONE;
    }
    return node;
}

void zl_node_free(zl_node *node)
{
    if (!node)
        return;
    for (size_t i = 0; i < node->children.count; i++)
        zl_node_free(node->children.items[i]);
    zl_array_clear(&node->children);
    zl_free(node->text);
    zl_free(node);
}

zl_node *zl_node_copy(const zl_node *node)
{
    zl_node *copy = zl_alloc(sizeof *copy);

    if (!copy)
        return NULL;
    *copy = *node;
    copy->text = NULL;
    memset(&copy->children, 0, sizeof copy->children);
    if (node->text)
        copy->text = zl_copy_text(node->text, strlen(node->text));
    if (!node->text || copy->text)
        return copy;
    zl_free(copy);
    return NULL;
}

bool zl_node_add(zl_node *node, zl_node *child)
{
    if (zl_array_push(&node->children, child))
        return true;
    zl_node_free(child);
    return false;
}

bool zl_node_make_query(zl_node **tree)
{
    zl_node *query;

    if ((*tree)->kind == ZL_NODE_QUERY)
        return true;
    query = zl_node_new(ZL_NODE_QUERY, 0);
    if (!query || !zl_array_push(&query->children, *tree)) {
        zl_node_free(query);
        return false;
    }
    *tree = query;
    return true;
}

void zl_node_set_folds(zl_node *node, int folds)
{
    if (node->folds == ZL_FOLDS_UNSAID)
        node->folds = folds;
    for (size_t i = 0; i < node->children.count; i++)
        zl_node_set_folds(node->children.items[i], folds);
}

unsigned zl_node_folds(const zl_node *node, int of_theme)
{
    int folds = node->folds == ZL_FOLDS_UNSAID ? of_theme : node->folds;

    if (folds != ZL_FOLDS_UNSAID)
        return (unsigned)folds;
    return node->quoted || node->kind == ZL_NODE_REGEX ? 0 : ZL_FOLD_USUAL;
}
