/* run.c -- batches in a row, put together in memory. */
#include "run_append.h"

#include "base/mem.h"

/* ---- begin and end ---- */

zl_run_attribute *zl_run_add_attribute(zl_run *run, const char *name)
{
    zl_run_attribute attribute = { 0 };

    zl_str_add_text(&attribute.name, name);
    if (!attribute.name.failed && zl_array_push(&run->attributes, attribute))
        return &run->attributes.items[run->attributes.count - 1];
    zl_str_clear(&attribute.name);
    return NULL;
}

zl_run_structure *zl_run_structure_named(zl_run *run, const char *name)
{
    zl_run_structure structure = { 0 };

    for (size_t i = 0; i < run->structures.count; i++)
        if (strcmp(zl_str_text(&run->structures.items[i].name), name) == 0)
            return &run->structures.items[i];
    zl_str_add_text(&structure.name, name);
    if (!structure.name.failed && zl_array_push(&run->structures, structure))
        return &run->structures.items[run->structures.count - 1];
    zl_str_clear(&structure.name);
    return NULL;
}

uint32_t zl_run_number_glue(zl_run *run, zl_view glue)
{
    uint32_t number = zl_map_add(&run->glues, glue);

    if (number == ZL_MAP_NONE || number < run->glue_counts.count)
        return number;
    return zl_array_push(&run->glue_counts, 0) ? number : ZL_MAP_NONE;
}

bool zl_run_init(zl_run *run)
{
    return zl_run_number_glue(run, zl_view_of("")) == ZL_GLUE_NONE &&
           zl_run_number_glue(run, zl_view_of(" ")) == ZL_GLUE_BLANK &&
           zl_run_add_attribute(run, "word") &&
           zl_run_structure_named(run, "doc") &&
           zl_run_structure_named(run, "region") &&
           zl_run_structure_named(run, "lang");
}

static void clear_attribute(zl_run_attribute *attribute)
{
    zl_str_clear(&attribute->name);
    zl_wordbook_clear(&attribute->forms);
    zl_wordbook_clear(&attribute->keys);
    zl_array_clear(&attribute->types);
    zl_array_clear(&attribute->classes);
    zl_array_clear(&attribute->key_facts);
    zl_array_clear(&attribute->tokens);
}

static void clear_structure(zl_run_structure *structure)
{
    zl_str_clear(&structure->name);
    zl_map_clear(&structure->values);
    zl_array_clear(&structure->items);
}

void zl_run_clear(zl_run *run)
{
    zl_run empty = { .describe = run->describe,
                     .user = run->user,
                     .most_positions = run->most_positions };

    for (size_t i = 0; i < run->attributes.count; i++)
        clear_attribute(&run->attributes.items[i]);
    for (size_t i = 0; i < run->structures.count; i++)
        clear_structure(&run->structures.items[i]);
    zl_array_clear(&run->document_ends);
    zl_array_clear(&run->attributes);
    zl_array_clear(&run->structures);
    zl_array_clear(&run->regions);
    zl_map_clear(&run->glues);
    zl_array_clear(&run->glue_counts);
    zl_array_clear(&run->glue_of);
    zl_array_clear(&run->others);
    zl_array_clear(&run->leads);
    zl_array_clear(&run->map);
    *run = empty;
}

/* ---- types ---- */

static zl_type_facts describe(const zl_run *run, zl_view form)
{
    if (form.size == 0)
        return (zl_type_facts){ 0, form };
    if (run->describe)
        return run->describe(run->user, form);
    return (zl_type_facts){ 1, form };
}

static bool add_type(const zl_run *run, zl_run_attribute *attribute,
                     zl_view form)
{
    zl_type_facts facts = describe(run, form);
    zl_run_type type = { .key =
                             zl_wordbook_add(&attribute->keys, facts.fold) };

    if (type.key == ZL_WORDBOOK_NONE ||
        (type.key == attribute->key_facts.count &&
         !zl_array_push(&attribute->key_facts, (zl_run_key){ 0 })))
        return false;
    return zl_array_push(&attribute->types, type) &&
           zl_array_push(&attribute->classes, facts.class_of);
}

uint32_t zl_run_number_form(const zl_run *run, zl_run_attribute *attribute,
                            zl_view form)
{
    uint32_t number = zl_wordbook_add(&attribute->forms, form);

    if (number < attribute->types.count || number == ZL_WORDBOOK_NONE)
        return number;
    return add_type(run, attribute, form) ? number : ZL_WORDBOOK_NONE;
}

bool zl_run_map_types(zl_run *run, zl_run_attribute *attribute,
                      const zl_batch_attribute *from)
{
    run->map.count = 0;
    if (!zl_array_reserve(&run->map, from->types.count))
        return false;
    for (uint32_t i = 0; i < from->types.count; i++) {
        const zl_batch_type *counted = &from->types.items[i];
        run->map.items[i] = 0;
        if (counted->count == 0)
            continue;
        uint32_t number = zl_run_number_form(
            run, attribute, zl_wordbook_text(&from->forms, i));
        if (number == ZL_WORDBOOK_NONE)
            return false;
        zl_run_type *type = &attribute->types.items[number];
        type->count += counted->count;
        type->before += counted->before;
        type->after += counted->after;
        run->map.items[i] = number;
    }
    return true;
}

/* ---- size ---- */

size_t zl_run_size(const zl_run *run)
{
    size_t size = run->glue_of.count + run->leads.count * 8 +
                  run->others.count * sizeof *run->others.items;

    for (size_t i = 0; i < run->attributes.count; i++) {
        const zl_run_attribute *attribute = &run->attributes.items[i];
        size += zl_wordbook_size(&attribute->forms) +
                zl_wordbook_size(&attribute->keys) +
                attribute->types.count * sizeof *attribute->types.items +
                attribute->key_facts.count *
                    sizeof *attribute->key_facts.items +
                attribute->tokens.count * sizeof(uint32_t);
    }
    for (size_t i = 0; i < run->structures.count; i++)
        size += run->structures.items[i].items.count * sizeof(zl_range);
    return size;
}
