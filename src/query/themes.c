/* themes.c -- named lists of patterns in several languages, from a file. */
#include "themes.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/yaml.h"
#include "query/flags.h"
#include "query/parse.h"
#include "query/theme_file.h"
#include "text/list_file.h"

#include <string.h>

struct loader {
    const zl_yaml *yaml;
    zl_themes *themes;
    zili_error *err;
    bool changed; /* some name was: two can have become the same */
};

static zili_status load_themes(struct loader *loader,
                               const zl_yaml_node *map, const char *above);

/* ---- patterns ---- */

/* Whether a tree asks for a theme: then one could hold itself. */
static bool names_theme(const zl_node *tree)
{
    for (size_t i = 0; i < tree->children.count; i++)
        if (names_theme(tree->children.items[i]))
            return true;
    return tree->kind == ZL_NODE_THEME;
}

#define SHOWN_BYTES 200

/* So much of a pattern as a message has room for, in whole characters. */
static int shown(const char *text)
{
    size_t size = strnlen(text, SHOWN_BYTES);

    while (size > 0 && ((unsigned char)text[size] & 0xC0) == 0x80)
        size--;
    return (int)size;
}

static const char *cut_mark(const char *text)
{
    return text[shown(text)] ? "…" : "";
}

/* Parse the text of `node`; its failures begin with the node's place. */
static zili_status parse_pattern(struct loader *loader, zl_node **out,
                                 const zl_yaml_node *node)
{
    zili_error why = { 0 };
    zili_status status = zl_parse(out, node->text, &why);

    if (status == ZILI_ENOMEM)
        return zl_no_memory(loader->err);
    if (status)
        return zl_yaml_fail(loader->yaml, node, loader->err,
                            "in the pattern \"%.*s%s\": %.*s Characters "
                            "that are to be found as they stand are written "
                            "~\"…\".",
                            shown(node->text), node->text,
                            cut_mark(node->text),
                            (int)strcspn(why.text, "\n"), why.text);
    bool whole = (*out)->kind == ZL_NODE_QUERY;
    if (!whole && !names_theme(*out))
        return ZILI_OK;
    zl_node_free(*out);
    *out = NULL;
    if (whole)
        return zl_yaml_fail(loader->yaml, node, loader->err,
                            "the pattern \"%.*s%s\" is a whole query; in a "
                            "theme there is no within, containing, :: or "
                            "label.",
                            shown(node->text), node->text,
                            cut_mark(node->text));
    return zl_yaml_fail(loader->yaml, node, loader->err,
                        "the pattern \"%.*s%s\" names a theme; a pattern is "
                        "made of words and strings.",
                        shown(node->text), node->text, cut_mark(node->text));
}

static zili_status add_pattern(struct loader *loader, size_t theme,
                               const zl_yaml_node *node, const char *lang)
{
    zl_theme *owner = &loader->themes->list.items[theme];
    zl_pattern pattern = { 0 };

    if (node->kind != ZL_YAML_TEXT || !*node->text)
        return zl_yaml_fail(loader->yaml, node, loader->err,
                            "the theme %s wants patterns here: texts such as "
                            "self-relian*.",
                            owner->name);
    zili_status status = parse_pattern(loader, &pattern.tree, node);
    if (status)
        return status;
    pattern.text = zl_copy_text(node->text, strlen(node->text));
    if (lang)
        pattern.lang = zl_copy_text(lang, strlen(lang));
    if (!pattern.text || (lang && !pattern.lang) ||
        !zl_array_push(&owner->patterns, pattern)) {
        zl_node_free(pattern.tree);
        zl_free(pattern.text);
        zl_free(pattern.lang);
        return zl_no_memory(loader->err);
    }
    return ZILI_OK;
}

/* What stands amid the patterns as a map, as quanteda writes it, is themes
 * below this one. */
static zili_status add_patterns(struct loader *loader, size_t theme,
                                const zl_yaml_node *node, const char *lang)
{
    zili_status status = ZILI_OK;

    if (node->kind == ZL_YAML_TEXT)
        return add_pattern(loader, theme, node, lang);
    for (size_t i = 0; !status && i < node->count; i++) {
        const zl_yaml_node *item = &node->items[i];
        status = item->kind == ZL_YAML_MAP && !lang
                     ? load_themes(loader, item,
                                   loader->themes->list.items[theme].name)
                     : add_pattern(loader, theme, item, lang);
    }
    return status;
}

/* ---- a theme ---- */

