/* fuzz_parse.c -- any query in any language: refused with a sentence and a
 * place in it, or a tree that is as it must be, whose expressions can be asked.
 *
 * The first byte chooses the language, the rest is the query. */
#include "base/utf8.h"
#include "query/parse.h"
#include "query/regex.h"
#include "text/fold.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

#define SIZE_LIMIT 4096

static const char *const words[] = { "", "a", "ab", "自力更生", "aaaaaaaaaaaa" };

static void ask_regex(const zl_node *node, const char *query)
{
    zl_regex *regex;
    zili_error err = { 0 };
    unsigned folds = zl_node_folds(node, ZL_FOLDS_UNSAID);
    zili_status status = zl_regex_new(&regex, node, folds, query, &err);

    if (status && (status != ZILI_EUSAGE || !err.text[0]))
        abort();
    for (size_t i = 0; !status && i < sizeof words / sizeof *words; i++) {
        zl_view word = zl_view_of(words[i]);
        zl_regex_answer answer = zl_regex_match(regex, word);
        if (answer == ZL_REGEX_YES &&
            !zl_view_starts(word, zl_regex_prefix(regex)))
            abort();
    }
    zl_regex_free(regex);
}

static bool has_text(const zl_node *node)
{
    return node->kind == ZL_NODE_WORD || node->kind == ZL_NODE_STRING ||
           node->kind == ZL_NODE_THEME || node->kind == ZL_NODE_REGEX ||
           node->kind == ZL_NODE_EDGE || node->kind == ZL_NODE_ELEMENT ||
           node->kind == ZL_NODE_ATTRIBUTE || node->kind == ZL_NODE_LABEL ||
           node->kind == ZL_NODE_ALIGNED;
}

static size_t children_of(const zl_node *node)
{
    switch (node->kind) {
    case ZL_NODE_NEAR:
    case ZL_NODE_AND:
    case ZL_NODE_OR:
    case ZL_NODE_COMPARE:
        return 2;
    case ZL_NODE_SEQUENCE:
    case ZL_NODE_EITHER:
    case ZL_NODE_REPEAT:
    case ZL_NODE_ELEMENT:
    case ZL_NODE_NOT:
    case ZL_NODE_QUERY:
    case ZL_NODE_CONTAINING:
    case ZL_NODE_WHERE:
    case ZL_NODE_ALIGNED:
        return 1;
    default:
        return 0;
    }
}

static void check(const zl_node *node, const char *query, size_t depth)
{
    if (node->column > strlen(query) || depth > 6 * ZL_QUERY_DEPTH_LIMIT ||
        (has_text(node) && !node->text) ||
        node->children.count < children_of(node))
        abort();
    if (node->kind == ZL_NODE_REGEX)
        ask_regex(node, query);
    for (size_t i = 0; i < node->children.count; i++)
        check(node->children.items[i], query, depth + 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    char query[SIZE_LIMIT + 1] = { 0 };
    zl_node *tree;
    zili_error err = { 0 };
    zl_utf8_fault fault;

    if (size < 1 || size > SIZE_LIMIT)
        return 0;
    memcpy(query, bytes + 1, size - 1);
    zili_status status = zl_parse_as(&tree, query, bytes[0] % 3, &err);
    if (status != ZILI_OK && (status != ZILI_EUSAGE || !err.text[0] || tree))
        abort();
    if (!zl_utf8_check(zl_view_of(err.text), &fault))
        abort();
    if (!status)
        check(tree, query, 0);
    zl_node_free(tree);
    return 0;
}
