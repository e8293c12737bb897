/* tree.h -- a query as it was written, before any corpus is looked at. */
#ifndef ZL_QUERY_TREE_H
#define ZL_QUERY_TREE_H

#include "base/array.h"
#include "base/text.h"

typedef enum zl_node_kind {
    ZL_NODE_WORD,     /* one token, * and ? for unknown characters unless it
                         is quoted */
    ZL_NODE_STRING,   /* characters, however they are cut */
    ZL_NODE_THEME,    /* a theme by name, with all below it */
    ZL_NODE_SEQUENCE, /* children one after the other */
    ZL_NODE_EITHER    /* any of the children */
} zl_node_kind;

typedef struct zl_node zl_node;

/* Where no flags stand: a quoted word is exact, and all else is folded as
 * usual. */
#define ZL_FOLDS_UNSAID (-1)

struct zl_node {
    zl_node_kind kind;
    bool touching; /* in a sequence: nothing stands before it */
    bool quoted;   /* of a word: no character is wild */
    int folds;     /* of a word, string or theme: ZL_FOLD_… by its flags */
    size_t column; /* byte of the query where it begins, from 0 */
    char *text;    /* of a word, string or theme; the node's own */
    ZL_ARRAY(zl_node *) children;
};

zl_node *zl_node_new(zl_node_kind kind, size_t column); /* NULL: no memory */
void     zl_node_free(zl_node *node);

/* Give `child` to `node`; on failure the child is freed. */
bool zl_node_add(zl_node *node, zl_node *child);

/* Flags for `node` and all below it that has none. */
void zl_node_set_folds(zl_node *node, int folds);

/* What is folded for a word or string, ZL_FOLD_…: by its own flags, else by
 * those of the theme that it is a pattern of, else as goes without saying. */
unsigned zl_node_folds(const zl_node *node, int of_theme);

#endif