/* Only names that are hardly a theme's: "war" is a language too. */
static bool is_language(const zl_yaml_node *member)
{
    static const char *const codes[] = {
        "ar", "bo", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr",
        "he", "hi", "hu", "id", "it", "ja", "ko", "la", "mn", "nl", "no",
        "pl", "pt", "ro", "ru", "sv", "th", "tr", "ug", "uk", "und", "vi",
        "zh",
    };

    if (member->kind == ZL_YAML_MAP)
        return false;
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (strcmp(member->key, codes[i]) == 0)
            return true;
    return false;
}

static char *copy(const char *text)
{
    return zl_copy_text(text, strlen(text));
}

/* The label in one language, instead of what it was; an empty one is none. */
static zili_status copy_label(struct loader *loader, char **out,
                              const zl_yaml_node *label)
{
    if (!label)
        return ZILI_OK;
    if (label->kind != ZL_YAML_TEXT)
        return zl_yaml_fail(loader->yaml, label, loader->err,
                            "a label is one text.");
    zl_free(*out);
    *out = *label->text ? copy(label->text) : NULL;
    return *out || !*label->text ? ZILI_OK : zl_no_memory(loader->err);
}

static zili_status set_label(struct loader *loader, size_t theme,
                             const zl_yaml_node *label)
{
    zl_theme *owner = &loader->themes->list.items[theme];

    if (label->kind != ZL_YAML_MAP)
        return zl_yaml_fail(loader->yaml, label, loader->err,
                            "a label is a map such as { zh: 自主, en: "
                            "Autonomy }.");
    zili_status status =
        copy_label(loader, &owner->label_zh, zl_yaml_get(label, "zh"));
    return status ? status
                  : copy_label(loader, &owner->label_en,
                               zl_yaml_get(label, "en"));
}

/* One member of a theme that is written as a map. */
static zili_status load_member(struct loader *loader, size_t theme,
                               const zl_yaml_node *member)
{
    const char *name = loader->themes->list.items[theme].name;

    if (strcmp(member->key, "label") == 0)
        return set_label(loader, theme, member);
    if (strcmp(member->key, "themes") != 0)
        return add_patterns(loader, theme, member, member->key);
    if (member->kind == ZL_YAML_MAP)
        return load_themes(loader, member, name);
    return zl_yaml_fail(loader->yaml, member, loader->err,
                        "below \"themes\" stands a map: a name, a colon, and "
                        "the theme's own map or list.");
}

static bool is_below(const zl_yaml_node *member)
{
    return strcmp(member->key, "label") != 0 &&
           strcmp(member->key, "themes") != 0 && !is_language(member);
}

static zili_status load_theme(struct loader *loader, const zl_yaml_node *node,
                              const char *above);

static zili_status load_map(struct loader *loader, const zl_yaml_node *map)
{
    size_t theme = loader->themes->list.count - 1;
    zili_status status = ZILI_OK;

    for (size_t i = 0; !status && i < map->count; i++)
        status = is_below(&map->items[i])
                     ? load_theme(loader, &map->items[i],
                                  loader->themes->list.items[theme].name)
                     : load_member(loader, theme, &map->items[i]);
    return status;
}

/* Whether a query could say it behind @. */
static bool is_name(const char *key)
{
    zl_view name = zl_view_of(key);
    int folds;

    return !strpbrk(key, " \t\n" ZL_THEME_NOT_IN_NAMES) &&
           !strstr(key, "::") && zl_flags_cut(name, &folds) == name.size;
}

/* The whole name into `name`, and what it was where it had to be changed. */
static zili_status name_theme(struct loader *loader, zl_theme *theme,
                              zl_str *name, const char *key)
{
    if (is_name(key)) {
        zl_str_add_text(name, key);
    } else {
        zl_theme_file_name(name, zl_view_of(key));
        theme->label_en = copy(key);
        loader->changed = true;
    }
    theme->name = name->bytes;
    return name->failed || (!is_name(key) && !theme->label_en)
               ? zl_no_memory(loader->err)
               : ZILI_OK;
}

static zili_status begin_theme(struct loader *loader, const char *above,
                               const zl_yaml_node *node)
{
    zl_theme theme = { 0 };
    zl_str name = { 0 };

    if (!*node->key)
        return zl_yaml_fail(loader->yaml, node, loader->err,
                            "a theme has no name.");
    if (*above)
        zl_str_format(&name, "%s/", above);
    zili_status status = name_theme(loader, &theme, &name, node->key);
    if (!status && loader->changed &&
        zl_theme_file_has(loader->themes, theme.name))
        status = zl_yaml_fail(loader->yaml, node, loader->err,
                              "there is another theme \"%.200s\".",
                              theme.name);
    if (!status && !zl_array_push(&loader->themes->list, theme))
        status = zl_no_memory(loader->err);
    if (status) {
        zl_free(theme.label_en);
        zl_str_clear(&name);
    }
    return status;
}

