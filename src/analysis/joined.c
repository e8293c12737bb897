/* joined.c -- words that are one term: those that touch through hyphens. */
#include "analysis/joined.h"

#include "base/array.h"
#include "base/utf8.h"

#include <stdlib.h>

struct finder {
    const zl_segment *segment;
    const zl_attribute *word;
    const zl_ranges *regions;
    const zl_scope *scope;
    ZL_ARRAY(uint32_t) hyphens; /* where they stand */
    ZL_ARRAY(zl_joined) found;
};

/* ---- hyphens ---- */

static bool is_hyphen(zl_view form)
{
    size_t at = 0;
    uint32_t c = form.size ? zl_utf8_next(form, &at) : 0;

    return at == form.size && (c == '-' || c == 0x2010 || c == 0x2011);
}

static bool add_places(struct finder *finder, uint32_t type)
{
    zl_postings postings;

    if (!is_hyphen(zl_attribute_form(finder->word, type)))
        return true;
    zl_postings_start(&postings, finder->word, type);
    for (; postings.at != ZL_NONE; zl_postings_next(&postings))
        if (!zl_array_push(&finder->hyphens, postings.at))
            return false;
    return true;
}

static int by_place(const void *a, const void *b)
{
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;

    return (left > right) - (left < right);
}

/* All hyphens have one key. */
static bool find_hyphens(struct finder *finder)
{
    zl_type_range range = zl_attribute_with_key(finder->word, zl_view_of("-"));

    for (uint32_t i = range.first; i < range.end; i++)
        if (!add_places(finder, zl_attribute_sorted(finder->word, i)))
            return false;
    if (finder->hyphens.count)
        qsort(finder->hyphens.items, finder->hyphens.count,
              sizeof *finder->hyphens.items, by_place);
    return true;
}

/* ---- what they join ---- */

static bool is_word(const struct finder *finder, uint32_t position)
{
    return zl_attribute_class(finder->word,
                              zl_attribute_at(finder->word, position)) != 0;
}

/* Whether the tokens before and after the hyphen touch it, are words, and
 * belong to its region, which is asked for. */
static bool joins_words(const struct finder *finder, uint32_t hyphen)
{
    uint32_t region = zl_ranges_at(finder->regions, hyphen);
    uint64_t begin = zl_segment_begin(finder->segment);

    return region != ZL_NONE &&
           hyphen > zl_ranges_begin(finder->regions, region) &&
           hyphen + 1 < zl_ranges_end(finder->regions, region) &&
           zl_segment_glue(finder->segment, hyphen - 1).size == 0 &&
           zl_segment_glue(finder->segment, hyphen).size == 0 &&
           is_word(finder, hyphen - 1) && is_word(finder, hyphen + 1) &&
           zl_scope_at(finder->scope, begin + hyphen) != NULL;
}

/* A word may be joined on both sides. */
static bool add_join(struct finder *finder, uint32_t hyphen)
{
    zl_joined *last = finder->found.count
                          ? &finder->found.items[finder->found.count - 1]
                          : NULL;

    if (last && last->end == hyphen) {
        last->end = hyphen + 2;
        return true;
    }
    return zl_array_push(&finder->found,
                         (zl_joined){ hyphen - 1, hyphen + 2, ZL_NONE });
}

bool zl_joins_find(zl_joins *joins, const zl_segment *segment,
                   const zl_scope *scope)
{
    struct finder finder = {
        .segment = segment,
        .word = zl_segment_attribute(segment, 0),
        .regions = zl_segment_ranges_named(segment, "region"),
        .scope = scope,
    };
    bool enough = find_hyphens(&finder);

    for (size_t i = 0; enough && i < finder.hyphens.count; i++)
        if (joins_words(&finder, finder.hyphens.items[i]))
            enough = add_join(&finder, finder.hyphens.items[i]);
    zl_array_clear(&finder.hyphens);
    *joins = (zl_joins){ finder.found.items, finder.found.count };
    return enough;
}

size_t zl_joins_from(const zl_joins *joins, uint32_t position)
{
    size_t low = 0, high = joins->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (joins->items[middle].end <= position)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* ---- texts ---- */

/* A blank stands where anything does, be it the end of a line. */
static void add_between(const zl_joined *joined, const zl_segment *segment,
                        uint32_t token, zl_str *text)
{
    if (token > joined->begin && zl_segment_glue(segment, token - 1).size > 0)
        zl_str_add_byte(text, ' ');
}

void zl_joined_text(const zl_joined *joined, const zl_segment *segment,
                    zl_str *text)
{
    const zl_attribute *word = zl_segment_attribute(segment, 0);

    for (uint32_t i = joined->begin; i < joined->end; i++) {
        add_between(joined, segment, i, text);
        zl_str_add(text, zl_attribute_form(word, zl_attribute_at(word, i)));
    }
}

void zl_joined_key(const zl_joined *joined, const zl_segment *segment,
                   zl_str *key)
{
    const zl_attribute *word = zl_segment_attribute(segment, 0);

    for (uint32_t i = joined->begin; i < joined->end; i++) {
        add_between(joined, segment, i, key);
        zl_str_add(key, zl_attribute_key(word, zl_attribute_at(word, i)));
    }
}
