/* xml_map.c -- what a user says of the elements of XML. */
#include "formats/xml_map_parts.h"

#include "base/fail.h"
#include "base/mem.h"

#include <string.h>

/* ---- kinds of paragraphs ---- */

static const struct {
    const char *name;
    zl_paragraph_kind kind;
} kinds[] = {
    { "body", ZL_BODY },
    { "heading", ZL_HEADING },
    { "salutation", ZL_SALUTATION },
    { "signature", ZL_SIGNATURE },
    { "dateline", ZL_DATELINE },
    { "item", ZL_ITEM },
    { "row", ZL_ROW },
    { "quote", ZL_QUOTE },
    { "verse", ZL_VERSE },
    { "caption", ZL_CAPTION },
    { "note", ZL_NOTE },
};

static bool find_kind(const char *name, zl_paragraph_kind *out)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].name, name) == 0) {
            *out = kinds[i].kind;
            return true;
        }
    return false;
}

/* ---- reading ---- */

static const char *keep(zl_xml_map *map, zl_view text, bool small)
{
    const char *kept = zl_arena_add(&map->kept, zl_view_trim(text));

    for (char *at = (char *)(uintptr_t)kept; small && at && *at; at++)
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at + ('a' - 'A'));
    return kept;
}

static zili_status say(zl_xml_map *map, const zl_yaml_node *node,
                       const struct zl_saying *saying, zili_error *err)
{
    for (size_t i = 0; i < map->sayings.count && saying->element; i++) {
        const struct zl_saying *other = &map->sayings.items[i];
        if (other->element && !other->attribute && !other->parent &&
            !saying->attribute && !saying->parent &&
            strcmp(other->element, saying->element) == 0)
            return zl_yaml_fail(map->yaml, node, err,
                                "<%s> is named twice: an element is one "
                                "thing.",
                                saying->element);
    }
    return zl_array_push(&map->sayings, *saying) ? ZILI_OK : zl_no_memory(err);
}

/* A name alone, or one with what it is. */
static zili_status take_name(zl_xml_map *map, const zl_yaml_node *node,
                             const struct zl_saying *what, zili_error *err)
{
    const char *text = node->key ? node->key : node->text;
    struct zl_saying saying = *what;

    if (node->kind != ZL_YAML_TEXT || !*text)
        return zl_yaml_fail(map->yaml, node, err,
                            "here stands the name of an element, as in "
                            "spans: [persName, date].");
    saying.element = keep(map, zl_view_of(text), true);
    if (!saying.element)
        return zl_no_memory(err);
    if (node->key && *node->text && what->role == ZL_ROLE_SECTION &&
        !find_kind(node->text, &saying.kind))
        return zl_yaml_fail(map->yaml, node, err,
                            "a paragraph is body, heading, item, row, quote, "
                            "verse, caption, salutation, signature, dateline "
                            "or note, not %s.",
                            node->text);
    if (node->key && *node->text && what->role != ZL_ROLE_SECTION)
        saying.name = node->text;
    if (saying.role == ZL_ROLE_REGION && !saying.name)
        saying.name = saying.element;
    return say(map, node, &saying, err);
}

static zili_status take_names(zl_xml_map *map, const zl_yaml_node *node,
                              const struct zl_saying *what, zili_error *err)
{
    zili_status status = ZILI_OK;

    if (node->kind == ZL_YAML_TEXT) {
        zl_yaml_node alone = *node;
        alone.key = NULL;
        return take_name(map, &alone, what, err);
    }
    for (size_t i = 0; !status && i < node->count; i++)
        status = node->items[i].kind == ZL_YAML_MAP
                     ? take_names(map, &node->items[i], what, err)
                     : take_name(map, &node->items[i], what, err);
    return status;
}

/* "author", "head/author", "author@id" or "@id". */
static zili_status take_place(zl_xml_map *map, const zl_yaml_node *node,
                              zili_error *err)
{
    zl_view place = zl_view_of(node->text);
    size_t slash = zl_view_find(place, zl_view_of("/"));
    size_t at = zl_view_find(place, zl_view_of("@"));
    struct zl_saying saying = { .role = ZL_ROLE_DATUM, .name = node->key };
    bool kept = true;

    if (node->kind != ZL_YAML_TEXT || place.size == 0 ||
        (slash != SIZE_MAX && at != SIZE_MAX) || slash == 0 ||
        slash == place.size - 1 || at == place.size - 1)
        return zl_yaml_fail(map->yaml, node, err,
                            "metadata is an element (author), one inside "
                            "another (head/author), or an attribute "
                            "(letter@date, @date).");
    if (slash != SIZE_MAX) {
        saying.parent = keep(map, zl_view_cut(place, 0, slash), true);
        kept = saying.parent;
        place = zl_view_cut(place, slash + 1, place.size);
    }
    if (at != SIZE_MAX) {
        saying.attribute =
            keep(map, zl_view_cut(place, at + 1, place.size), false);
        kept = saying.attribute;
        place = zl_view_cut(place, 0, at);
    }
    if (place.size) {
        saying.element = keep(map, place, true);
        kept &= saying.element != NULL;
    }
    return kept ? say(map, node, &saying, err) : zl_no_memory(err);
}

