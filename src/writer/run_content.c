/* run_content.c -- a run, as what a segment is made of. */
#include "run_parts.h"

#include "base/mem.h"
#include "writer/glue.h"

#include <stdlib.h>

/* ---- the order of types ---- */

/* Most keys differ in their first bytes. */
struct entry {
    uint64_t front;
    uint32_t number;
};

static zl_view key_of(const zl_run_attribute *from, uint32_t number)
{
    return zl_wordbook_text(&from->keys, from->types.items[number].key);
}

static int by_key(const void *a, const void *b, void *user)
{
    const struct entry *left = a, *right = b;
    const zl_run_attribute *from = user;

    if (left->front != right->front)
        return left->front < right->front ? -1 : 1;
    int order = zl_view_compare(key_of(from, left->number),
                                key_of(from, right->number));
    return order ? order
                 : zl_view_compare(
                       zl_wordbook_text(&from->forms, left->number),
                       zl_wordbook_text(&from->forms, right->number));
}

/* Fill `numbers` and `places`. */
static bool sort_types(zl_ranked_attribute *attribute)
{
    const zl_run_attribute *from = attribute->from;
    uint32_t count = from->forms.count;
    struct entry *entries = zl_alloc_array(count, sizeof *entries);

    if (!entries)
        return false;
    for (uint32_t i = 0; i < count; i++)
        entries[i] = (struct entry){ zl_roster_front(key_of(from, i)), i };
    qsort_r(entries, count, sizeof *entries, by_key, (void *)(uintptr_t)from);
    for (uint32_t i = 0; i < count; i++) {
        attribute->numbers[i] = entries[i].number;
        attribute->places[entries[i].number] = i;
    }
    zl_free(entries);
    return true;
}

/* ---- roster ---- */

static zl_view form_at(const void *user, uint32_t place)
{
    const zl_ranked_attribute *attribute = user;

    return zl_wordbook_text(&attribute->from->forms,
                            attribute->numbers[place]);
}

static zl_view key_at(const void *user, uint32_t place)
{
    const zl_ranked_attribute *attribute = user;

    return key_of(attribute->from, attribute->numbers[place]);
}

static void fill_roster(zl_roster *roster,
                        const zl_ranked_attribute *attribute)
{
    const zl_run_attribute *from = attribute->from;

    for (uint32_t i = 0; i < roster->count; i++) {
        const zl_run_type *type = &from->types.items[attribute->numbers[i]];
        roster->counts[i] = type->count;
        roster->docs[i] = type->docs;
        roster->key_docs[i] = from->key_facts.items[type->key].docs;
        roster->classes[i] = from->classes.items[attribute->numbers[i]];
        if (roster->rules)
            roster->rules[i] =
                zl_glue_rules(type->count, type->before, type->after);
    }
    roster->form = form_at;
    roster->key = key_at;
    roster->user = attribute;
}

static bool make_roster(zl_roster *roster, zl_ranked_attribute *attribute,
                        bool with_rules)
{
    uint32_t count = attribute->from->forms.count;

    attribute->numbers = zl_alloc_array(count, sizeof *attribute->numbers);
    attribute->places = zl_alloc_array(count, sizeof *attribute->places);
    attribute->ranks = zl_alloc_array(count, sizeof *attribute->ranks);
    if (!attribute->numbers || !attribute->places || !attribute->ranks ||
        !sort_types(attribute) || !zl_roster_init(roster, count, with_rules))
        return false;
    fill_roster(roster, attribute);
    if (!zl_roster_order(roster))
        return false;
    for (uint32_t i = 0; i < count; i++)
        attribute->ranks[attribute->numbers[i]] = roster->ranks[i];
    return true;
}

/* Whether some token has more than "". */
static bool says_something(const zl_run_attribute *attribute)
{
    return attribute->forms.count > 1 ||
           (attribute->forms.count == 1 &&
            zl_wordbook_text(&attribute->forms, 0).size > 0);
}

static int by_attribute(const void *a, const void *b)
{
    const zl_ranked_attribute *left = a, *right = b;

    return strcmp(zl_str_text(&left->from->name),
                  zl_str_text(&right->from->name));
}

static bool make_attributes(zl_run_content *own)
{
    zl_content *content = &own->content;
    size_t most = own->run->attributes.count;
    uint32_t count = 0;

    own->attributes = zl_alloc_array(most, sizeof *own->attributes);
    content->attributes = zl_alloc_array(most, sizeof *content->attributes);
    if (!own->attributes || !content->attributes)
        return false;
    for (size_t i = 0; i < most; i++)
        if (i == 0 || says_something(&own->run->attributes.items[i]))
            own->attributes[count++].from = &own->run->attributes.items[i];
    qsort(own->attributes + 1, count - 1, sizeof *own->attributes,
          by_attribute);
    for (uint32_t i = 0; i < count; i++) {
        content->attributes[i].name =
            zl_str_text(&own->attributes[i].from->name);
        content->attribute_count++;
        if (!make_roster(&content->attributes[i].roster, &own->attributes[i],
                         i == 0))
            return false;
    }
    return true;
}

