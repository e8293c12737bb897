/* yaml_tree.h -- makes the tree of a YAML file, piece by piece.
 *
 * Between yaml.c, which knows the parser, and yaml.h, which shows the tree.
 * Every limit is kept here, while the tree grows; an alias costs a copy of
 * one node. */
#ifndef ZL_BASE_YAML_TREE_H
#define ZL_BASE_YAML_TREE_H

#include "array.h"
#include "map.h"
#include "yaml.h"

#define ZL_YAML_LEVELS 32
#define ZL_YAML_NODES 1000000

struct zl_yaml {
    char *name;
    zl_yaml_node root;
    ZL_ARRAY(void *) held; /* every text and every array of items */
};

typedef struct zl_yaml_place {
    uint32_t line, column;
} zl_yaml_place;

/* A node, and how much hangs on it. */
typedef struct zl_yaml_grown {
    zl_yaml_node node;
    size_t nodes;  /* with all below, aliases followed */
    size_t levels; /* 0 for a text */
} zl_yaml_grown;

/* A list or map whose end has not come yet. */
typedef struct zl_yaml_frame {
    zl_yaml_grown whole;
    ZL_ARRAY(zl_yaml_node) items;
    zl_map keys;
    const char *key;     /* of the member that comes next, or NULL */
    zl_yaml_place at;    /* of that key */
    const char *anchor;
} zl_yaml_frame;

/* Start from { .yaml = …, .err = … }; end with zl_yaml_tree_clear(). */
typedef struct zl_yaml_tree {
    zl_yaml *yaml;
    zili_error *err;
    zl_yaml_place at; /* of what comes next; the caller sets it */
    bool has_root;
    zl_yaml_frame frames[ZL_YAML_LEVELS];
    size_t depth;
    size_t nodes;
    zl_map anchors;
    ZL_ARRAY(zl_yaml_grown) anchored; /* by the number of the anchor */
} zl_yaml_tree;

void zl_yaml_tree_clear(zl_yaml_tree *tree);

/* Fail with ZILI_EFORMAT and the current place. */
zili_status zl_yaml_tree_refuse(const zl_yaml_tree *tree, const char *format,
                                ...) __attribute__((format(printf, 2, 3)));

/* What comes next. `anchor` is empty where there is none. Each fails with
 * ZILI_EFORMAT where this cannot stand here, or ZILI_ENOMEM. */
zili_status zl_yaml_tree_text(zl_yaml_tree *tree, zl_view text,
                              zl_view anchor);
zili_status zl_yaml_tree_alias(zl_yaml_tree *tree, zl_view anchor);
zili_status zl_yaml_tree_begin(zl_yaml_tree *tree, zl_yaml_kind kind,
                               zl_view anchor);
zili_status zl_yaml_tree_end(zl_yaml_tree *tree);

#endif
