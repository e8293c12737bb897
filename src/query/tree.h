/* tree.h -- a query as it was written, before any corpus is looked at. */
#ifndef ZL_QUERY_TREE_H
#define ZL_QUERY_TREE_H

#include "base/array.h"
#include "base/text.h"

typedef enum zl_node_kind {
    ZL_NODE_WORD,     /* one token, * and ? for unknown characters */
    ZL_NODE_STRING,   /* characters, however they are cut */
    ZL_NODE_THEME,    /* a theme by name, with all below it */
    ZL_NODE_SEQUENCE, /* children one after the other */
    ZL_NODE_EITHER    /* any of the children */
} zl_node_kind;

typedef struct zl_node zl_node;

struct zl_node {
    zl_node_kind kind;
    bool touching; /* in a sequence: nothing stands before it */
    size_t column; /* byte of the query where it begins, from 0 */
    char *text;    /* of a word, string or theme; the node's own */
    ZL_ARRAY(zl_node *) children;
};

zl_node *zl_node_new(zl_node_kind kind, size_t column); /* NULL: no memory */
void     zl_node_free(zl_node *node);

/* Give `child` to `node`; on failure the child is freed. */
bool zl_node_add(zl_node *node, zl_node *child);

#endif