/* ---- structures ---- */

static int by_value(const void *a, const void *b, void *user)
{
    const zl_map *values = user;

    return zl_view_compare(zl_map_key(values, *(const uint32_t *)a),
                           zl_map_key(values, *(const uint32_t *)b));
}

/* Number the values in byte order. */
static bool sort_values(zl_ranked_structure *structure, zl_view *values)
{
    zl_map *map = (zl_map *)(uintptr_t)&structure->from->values;
    uint32_t *order = zl_alloc_array(map->count, sizeof *order);

    if (!order)
        return false;
    for (uint32_t i = 0; i < map->count; i++)
        order[i] = i;
    qsort_r(order, map->count, sizeof *order, by_value, map);
    for (uint32_t i = 0; i < map->count; i++) {
        structure->values[order[i]] = i;
        values[i] = zl_map_key(map, order[i]);
    }
    zl_free(order);
    return true;
}

static bool are_tiles(const zl_run_structure *from, uint32_t tokens)
{
    for (size_t i = 0; i < from->items.count; i++)
        if (from->items.items[i].end != (i + 1 < from->items.count
                                             ? from->items.items[i + 1].begin
                                             : tokens))
            return false;
    return true;
}

static bool make_structure(zl_run_content *own, uint32_t i)
{
    zl_ranked_structure *structure = &own->structures[i];
    zl_content_structure *out = &own->content.structures[i];
    const zl_run_structure *from = structure->from;
    uint32_t values = from->values.count;

    *out = (zl_content_structure){
        .name = zl_str_text(&from->name),
        .values = zl_alloc_array(values, sizeof *out->values),
        .value_count = values,
        .count = (uint32_t)from->items.count,
        .tiles = are_tiles(from, own->run->tokens),
    };
    own->content.structure_count = i + 1;
    structure->values = zl_alloc_array(values, sizeof *structure->values);
    return out->values && structure->values &&
           sort_values(structure, out->values);
}

static int by_structure(const void *a, const void *b)
{
    const zl_ranked_structure *left = a, *right = b;

    return strcmp(zl_str_text(&left->from->name),
                  zl_str_text(&right->from->name));
}

static bool make_structures(zl_run_content *own)
{
    size_t most = own->run->structures.count;
    uint32_t count = 0;

    own->structures = zl_alloc_array(most, sizeof *own->structures);
    own->content.structures =
        zl_alloc_array(most, sizeof *own->content.structures);
    if (!own->structures || !own->content.structures)
        return false;
    for (size_t i = 0; i < most; i++)
        if (i < ZL_RANGES_OWN || own->run->structures.items[i].items.count)
            own->structures[count++].from = &own->run->structures.items[i];
    qsort(own->structures + ZL_RANGES_OWN, count - ZL_RANGES_OWN,
          sizeof *own->structures, by_structure);
    for (uint32_t i = 0; i < count; i++)
        if (!make_structure(own, i))
            return false;
    return true;
}

/* ---- new, free ---- */

static bool copy_glues(zl_content *content, const zl_run *run)
{
    for (uint32_t i = 0; i < run->glues.count; i++)
        if (zl_map_add(&content->glues, zl_map_key(&run->glues, i)) != i ||
            !zl_array_push(&content->glue_counts, run->glue_counts.items[i]))
            return false;
    for (size_t i = 0; i < run->leads.count; i++)
        if (!zl_array_push(&content->leads, run->leads.items[i]))
            return false;
    return true;
}

zl_run_content *zl_run_content_new(const zl_run *run)
{
    zl_run_content *it = zl_alloc(sizeof *it);

    if (!it)
        return NULL;
    it->run = run;
    it->content.reader = &zl_run_reader;
    it->content.tokens = run->tokens;
    it->content.documents = run->documents;
    if (make_attributes(it) && make_structures(it) &&
        copy_glues(&it->content, run))
        return it;
    zl_run_content_free(it);
    return NULL;
}

static void free_attribute(zl_ranked_attribute *attribute)
{
    zl_free(attribute->numbers);
    zl_free(attribute->places);
    zl_free(attribute->ranks);
}

void zl_run_content_free(zl_run_content *it)
{
    if (!it)
        return;
    for (uint32_t i = 0; i < it->content.attribute_count; i++)
        free_attribute(&it->attributes[i]);
    for (uint32_t i = 0; i < it->content.structure_count; i++)
        zl_free(it->structures[i].values);
    zl_free(it->attributes);
    zl_free(it->structures);
    zl_free(it->window.positions);
    zl_free(it->window.next);
    zl_content_clear(&it->content);
    zl_free(it);
}

zl_content *zl_run_content_of(zl_run_content *it)
{
    return &it->content;
}
