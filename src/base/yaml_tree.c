/* yaml_tree.c -- makes the tree of a YAML file, piece by piece. */
#include "yaml_tree.h"

#include "fail.h"
#include "mem.h"

#include <stdio.h>
#include <string.h>

/* ---- failures ---- */

static zili_status fail_at(const char *name, zl_yaml_place at,
                           zili_status status, zili_error *err,
                           const char *format, va_list args)
{
    char text[800];

    vsnprintf(text, sizeof text, format, args);
    size_t size = strlen(text);
    return zl_fail(err, status, "%s:%u:%u: %s%s", name, at.line, at.column,
                   text, size && strchr(".?!", text[size - 1]) ? "" : ".");
}

zili_status zl_yaml_fail(const zl_yaml *yaml, const zl_yaml_node *node,
                         zili_error *err, const char *format, ...)
{
    zl_yaml_place at = { node->line, node->column };
    va_list args;

    va_start(args, format);
    zili_status status =
        fail_at(yaml->name, at, ZILI_EUSAGE, err, format, args);
    va_end(args);
    return status;
}

zili_status zl_yaml_tree_refuse(const zl_yaml_tree *tree, const char *format,
                                ...)
{
    va_list args;

    va_start(args, format);
    zili_status status = fail_at(tree->yaml->name, tree->at, ZILI_EFORMAT,
                                 tree->err, format, args);
    va_end(args);
    return status;
}

static zili_status refuse_depth(const zl_yaml_tree *tree)
{
    return zl_yaml_tree_refuse(tree, "This is nested deeper than %d levels.",
                               ZL_YAML_LEVELS);
}

static zili_status count_nodes(zl_yaml_tree *tree, size_t more)
{
    tree->nodes += more;
    if (tree->nodes <= ZL_YAML_NODES)
        return ZILI_OK;
    return zl_yaml_tree_refuse(tree, "There are more than %d values, those "
                                     "that aliases repeat included.",
                               ZL_YAML_NODES);
}

/* ---- what the file holds ---- */

/* The file owns `memory` from now on. False without memory, and then it is
 * already freed. */
static bool hold(zl_yaml_tree *tree, void *memory)
{
    if (memory && zl_array_push(&tree->yaml->held, memory))
        return true;
    zl_free(memory);
    return false;
}

/* A copy held by the file; NULL without memory. */
static const char *copy_of(zl_yaml_tree *tree, zl_view text)
{
    char *copy = zl_copy_text(text.bytes, text.size);

    return hold(tree, copy) ? copy : NULL;
}

/* ---- where the next node goes ---- */

static zl_yaml_frame *top(zl_yaml_tree *tree)
{
    return tree->depth ? &tree->frames[tree->depth - 1] : NULL;
}

static bool wants_key(zl_yaml_tree *tree)
{
    zl_yaml_frame *around = top(tree);

    return around && around->whole.node.kind == ZL_YAML_MAP && !around->key;
}

static zl_yaml_grown new_node(const zl_yaml_tree *tree, zl_yaml_kind kind,
                              const char *text)
{
    zl_yaml_node node = { .kind = kind,
                          .text = text,
                          .line = tree->at.line,
                          .column = tree->at.column };

    return (zl_yaml_grown){ node, 1, kind == ZL_YAML_TEXT ? 0 : 1 };
}

/* An anchor given twice means the later place from there on. */
static zili_status remember(zl_yaml_tree *tree, zl_view anchor,
                            const zl_yaml_grown *what)
{
    if (!anchor.size)
        return ZILI_OK;
    uint32_t number = zl_map_add(&tree->anchors, anchor);
    if (number == ZL_MAP_NONE)
        return zl_no_memory(tree->err);
    if (number < tree->anchored.count)
        tree->anchored.items[number] = *what;
    else if (!zl_array_push(&tree->anchored, *what))
        return zl_no_memory(tree->err);
    return ZILI_OK;
}

