/* recut_help.h -- queries cut anew, as text. */
#ifndef RECUT_HELP_H
#define RECUT_HELP_H

#include "query_help.h"

#include "query/recut.h"

static inline zl_profile profile_named(const char *name)
{
    zl_profile profile;

    assert_int_equal(zl_profile_read(&profile, name, NULL), ZILI_OK);
    return profile;
}

/* Words with "_" where two touch, a blank where not; a word in quotes in
 * quotes, groups in brackets, flags as they are numbered. */
static inline void write_tree(const zl_node *node, zl_str *out)
{
    const char *between = node->kind == ZL_NODE_EITHER ? " | " : " ";
    bool group = node->children.count > 1 && node->kind == ZL_NODE_EITHER;

    zl_str_add_text(out, group ? "(" : "");
    for (size_t i = 0; i < node->children.count; i++) {
        bool touching = node->children.items[i]->touching;
        if (i > 0)
            zl_str_add_text(out, touching ? "_" : between);
        write_tree(node->children.items[i], out);
    }
    zl_str_add_text(out, group ? ")" : "");
    if (node->text)
        zl_str_format(out, node->quoted ? "\"%s\"" : "%s", node->text);
    if (node->folds != ZL_FOLDS_UNSAID)
        zl_str_format(out, "%%%d", node->folds);
}

static inline void assert_recut(const char *profile, const char *query,
                         const char *expected)
{
    zl_node *tree, *cut;
    zl_str shown = { 0 };
    zili_error err = { 0 };

    if (zl_parse(&tree, query, &err) ||
        zl_recut(&cut, tree, profile_named(profile), &err))
        fail_msg("%s", err.text);
    assert_non_null(cut);
    write_tree(cut, &shown);
    if (strcmp(zl_str_text(&shown), expected) != 0)
        fail_msg("%s, %s: %s, not %s", profile, query, zl_str_text(&shown),
                 expected);
    zl_str_clear(&shown);
    zl_node_free(cut);
    zl_node_free(tree);
}

#endif
