/* fuzz_yaml.c -- any bytes as a YAML file: read whole, or refused. */
#include "base/yaml.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
ZILI_API const char *__lsan_default_suppressions(void);

/* libfyaml 0.7.12 loses a buffer on some ways out of a failure. */
const char *__lsan_default_suppressions(void)
{
    return "leak:libfyaml.so\n";
}

/* Every promise of the header, for a node and all below it. */
static size_t check(const zl_yaml_node *node, int levels)
{
    size_t nodes = 1;

    if (levels > 32 || !node->line || !node->column)
        abort();
    if ((node->kind == ZL_YAML_TEXT) == (node->items != NULL) && node->count)
        abort();
    if (node->kind != ZL_YAML_TEXT && *node->text)
        abort();
    for (size_t i = 0; i < node->count; i++) {
        const zl_yaml_node *item = &node->items[i];
        if ((node->kind == ZL_YAML_MAP) != (item->key != NULL))
            abort();
        nodes += check(item, levels + (item->kind != ZL_YAML_TEXT));
    }
    return nodes;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    zl_yaml *yaml = NULL;
    zili_error err;
    zl_view view = { (const char *)bytes, size };

    if (zl_yaml_parse(&yaml, "y", view, &err)) {
        if (yaml || strncmp(err.text, "y:", 2) != 0)
            abort();
        return 0;
    }
    const zl_yaml_node *root = zl_yaml_root(yaml);
    if (check(root, root->kind != ZL_YAML_TEXT) > 1000000)
        abort();
    zl_yaml_close(yaml);
    return 0;
}
