/* tree_help.h -- the tree of a query as a text.
 *
 *     ab  "ab"  +b        a word, an exact one, one that touches
 *     /a.+/  'a'          a regular expression, a literal one
 *     ~s  @t  %cd         a string, a theme, flags behind any
 *     (a b)  {a | b}      one after the other; alternatives
 *     x{2,5}  x{0,}       repetition
 *     [c]  a:[]  @[]      tokens; c is a condition
 *     <s> </s> <s>(a)</s> edges; an element
 *     near(a, b)[8 s]
 *     query longest …     the clauses, a blank between
 *     :en !…              what is not on the other side */
#ifndef TREE_HELP_H
#define TREE_HELP_H

#include "base_help.h"

#include "query/parse.h"
#include "text/fold.h"

static inline void write_node(const zl_node *node, const zl_node *root,
                              zl_str *out);

static inline void write_list(const zl_node *node, size_t first,
                              const char *between, const zl_node *root,
                              zl_str *out)
{
    for (size_t i = first; i < node->children.count; i++) {
        zl_str_add_text(out, i > first ? between : "");
        write_node(node->children.items[i], root, out);
    }
}

static inline const char *label_name(int label, const zl_node *root)
{
    static const char *const special[] = { "", "match", "matchend", "target" };

    if (label < 0)
        return special[-1 - label];
    return root->children.items[label + 1]->text;
}

static inline void write_relation(zl_relation relation, zl_str *out)
{
    static const char *const signs[] = { "=", "!=", "<", "<=", ">", ">=" };

    zl_str_add_text(out, signs[relation]);
}

static inline void write_folds(const zl_node *node, zl_str *out)
{
    unsigned what = (unsigned)node->folds;

    if (node->folds == ZL_FOLDS_UNSAID ||
        (!node->text && node->kind != ZL_NODE_COMPARE))
        return;
    zl_str_add_byte(out, '%');
    zl_str_add_text(out, what & ZL_FOLD_CASE ? "c" : "");
    zl_str_add_text(out, what & ZL_FOLD_DIACRITICS ? "d" : "");
    zl_str_add_text(out, what & ZL_FOLD_VARIANTS ? "v" : "");
}

static inline void write_quoted(const zl_node *node, const char *begin,
                                const char *end, zl_str *out)
{
    zl_str_format(out, "%s%s%s", begin, node->text, end);
}

static inline void write_repeat(const zl_node *node, const zl_node *root,
                                zl_str *out)
{
    write_list(node, 0, "", root, out);
    zl_str_format(out, "{%u,", node->least);
    if (node->most != ZL_UNLIMITED)
        zl_str_format(out, "%u", node->most);
    zl_str_add_byte(out, '}');
}

static inline void write_value(const zl_node *node, size_t child,
                               const zl_node *root, zl_str *out)
{
    if (child >= node->children.count)
        return;
    write_relation(node->relation, out);
    write_node(node->children.items[child], root, out);
}

static inline void write_element(const zl_node *node, const zl_node *root,
                                 zl_str *out)
{
    zl_str_format(out, "<%s", node->text);
    write_value(node, 1, root, out);
    zl_str_add_byte(out, '>');
    write_node(node->children.items[0], root, out);
    zl_str_format(out, "</%s>", node->text);
}

static inline void write_token(const zl_node *node, const zl_node *root,
                               zl_str *out)
{
    zl_str_add_text(out, node->target ? "@" : "");
    if (node->label >= 0)
        zl_str_format(out, "%s:", label_name(node->label, root));
    zl_str_add_byte(out, '[');
    write_list(node, 0, "", root, out);
    zl_str_add_byte(out, ']');
}

static inline void write_attribute(const zl_node *node, const zl_node *root,
                                   zl_str *out)
{
    if (node->structural)
        zl_str_add_text(out, "_.");
    else if (node->label != ZL_LABEL_NONE)
        zl_str_format(out, "%s.", label_name(node->label, root));
    zl_str_add_text(out, node->text);
}

static inline void write_pattern(const zl_node *node, const zl_node *root,
                                 zl_str *out)
{
    switch (node->kind) {
    case ZL_NODE_WORD:
        write_quoted(node, node->quoted ? "\"" : "", node->quoted ? "\"" : "",
                     out);
        return;
    case ZL_NODE_REGEX:
        write_quoted(node, node->literal ? "'" : "/",
                     node->literal ? "'" : "/", out);
        return;
    case ZL_NODE_STRING:
        write_quoted(node, "~", "", out);
        return;
    case ZL_NODE_THEME:
        write_quoted(node, "@", "", out);
        return;
    case ZL_NODE_SEQUENCE:
        zl_str_add_byte(out, '(');
        write_list(node, 0, " ", root, out);
        zl_str_add_byte(out, ')');
        return;
    case ZL_NODE_EITHER:
        zl_str_add_byte(out, '{');
        write_list(node, 0, " | ", root, out);
        zl_str_add_byte(out, '}');
        return;
    case ZL_NODE_REPEAT:
        write_repeat(node, root, out);
        return;
    case ZL_NODE_TOKEN:
        write_token(node, root, out);
        return;
    case ZL_NODE_EDGE:
        zl_str_format(out, "<%s%s", node->closing ? "/" : "", node->text);
        write_value(node, 0, root, out);
        zl_str_add_byte(out, '>');
        return;
    case ZL_NODE_ELEMENT:
        write_element(node, root, out);
        return;
    default:
        zl_str_add_text(out, "near(");
        write_list(node, 0, ", ", root, out);
        zl_str_format(out, ")[%u%s%s]", node->most, node->text ? " " : "",
                      node->text ? node->text : "");
    }
}

