/* elements.c -- which elements and attributes there are, and their values. */
#include "export/elements.h"

#include "base/fail.h"
#include "base/map.h"
#include "base/mem.h"

#include <string.h>

/* What is held while elements are made. */
struct maker {
    const zili_corpus *corpus;
    zl_elements *elements;
    ZL_ARRAY(const char *) structures; /* of all segments */
    zl_map taken; /* names in CWB */
};

/* ---- structures in all segments ---- */

static bool same_ranges(const zl_ranges *a, const zl_ranges *b)
{
    if (zl_ranges_count(a) != zl_ranges_count(b))
        return false;
    for (uint32_t i = 0; i < zl_ranges_count(a); i++)
        if (zl_ranges_begin(a, i) != zl_ranges_begin(b, i) ||
            zl_ranges_end(a, i) != zl_ranges_end(b, i))
            return false;
    return true;
}

/* Whether wherever there is the structure `name`, `owner` has its ranges. */
static bool goes_with(const zili_corpus *corpus, const char *name,
                      const char *owner)
{
    for (uint32_t i = 0; i < zl_corpus_segments(corpus); i++) {
        const zl_segment *segment = zl_corpus_segment(corpus, i);
        const zl_ranges *a = zl_segment_ranges_named(segment, name);
        const zl_ranges *b = zl_segment_ranges_named(segment, owner);
        if (a && (!b || !same_ranges(a, b)))
            return false;
    }
    return true;
}

static bool has_values(const zili_corpus *corpus, const char *name)
{
    for (uint32_t i = 0; i < zl_corpus_segments(corpus); i++) {
        const zl_ranges *ranges =
            zl_segment_ranges_named(zl_corpus_segment(corpus, i), name);
        for (uint32_t k = 0; ranges && k < zl_ranges_count(ranges); k++)
            if (*zl_ranges_value(ranges, k))
                return true;
    }
    return false;
}

static bool is_known(const struct maker *maker, const char *name)
{
    for (size_t i = 0; i < maker->structures.count; i++)
        if (strcmp(maker->structures.items[i], name) == 0)
            return true;
    return false;
}

/* Those of all segments, in the order of the first that has them. */
static bool find_structures(struct maker *maker)
{
    for (uint32_t i = 0; i < zl_corpus_segments(maker->corpus); i++) {
        const zl_segment *segment = zl_corpus_segment(maker->corpus, i);
        for (uint32_t k = 0; k < zl_segment_structures(segment); k++) {
            const char *name = zl_ranges_name(zl_segment_ranges(segment, k));
            if (!is_known(maker, name) &&
                !zl_array_push(&maker->structures, name))
                return false;
        }
    }
    return true;
}

/* "year" where `name` is "text_year" and `owner` "text"; or NULL. */
static const char *rest_of(const char *name, const char *owner)
{
    size_t size = strlen(owner);

    return strncmp(name, owner, size) == 0 && name[size] == '_'
               ? name + size + 1
               : NULL;
}

/* The structure that `name` is an attribute of, the one with the shortest
 * name: that one is an attribute of none. NULL: it is an element. */
static const char *owner_of(const struct maker *maker, const char *name)
{
    const char *owner = NULL;

    for (size_t i = 0; i < maker->structures.count; i++) {
        const char *other = maker->structures.items[i];
        if (rest_of(name, other) &&
            (!owner || strlen(other) < strlen(owner)) &&
            goes_with(maker->corpus, name, other))
            owner = other;
    }
    return owner;
}

/* The languages of regions stand with the regions. */
static bool is_of_regions(const struct maker *maker, const char *name)
{
    return strcmp(name, "lang") == 0 &&
           goes_with(maker->corpus, name, "region");
}

/* ---- names ---- */

static bool is_letter(char byte)
{
    return byte >= 'a' && byte <= 'z';
}

/* What stands for a byte of a name that comes after `last`; 0: nothing. No
 * two hyphens: comments could not have them. */
static char sound_byte(char byte, char last)
{
    if (byte >= 'A' && byte <= 'Z')
        return (char)(byte - 'A' + 'a');
    if (is_letter(byte) || (byte >= '0' && byte <= '9') ||
        (byte == '-' && last != '-'))
        return byte;
    return ((unsigned char)byte & 0xC0) == 0x80 ? 0 : '_';
}

void zl_elements_name(zl_str *out, const char *name)
{
    char first = sound_byte(*name, 0), last = 0;

    if (!*name || (!is_letter(first) && first != '_'))
        zl_str_add_byte(out, '_');
    for (; *name; name++) {
        char sound = sound_byte(*name, last);
        if (sound)
            zl_str_add_byte(out, sound);
        last = sound;
    }
}

/* Put "_2" behind a name that is not the first of its kind. */
static void add_number(zl_str *name, const char *text, unsigned number)
{
    zl_str_empty(name);
    zl_elements_name(name, text);
    if (number > 1)
        zl_str_format(name, "_%u", number);
}

/* A name that neither an element nor an attribute has, for an attribute of
 * `element`, or for an element (NULL). To be freed; NULL without memory. */
