/* tree.c -- a query as it was written. */
#include "tree.h"

#include "base/mem.h"

zl_node *zl_node_new(zl_node_kind kind, size_t column)
{
    zl_node *node = zl_alloc(sizeof *node);

    if (node) {
        node->kind = kind;
        node->column = column;
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

bool zl_node_add(zl_node *node, zl_node *child)
{
    if (zl_array_push(&node->children, child))
        return true;
    zl_node_free(child);
    return false;
}