static inline void write_condition(const zl_node *node, const zl_node *root,
                                   zl_str *out)
{
    switch (node->kind) {
    case ZL_NODE_AND:
    case ZL_NODE_OR:
        zl_str_add_byte(out, '(');
        write_list(node, 0, node->kind == ZL_NODE_AND ? " & " : " | ", root,
                   out);
        zl_str_add_byte(out, ')');
        return;
    case ZL_NODE_NOT:
        zl_str_add_byte(out, '!');
        write_list(node, 0, "", root, out);
        return;
    case ZL_NODE_COMPARE:
        write_node(node->children.items[0], root, out);
        write_value(node, 1, root, out);
        return;
    case ZL_NODE_BOUND:
        zl_str_add_text(out, label_name(node->label, root));
        return;
    case ZL_NODE_ATTRIBUTE:
        write_attribute(node, root, out);
        return;
    case ZL_NODE_NUMBER:
        zl_str_format(out, "%g", node->number);
        return;
    default:
        zl_str_format(out, "%s(%s, %s)",
                      node->absolute ? "distabs" : "distance",
                      label_name(node->label, root),
                      label_name(node->other, root));
    }
}

static inline void write_clause(const zl_node *node, const zl_node *root,
                                zl_str *out)
{
    static const char *const strategies[] = { "", " standard", " longest",
                                              " shortest", " traditional" };

    switch (node->kind) {
    case ZL_NODE_QUERY:
        zl_str_format(out, "query%s ", strategies[node->strategy]);
        write_list(node, 0, " ", root, out);
        return;
    case ZL_NODE_LABEL:
        zl_str_format(out, "%s:", node->text);
        return;
    case ZL_NODE_WITHIN:
        zl_str_format(out, "within %u%s%s", node->most, node->text ? " " : "",
                      node->text ? node->text : "");
        return;
    case ZL_NODE_CONTAINING:
        zl_str_add_text(out, node->negated ? "not containing "
                                           : "containing ");
        break;
    case ZL_NODE_ALIGNED:
        zl_str_format(out, ":%s %s", node->text, node->negated ? "!" : "");
        write_list(node, 0, "", node->children.items[0], out);
        return;
    default:
        zl_str_add_text(out, ":: ");
    }
    write_list(node, 0, "", root, out);
}

static inline void write_node(const zl_node *node, const zl_node *root,
                              zl_str *out)
{
    zl_str_add_text(out, node->touching ? "+" : "");
    if (node->kind <= ZL_NODE_NEAR)
        write_pattern(node, root, out);
    else if (node->kind < ZL_NODE_QUERY)
        write_condition(node, root, out);
    else
        write_clause(node, root, out);
    write_folds(node, out);
}

static inline void assert_tree_as(const char *query, zl_language language,
                                  const char *expected)
{
    zl_node *tree;
    zl_str found = { 0 };
    zili_error err = { 0 };

    if (zl_parse_as(&tree, query, language, &err))
        fail_msg("%s", err.text);
    write_node(tree, tree, &found);
    if (strcmp(zl_str_text(&found), expected) != 0)
        fail_msg("%s is %s", query, zl_str_text(&found));
    zl_str_clear(&found);
    zl_node_free(tree);
}

static inline void assert_tree(const char *query, const char *expected)
{
    assert_tree_as(query, ZL_LANGUAGE_ANY, expected);
}

/* That it is refused at the character `column`, from 1, with a sentence that
 * begins so. */
static inline void assert_refused(const char *query, size_t column,
                                  const char *sentence)
{
    zl_node *tree = (zl_node *)(uintptr_t)1;
    zili_error err = { 0 };
    char expected[400];

    snprintf(expected, sizeof expected, "Column %zu of the query: %s", column,
             sentence);
    if (zl_parse(&tree, query, &err) != ZILI_EUSAGE || tree)
        fail_msg("%s was not refused", query);
    if (strncmp(err.text, expected, strlen(expected)) != 0)
        fail_msg("%s: %s", query, err.text);
}

#endif