static char *new_name(zl_map *taken, const char *element, const char *text)
{
    zl_str name = { 0 }, whole = { 0 };
    uint32_t before = taken->count;

    for (unsigned n = 1; taken->count == before && !whole.failed; n++) {
        add_number(&name, text, n);
        zl_str_empty(&whole);
        if (element)
            zl_str_format(&whole, "%s_", element);
        zl_str_add(&whole, zl_str_view(&name));
        if (name.failed ||
            zl_map_add(taken, zl_str_view(&whole)) == ZL_MAP_NONE)
            whole.failed = true;
    }
    char *made =
        whole.failed ? NULL : zl_copy_text(zl_str_text(&name), name.size);
    zl_str_clear(&name);
    zl_str_clear(&whole);
    return made;
}

/* ---- attributes: each function false without memory ---- */

static bool add_attribute(struct maker *maker, zl_element *element,
                          const char *text, zl_value_kind kind,
                          const char *source)
{
    zl_element_attribute attribute = {
        .name = new_name(&maker->taken, element->name, text),
        .kind = kind,
        .source = source,
    };

    if (attribute.name && zl_array_push(&element->attributes, attribute))
        return true;
    zl_free(attribute.name);
    return false;
}

static bool add_metadata(struct maker *maker, zl_element *doc)
{
    zili_texts columns = zl_corpus_columns(maker->corpus);

    for (size_t i = 0; i < columns.count; i++)
        if (!add_attribute(maker, doc, columns.items[i], ZL_VALUE_DATUM,
                           columns.items[i]))
            return false;
    return true;
}

/* What an element has by itself. */
static bool add_own(struct maker *maker, zl_element *element)
{
    const char *structure = element->structure;
    bool kind = strcmp(structure, "p") == 0;

    if (strcmp(structure, "doc") == 0)
        return add_attribute(maker, element, "id", ZL_VALUE_NAME, NULL) &&
               add_metadata(maker, element);
    if (strcmp(structure, "region") == 0)
        return add_attribute(maker, element, "kind", ZL_VALUE_OWN, NULL) &&
               add_attribute(maker, element, "lang", ZL_VALUE_LANG, NULL);
    return !has_values(maker->corpus, structure) ||
           add_attribute(maker, element, kind ? "kind" : "value",
                         ZL_VALUE_OWN, NULL);
}

static bool add_joined(struct maker *maker, zl_element *element)
{
    for (size_t i = 0; i < maker->structures.count; i++) {
        const char *name = maker->structures.items[i];
        const char *owner = owner_of(maker, name);
        if (owner && strcmp(owner, element->structure) == 0 &&
            !add_attribute(maker, element, rest_of(name, owner),
                           ZL_VALUE_JOINED, name))
            return false;
    }
    return true;
}

/* ---- elements ---- */

static bool add_element(struct maker *maker, const char *structure)
{
    zl_element element = { .structure = structure,
                           .name = new_name(&maker->taken, NULL, structure) };

    if (element.name && zl_array_push(&maker->elements->list, element))
        return true;
    zl_free(element.name);
    return false;
}

static bool add_elements(struct maker *maker)
{
    /* <g/> stands between tokens that touch. */
    if (zl_map_add(&maker->taken, zl_view_of("g")) == ZL_MAP_NONE)
        return false;
    for (size_t i = 0; i < maker->structures.count; i++) {
        const char *name = maker->structures.items[i];
        if (!owner_of(maker, name) && !is_of_regions(maker, name) &&
            !add_element(maker, name))
            return false;
    }
    return true;
}

/* Elements take their names first, so that they are what they were called. */
static bool make(struct maker *maker)
{
    zl_elements *elements = maker->elements;

    if (!find_structures(maker) || !add_elements(maker))
        return false;
    for (size_t i = 0; i < elements->list.count; i++)
        if (!add_own(maker, &elements->list.items[i]) ||
            !add_joined(maker, &elements->list.items[i]))
            return false;
    return zl_array_reserve(&elements->open, elements->list.count);
}

zili_status zl_elements_make(zl_elements *elements, const zili_corpus *corpus,
                             zili_error *err)
{
    struct maker maker = { .corpus = corpus, .elements = elements };

    bool enough = make(&maker);
    zl_array_clear(&maker.structures);
    zl_map_clear(&maker.taken);
    return enough ? ZILI_OK : zl_no_memory(err);
}

static void clear_element(zl_element *element)
{
    for (size_t i = 0; i < element->attributes.count; i++)
        zl_free(element->attributes.items[i].name);
    zl_array_clear(&element->attributes);
    zl_free(element->name);
}

void zl_elements_clear(zl_elements *elements)
{
    for (size_t i = 0; i < elements->list.count; i++)
        clear_element(&elements->list.items[i]);
    zl_array_clear(&elements->list);
    zl_array_clear(&elements->open);
}

/* ---- values ---- */

const char *zl_element_value(const zl_element *element,
                             const zl_element_attribute *attribute,
                             const zl_walk *walk)
{
    const zl_area *area = walk->place.area;
    const char *datum;

    switch (attribute->kind) {
    case ZL_VALUE_OWN:
        return zl_ranges_value(element->ranges, element->next);
    case ZL_VALUE_JOINED:
        return attribute->ranges
                   ? zl_ranges_value(attribute->ranges, element->next)
                   : "";
    case ZL_VALUE_LANG:
        return area->lang;
    case ZL_VALUE_NAME:
        return walk->place.document->name;
    case ZL_VALUE_DATUM:
        datum = zl_corpus_datum(walk->corpus, area->document,
                                attribute->source);
        return datum ? datum : "";
    }
    return "";
}
