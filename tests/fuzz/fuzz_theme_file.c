/* fuzz_theme_file.c -- any bytes as a dictionary of LIWC, WordStat or KH Coder:
 * refused at a line, or themes of different names, with patterns that parse
 * again. */
#include "memory_file.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "query/parse.h"
#include "query/theme_file.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check_theme(const zl_theme *theme)
{
    if (!*theme->name || strpbrk(theme->name, " \t\n|()[]{}<\"~@*+?"))
        abort();
    for (size_t i = 0; i < theme->patterns.count; i++) {
        zl_node *tree;
        if (zl_parse(&tree, theme->patterns.items[i].text, NULL))
            abort();
        zl_node_free(tree);
    }
}

/* The content tells them apart but for WordStat's, which has to be said. */
static zili_status read_bytes(zl_themes **out, const uint8_t *bytes,
                              size_t size, zili_error *err)
{
    zl_view view = { (const char *)bytes, size };
    zl_theme_file file = { "fuzz", view, 0, NULL, err };

    if (zl_theme_file_reader("fuzz", view))
        return zl_themes_open(out, memory_file(bytes, size), err);
    file.themes = *out = zl_alloc(sizeof **out);
    return zl_theme_file_wordstat(&file);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    zl_themes *themes = NULL;
    zl_utf8_fault fault;
    zili_error err = { 0 };

    if (size > 4096 ||
        !zl_utf8_check((zl_view){ (const char *)bytes, size }, &fault))
        return 0;
    zili_status status = read_bytes(&themes, bytes, size, &err);
    if (status && !err.text[0])
        abort();
    for (size_t i = 0; !status && i < themes->list.count; i++)
        check_theme(&themes->list.items[i]);
    zl_themes_close(themes);
    return 0;
}