static zili_status load_theme(struct loader *loader, const zl_yaml_node *node,
                              const char *above)
{
    zili_status status = begin_theme(loader, above, node);

    if (status)
        return status;
    if (node->kind == ZL_YAML_MAP)
        return load_map(loader, node);
    return add_patterns(loader, loader->themes->list.count - 1, node, NULL);
}

static zili_status load_themes(struct loader *loader,
                               const zl_yaml_node *map, const char *above)
{
    zili_status status = ZILI_OK;

    for (size_t i = 0; !status && i < map->count; i++)
        status = load_theme(loader, &map->items[i], above);
    return status;
}

/* ---- the file ---- */

static zili_status load_file(struct loader *loader)
{
    const zl_yaml_node *root = zl_yaml_root(loader->yaml);

    if (root->kind != ZL_YAML_MAP || root->count == 0)
        return zl_yaml_fail(loader->yaml, root, loader->err,
                            "a file of themes is a map: a name, a colon, and "
                            "a list of patterns below it.");
    return load_themes(loader, root, "");
}

static zili_status read_yaml(zl_themes *themes, const zl_list_file *file,
                             zili_error *err)
{
    zl_yaml *yaml = NULL;
    zili_status status = zl_yaml_parse(&yaml, file->path, file->rest, err);

    if (status)
        return status;
    struct loader loader = { yaml, themes, err, false };
    status = load_file(&loader);
    zl_yaml_close(yaml);
    return status;
}

/* A dictionary of another tool. */
static zili_status read_foreign(zl_themes *themes, zl_theme_reader *read,
                                const zl_list_file *list, zili_error *err)
{
    zl_theme_file file = { list->path, list->rest, 0, themes, err };
    zili_status status = read(&file);

    if (!status && themes->list.count == 0)
        status =
            zl_fail(err, ZILI_EFORMAT, "%s has no categories.", list->path);
    return status;
}

static zili_status read_themes(zl_themes **out, const zl_list_file *file,
                               zili_error *err)
{
    zl_theme_reader *read = zl_theme_file_reader(file->path, file->rest);
    zl_themes *themes = zl_alloc(sizeof *themes);

    if (!themes)
        return zl_no_memory(err);
    zili_status status = read ? read_foreign(themes, read, file, err)
                              : read_yaml(themes, file, err);
    if (status)
        zl_themes_close(themes);
    else
        *out = themes;
    return status;
}

zili_status zl_themes_open(zl_themes **out, const char *path, zili_error *err)
{
    zl_list_file file;
    zili_status status = zl_list_file_open(&file, path, err);

    *out = NULL;
    if (!status)
        status = read_themes(out, &file, err);
    zl_list_file_close(&file);
    return status;
}

static void clear_theme(zl_theme *theme)
{
    for (size_t i = 0; i < theme->patterns.count; i++) {
        zl_node_free(theme->patterns.items[i].tree);
        zl_free(theme->patterns.items[i].text);
        zl_free(theme->patterns.items[i].lang);
    }
    zl_array_clear(&theme->patterns);
    zl_free(theme->name);
    zl_free(theme->label_zh);
    zl_free(theme->label_en);
}

void zl_themes_close(zl_themes *themes)
{
    if (!themes)
        return;
    for (size_t i = 0; i < themes->list.count; i++)
        clear_theme(&themes->list.items[i]);
    zl_array_clear(&themes->list);
    zl_free(themes);
}

/* ---- by name ---- */

static bool begins_with(zl_view path, zl_view name)
{
    return zl_view_starts(path, name) &&
           (path.size == name.size || path.bytes[name.size] == '/');
}

/* Whether `name` stands in `path` from one slash (or end) to another. */
static bool stands_in(zl_view path, zl_view name)
{
    while (path.size >= name.size) {
        if (begins_with(path, name))
            return true;
        const char *slash = memchr(path.bytes, '/', path.size);
        if (!slash)
            return false;
        path = zl_view_cut(path, (size_t)(slash - path.bytes) + 1, path.size);
    }
    return false;
}

static bool is_whole_path(const zl_themes *themes, zl_view name)
{
    for (size_t i = 0; i < themes->list.count; i++)
        if (zl_view_is(name, themes->list.items[i].name))
            return true;
    return false;
}

bool zl_themes_is(const zl_themes *themes, size_t i, zl_view name)
{
    zl_view path = zl_view_of(themes->list.items[i].name);

    return begins_with(path, name) ||
           (stands_in(path, name) && !is_whole_path(themes, name));
}

size_t zl_themes_find(const zl_themes *themes, zl_view name)
{
    for (size_t i = 0; i < themes->list.count; i++)
        if (zl_themes_is(themes, i, name))
            return i;
    return SIZE_MAX;
}