static zili_status take_metadata(zl_xml_map *map, const zl_yaml_node *node,
                                 zili_error *err)
{
    zili_status status = ZILI_OK;

    if (node->kind != ZL_YAML_MAP)
        return zl_yaml_fail(map->yaml, node, err,
                            "metadata needs names, as in\n"
                            "metadata:\n  author: head/author\n"
                            "  date: letter@when");
    for (size_t i = 0; !status && i < node->count; i++)
        status = take_place(map, &node->items[i], err);
    return status;
}

static zili_status take_lang(zl_xml_map *map, const zl_yaml_node *node,
                             zili_error *err)
{
    zl_view name = zl_view_of(node->text);

    if (zl_view_starts(name, zl_view_of("@")))
        name = zl_view_cut(name, 1, name.size);
    if (name.size == 0)
        return zl_yaml_fail(map->yaml, node, err,
                            "lang is the attribute that says the language, "
                            "as in lang: \"@language\".");
    map->lang = keep(map, name, false);
    return map->lang ? ZILI_OK : zl_no_memory(err);
}

/* Elements that are all of the text are regions too. */
static zili_status take_text(zl_xml_map *map, const zl_yaml_node *node,
                             zili_error *err)
{
    static const struct zl_saying what = { .role = ZL_ROLE_SECTION };
    size_t before = map->sayings.count;
    zili_status status = take_names(map, node, &what, err);

    for (size_t i = before; !status && i < map->sayings.count; i++)
        if (!zl_array_push(&map->texts, map->sayings.items[i].element))
            status = zl_no_memory(err);
    return status;
}

static zili_status take_key(zl_xml_map *map, const zl_yaml_node *node,
                            zili_error *err)
{
    static const struct {
        const char *key;
        struct zl_saying what;
    } lists[] = {
        { "documents", { .role = ZL_ROLE_DOCUMENT } },
        { "paragraphs", { .role = ZL_ROLE_SECTION } },
        { "regions", { .role = ZL_ROLE_REGION } },
        { "spans", { .role = ZL_ROLE_MARK } },
        { "notes", { .role = ZL_ROLE_ASIDE, .name = "notes" } },
        { "skip", { .role = ZL_ROLE_SKIP } },
    };

    map->documents |= strcmp(node->key, "documents") == 0;
    if (strcmp(node->key, "text") == 0)
        return take_text(map, node, err);
    if (strcmp(node->key, "metadata") == 0)
        return take_metadata(map, node, err);
    if (strcmp(node->key, "lang") == 0)
        return take_lang(map, node, err);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (strcmp(node->key, lists[i].key) == 0)
            return take_names(map, node, &lists[i].what, err);
    return zl_yaml_fail(map->yaml, node, err,
                        "a map of XML has no \"%s\": it says documents, text, "
                        "paragraphs, regions, spans, notes, skip, metadata "
                        "and lang.",
                        node->key);
}

static zili_status read_map(zl_xml_map *map, zili_error *err)
{
    const zl_yaml_node *root = zl_yaml_root(map->yaml);
    zili_status status = ZILI_OK;

    if (root->kind != ZL_YAML_MAP)
        return zl_yaml_fail(map->yaml, root, err,
                            "a map of XML has lines such as\n"
                            "paragraphs: [p, {head: heading}]");
    for (size_t i = 0; !status && i < root->count; i++)
        status = take_key(map, &root->items[i], err);
    return status;
}

static zili_status finish(zl_xml_map **out, zl_xml_map *map,
                          zili_status status, zili_error *err)
{
    if (!status)
        status = read_map(map, err);
    if (status) {
        zl_xml_map_close(map);
        map = NULL;
    }
    *out = map;
    return status;
}

zili_status zl_xml_map_open(zl_xml_map **out, const char *path,
                            zili_error *err)
{
    zl_xml_map *map = zl_alloc(sizeof *map);

    *out = NULL;
    if (!map)
        return zl_no_memory(err);
    return finish(out, map, zl_yaml_open(&map->yaml, path, err), err);
}

zili_status zl_xml_map_parse(zl_xml_map **out, const char *name, zl_view bytes,
                             zili_error *err)
{
    zl_xml_map *map = zl_alloc(sizeof *map);

    *out = NULL;
    if (!map)
        return zl_no_memory(err);
    return finish(out, map, zl_yaml_parse(&map->yaml, name, bytes, err), err);
}

void zl_xml_map_close(zl_xml_map *map)
{
    if (!map)
        return;
    zl_yaml_close(map->yaml);
    zl_arena_clear(&map->kept);
    zl_array_clear(&map->sayings);
    zl_array_clear(&map->texts);
    zl_free(map);
}
