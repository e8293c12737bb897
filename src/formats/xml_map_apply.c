/* xml_map_apply.c -- rules of a file, changed by what a user says. */
#include "base/fail.h"
#include "formats/xml_map_parts.h"

static bool apply_attribute(const struct zl_saying *saying,
                            zl_grammar *grammar)
{
    zl_attribute attribute = { saying->element, saying->attribute,
                               saying->name };

    return zl_array_push(&grammar->attributes, attribute);
}

static bool apply_inner(const struct zl_saying *saying, zl_grammar *grammar)
{
    zl_inner inner = { .parent = saying->parent,
                       .rule = { .element = saying->element,
                                 .role = ZL_ROLE_DATUM,
                                 .name = saying->name } };

    return zl_grammar_of(grammar, zl_view_of(saying->parent)) &&
           zl_array_push(&grammar->inners, inner);
}

static bool apply(const struct zl_saying *saying, zl_grammar *grammar)
{
    if (saying->attribute)
        return apply_attribute(saying, grammar);
    if (saying->parent)
        return apply_inner(saying, grammar);
    zl_rule *rule = zl_grammar_of(grammar, zl_view_of(saying->element));
    if (!rule)
        return false;
    rule->role = saying->role;
    rule->kind = saying->kind;
    rule->name = saying->name;
    rule->inside = NULL;
    if (saying->role == ZL_ROLE_DATUM)
        rule->attributes = NULL;
    return true;
}

/* A map for other files than this leaves nothing of it. */
static zili_status check_text(const zl_xml_map *map, const zl_grammar *grammar,
                              const zl_file *file, zili_error *err)
{
    size_t found = 0;

    for (size_t i = 0; i < map->texts.count; i++)
        found += zl_map_find(&grammar->names,
                             zl_view_of(map->texts.items[i])) != ZL_MAP_NONE;
    if (map->texts.count == 0 || found)
        return ZILI_OK;
    return zl_fail(err, ZILI_EFORMAT,
                   "%s has no <%s>, which is the text of it as the map %s "
                   "says: nothing of it would be read.",
                   file->path, map->texts.items[0], zl_yaml_path(map->yaml));
}

zili_status zl_xml_map_apply(const zl_xml_map *map, zl_grammar *grammar,
                             const zl_file *file, zili_error *err)
{
    zili_status status = check_text(map, grammar, file, err);

    for (size_t i = 0; map->documents && i < grammar->rules.count; i++)
        if (grammar->rules.items[i].role == ZL_ROLE_DOCUMENT)
            grammar->rules.items[i].role = ZL_ROLE_SECTION;
    for (size_t i = 0; !status && i < map->sayings.count; i++)
        if (!apply(&map->sayings.items[i], grammar))
            status = zl_no_memory(err);
    for (size_t i = 0; !status && i < map->texts.count; i++)
        if (!zl_array_push(&grammar->texts, map->texts.items[i]))
            status = zl_no_memory(err);
    grammar->lang = map->lang;
    return status;
}