/* Put a finished node where it belongs. */
static zili_status put(zl_yaml_tree *tree, zl_yaml_grown what)
{
    zl_yaml_frame *around = top(tree);

    if (!around) {
        tree->yaml->root = what.node;
        tree->has_root = true;
        return ZILI_OK;
    }
    if (around->key) {
        what.node.key = around->key;
        what.node.line = around->at.line;
        what.node.column = around->at.column;
        around->key = NULL;
    }
    around->whole.nodes += what.nodes;
    if (around->whole.levels < what.levels + 1)
        around->whole.levels = what.levels + 1;
    return zl_array_push(&around->items, what.node) ? ZILI_OK
                                                    : zl_no_memory(tree->err);
}

/* ---- pieces ---- */

static zili_status take_key(zl_yaml_tree *tree, const char *key)
{
    zl_yaml_frame *map = top(tree);
    uint32_t known = map->keys.count;
    uint32_t number = zl_map_add(&map->keys, zl_view_of(key));

    if (number == ZL_MAP_NONE)
        return zl_no_memory(tree->err);
    if (number < known)
        return zl_yaml_tree_refuse(
            tree, "The key \"%s\" stands here a second time.", key);
    map->key = key;
    map->at = tree->at;
    return ZILI_OK;
}

zili_status zl_yaml_tree_text(zl_yaml_tree *tree, zl_view text, zl_view anchor)
{
    if (text.size && memchr(text.bytes, 0, text.size))
        return zl_yaml_tree_refuse(tree,
                                   "A zero byte cannot stand in a text.");
    const char *copy = copy_of(tree, text);
    if (!copy)
        return zl_no_memory(tree->err);
    zl_yaml_grown what = new_node(tree, ZL_YAML_TEXT, copy);
    zili_status status = remember(tree, anchor, &what);
    if (status)
        return status;
    if (wants_key(tree))
        return take_key(tree, copy);
    status = count_nodes(tree, 1);
    return status ? status : put(tree, what);
}

zili_status zl_yaml_tree_alias(zl_yaml_tree *tree, zl_view anchor)
{
    int size = (int)anchor.size;

    if (wants_key(tree))
        return zl_yaml_tree_refuse(tree,
                                   "A key must be a plain text, not *%.*s.",
                                   size, anchor.bytes);
    uint32_t number = zl_map_find(&tree->anchors, anchor);
    if (number == ZL_MAP_NONE)
        return zl_yaml_tree_refuse(tree,
                                   "*%.*s means nothing: no &%.*s ends "
                                   "before it.", size, anchor.bytes, size,
                                   anchor.bytes);
    zl_yaml_grown what = tree->anchored.items[number];
    what.node.line = tree->at.line;
    what.node.column = tree->at.column;
    if (tree->depth + what.levels > ZL_YAML_LEVELS)
        return refuse_depth(tree);
    zili_status status = count_nodes(tree, what.nodes);
    return status ? status : put(tree, what);
}

zili_status zl_yaml_tree_begin(zl_yaml_tree *tree, zl_yaml_kind kind,
                               zl_view anchor)
{
    if (wants_key(tree))
        return zl_yaml_tree_refuse(tree, "A key must be a plain text.");
    if (tree->depth == ZL_YAML_LEVELS)
        return refuse_depth(tree);
    zl_yaml_frame *inner = &tree->frames[tree->depth];
    *inner = (zl_yaml_frame){ .whole = new_node(tree, kind, "") };
    if (anchor.size && !(inner->anchor = copy_of(tree, anchor)))
        return zl_no_memory(tree->err);
    tree->depth++;
    return count_nodes(tree, 1);
}

zili_status zl_yaml_tree_end(zl_yaml_tree *tree)
{
    zl_yaml_frame done = tree->frames[--tree->depth];
    zl_yaml_grown what = done.whole;

    zl_map_clear(&done.keys);
    if (done.items.count && !hold(tree, done.items.items))
        return zl_no_memory(tree->err);
    what.node.items = done.items.items;
    what.node.count = done.items.count;
    zili_status status = remember(tree, zl_view_of(done.anchor), &what);
    return status ? status : put(tree, what);
}

void zl_yaml_tree_clear(zl_yaml_tree *tree)
{
    while (tree->depth) {
        zl_yaml_frame *open = &tree->frames[--tree->depth];
        zl_array_clear(&open->items);
        zl_map_clear(&open->keys);
    }
    zl_map_clear(&tree->anchors);
    zl_array_clear(&tree->anchored);
}
