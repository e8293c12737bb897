/* fuzz_themes.c -- any bytes as a file of themes: refused at a place, or every
 * theme has a name it is found by, and patterns without themes in them. */
#include "memory_file.h"

#include "query/themes.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
const char *__lsan_default_suppressions(void);

/* libfyaml 0.7.12 loses a buffer on some ways out of a failure. */
const char *__lsan_default_suppressions(void)
{
    return "leak:libfyaml.so\n";
}

static void check_tree(const zl_node *tree)
{
    zl_node_kind kind = tree->kind;
    bool whole = kind == ZL_NODE_WORD || kind == ZL_NODE_STRING ||
                 kind == ZL_NODE_REGEX || kind == ZL_NODE_ATTRIBUTE;
    bool bare = kind == ZL_NODE_NUMBER || kind == ZL_NODE_DISTANCE ||
                kind == ZL_NODE_BOUND;
    bool either = kind == ZL_NODE_TOKEN || kind == ZL_NODE_EDGE;

    if (kind == ZL_NODE_THEME || kind >= ZL_NODE_QUERY)
        abort();
    if ((whole && !tree->text) ||
        (!either && (whole || bare) != (tree->children.count == 0)))
        abort();
    for (size_t i = 0; i < tree->children.count; i++)
        check_tree(tree->children.items[i]);
}

static void check_theme(const zl_themes *themes, size_t i)
{
    const zl_theme *theme = &themes->list.items[i];
    zl_view name = zl_view_of(theme->name);
    size_t found = zl_themes_find(themes, name);

    if (!zl_themes_is(themes, i, name) || found > i)
        abort();
    for (size_t k = 0; k < theme->patterns.count; k++)
        check_tree(theme->patterns.items[k].tree);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    zl_themes *themes;
    zili_error err = { 0 };

    if (size > 4096)
        return 0;
    if (zl_themes_open(&themes, memory_file(bytes, size), &err)) {
        if (themes || !err.text[0])
            abort();
        return 0;
    }
    for (size_t i = 0; i < themes->list.count; i++)
        check_theme(themes, i);
    zl_themes_close(themes);
    return 0;
}
