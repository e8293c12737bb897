/* group.c -- regions, put into groups by the columns of `by`. */
#include "group.h"

#include "base/fail.h"
#include "base/map.h"
#include "base/mem.h"
#include "reader/typed.h"
#include "reader/where.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- columns ---- */

static bool find_column(const zili_corpus *corpus, zl_view name, zl_by *out)
{
    static const char *const fixed[] = {
        [ZL_BY_DOC] = "doc", [ZL_BY_REGION] = "region", [ZL_BY_LANG] = "lang"
    };
    zili_texts columns = zl_corpus_columns(corpus);

    for (int i = ZL_BY_DOC; i <= ZL_BY_LANG; i++) {
        *out = (zl_by){ i, fixed[i], ZL_COLUMN_TEXT };
        if (zl_view_is(name, fixed[i]))
            return true;
    }
    for (size_t i = 0; i < columns.count; i++) {
        *out = (zl_by){ ZL_BY_DATUM, columns.items[i],
                        zl_corpus_column_kind(corpus, columns.items[i]) };
        if (zl_view_is(name, columns.items[i]))
            return true;
    }
    *out = (zl_by){ ZL_BY_YEAR, ZL_TYPED_YEAR, ZL_COLUMN_TEXT };
    return zl_view_is(name, ZL_TYPED_YEAR) && zl_typed_has_year(corpus);
}

static zili_status unknown_column(const zili_corpus *corpus, zl_view name,
                                  zili_error *err)
{
    zl_str list = { 0 };

    zl_where_add_columns(corpus, &list);
    zili_status status =
        list.failed ? zl_no_memory(err)
                    : zl_fail(err, ZILI_EUSAGE,
                              "There is no column \"%.*s\" to count by; "
                              "there are %s.",
                              (int)name.size, name.bytes, zl_str_text(&list));
    zl_str_clear(&list);
    return status;
}

static bool is_taken(const zl_grouping *grouping, const zl_by *column)
{
    for (size_t i = 0; i < grouping->by.count; i++)
        if (strcmp(grouping->by.items[i].name, column->name) == 0)
            return true;
    return false;
}

zili_status zl_grouping_init(zl_grouping *grouping, const zili_corpus *corpus,
                             const char *by, zili_error *err)
{
    zl_view rest = zl_view_of(by), name;

    *grouping = (zl_grouping){ .corpus = corpus };
    while (zl_view_next(&rest, ',', &name)) {
        zl_by column;
        if (!find_column(corpus, name, &column))
            return unknown_column(corpus, name, err);
        if (is_taken(grouping, &column))
            return zl_fail(err, ZILI_EUSAGE,
                           "The column \"%s\" to count by is named twice.",
                           column.name);
        if (column.kind == ZL_BY_REGION)
            grouping->names_region = true;
        if (!zl_array_push(&grouping->by, column))
            return zl_no_memory(err);
    }
    return ZILI_OK;
}

/* ---- keys ---- */

enum { YEAR_ROOM = 12 };

/* A year is written to `room`. */
static const char *key_of(const zl_grouping *grouping, const zl_by *by,
                          uint32_t region, char *room)
{
    const zl_area *area = zl_corpus_area(grouping->corpus, region);
    const char *datum;
    int year;

    switch (by->kind) {
    case ZL_BY_DOC:
        return zl_corpus_document(grouping->corpus, area->document)->name;
    case ZL_BY_REGION:
        return area->kind;
    case ZL_BY_LANG:
        return area->lang;
    case ZL_BY_YEAR:
        year = zl_typed_year(grouping->corpus, area->document);
        snprintf(room, YEAR_ROOM, "%.0d", year);
        return room;
    default:
        datum = zl_corpus_datum(grouping->corpus, area->document, by->name);
        return datum ? datum : "";
    }
}

/* ---- ranks ---- */

/* The keys of a column, and in which order they stand. */
struct keys {
    zl_map texts;
    zl_column_kind kind;
    uint32_t *order, *ranks; /* of the texts: by rank, by number */
};

static int in_order(const void *a, const void *b, void *user)
{
    const struct keys *keys = user;

    return zl_typed_compare(
        keys->kind, zl_map_key(&keys->texts, *(const uint32_t *)a).bytes,
        zl_map_key(&keys->texts, *(const uint32_t *)b).bytes);
}

static bool order_keys(struct keys *keys)
{
    uint32_t count = keys->texts.count;

    keys->order = zl_alloc_array(count, sizeof *keys->order);
    keys->ranks = zl_alloc_array(count, sizeof *keys->ranks);
    if (!keys->order || !keys->ranks)
        return false;
    for (uint32_t i = 0; i < count; i++)
        keys->order[i] = i;
    qsort_r(keys->order, count, sizeof *keys->order, in_order, keys);
    for (uint32_t i = 0; i < count; i++)
        keys->ranks[keys->order[i]] = i;
    return true;
}

/* The regions that are put into groups. */
struct regions {
    uint32_t *order, *room;
    size_t count;
    uint32_t *ranks; /* of the keys of one column after the other */
    uint32_t all;    /* regions of the corpus: so many ranks are a column's */
};

/* Keys are numbered as they come, and ranked when all are known: there are
 * fewer of them than regions, and to compare dates takes long. */
static bool rank_texts(const zl_grouping *grouping, const zl_by *by,
                       const struct regions *regions, uint32_t *ranks)
{
    struct keys keys = { .kind = by->column_kind };
    bool enough = true;

    for (size_t i = 0; enough && i < regions->count; i++) {
        uint32_t region = regions->order[i];
        char room[YEAR_ROOM];
        ranks[region] = zl_map_add(
            &keys.texts, zl_view_of(key_of(grouping, by, region, room)));
        enough = ranks[region] != ZL_MAP_NONE;
    }
    enough = enough && order_keys(&keys);
    for (size_t i = 0; enough && i < regions->count; i++)
        ranks[regions->order[i]] = keys.ranks[ranks[regions->order[i]]];
    zl_map_clear(&keys.texts);
    zl_free(keys.order);
    zl_free(keys.ranks);
    return enough;
}

/* Documents stand in the order of the corpus, numbers and dates in theirs,
 * other keys in byte order. */
static bool rank(const zl_grouping *grouping, const zl_by *by,
                 const struct regions *regions, uint32_t *ranks)
{
    if (by->kind != ZL_BY_DOC)
        return rank_texts(grouping, by, regions, ranks);
    for (size_t i = 0; i < regions->count; i++) {
        uint32_t region = regions->order[i];
        ranks[region] = zl_corpus_area(grouping->corpus, region)->document;
    }
    return true;
}

/* ---- groups ---- */

/* Regions of one rank stay in the order they are in. */
static bool sort_by(struct regions *regions, const uint32_t *ranks)
{
    uint32_t most = 0;

    for (size_t i = 0; i < regions->count; i++)
        if (ranks[regions->order[i]] > most)
            most = ranks[regions->order[i]];
    size_t *ends = zl_alloc_array((size_t)most + 2, sizeof *ends);
    if (!ends)
        return false;
    for (size_t i = 0; i < regions->count; i++)
        ends[ranks[regions->order[i]] + 1]++;
    for (size_t i = 1; i <= most; i++)
        ends[i] += ends[i - 1];
    for (size_t i = 0; i < regions->count; i++)
        regions->room[ends[ranks[regions->order[i]]]++] = regions->order[i];
    zl_free(ends);
    uint32_t *sorted = regions->room;
    regions->room = regions->order;
    regions->order = sorted;
    return true;
}

/* By the first column, where that is the same by the second, … */
static bool sort(const zl_grouping *grouping, struct regions *regions)
{
    bool enough = true;

    for (size_t i = 0; enough && i < grouping->by.count; i++)
        enough = rank(grouping, &grouping->by.items[i], regions,
                      regions->ranks + i * regions->all);
    for (size_t i = grouping->by.count; enough && i-- > 0;)
        enough = sort_by(regions, regions->ranks + i * regions->all);
    return enough;
}

static bool are_alike(const zl_grouping *grouping,
                      const struct regions *regions, uint32_t one,
                      uint32_t two)
{
    for (size_t i = 0; i < grouping->by.count; i++) {
        const uint32_t *ranks = regions->ranks + i * regions->all;
        if (ranks[one] != ranks[two])
            return false;
    }
    return true;
}

/* Number the groups of the regions in order. */
static bool number_groups(zl_grouping *grouping, const struct regions *regions)
{
    for (size_t i = 0; i < regions->count; i++) {
        uint32_t region = regions->order[i];
        bool is_new = i == 0 || !are_alike(grouping, regions,
                                           regions->order[i - 1], region);
        if (is_new && !zl_array_push(&grouping->examples, region))
            return false;
        grouping->group_of[region] = (uint32_t)grouping->examples.count - 1;
    }
    return true;
}

zili_status zl_grouping_run(zl_grouping *grouping, const bool *taken,
                            zili_error *err)
{
    uint32_t all = zl_corpus_areas(grouping->corpus);
    struct regions regions = {
        .order = zl_alloc_array(all, sizeof *regions.order),
        .room = zl_alloc_array(all, sizeof *regions.room),
        .ranks = zl_alloc_array((size_t)all * grouping->by.count,
                                sizeof *regions.ranks),
        .all = all,
    };

    grouping->group_of = zl_alloc_array(all, sizeof *grouping->group_of);
    bool enough = grouping->group_of && regions.order && regions.room &&
                  regions.ranks;
    for (uint32_t i = 0; enough && i < all; i++)
        if (taken[i])
            regions.order[regions.count++] = i;
    enough = enough && sort(grouping, &regions) &&
             number_groups(grouping, &regions);
    zl_free(regions.order);
    zl_free(regions.room);
    zl_free(regions.ranks);
    return enough ? ZILI_OK : zl_no_memory(err);
}

static char *copy(const char *text)
{
    return zl_copy_text(text, strlen(text));
}

static bool give_columns(const zl_grouping *grouping, zl_scope *scope)
{
    scope->by = zl_alloc_array(grouping->by.count, sizeof *scope->by);
    if (!scope->by)
        return false;
    scope->by_count = grouping->by.count;
    for (size_t i = 0; i < scope->by_count; i++)
        if (!(scope->by[i] = copy(grouping->by.items[i].name)))
            return false;
    return true;
}

/* Without `by` there is one group, with an empty key. */
bool zl_grouping_give(const zl_grouping *grouping, zl_scope *scope)
{
    size_t columns = grouping->by.count;
    size_t groups = columns ? grouping->examples.count : 1;

    if (!give_columns(grouping, scope))
        return false;
    scope->keys = zl_alloc_array(groups * columns, sizeof *scope->keys);
    if (!scope->keys)
        return false;
    scope->groups = groups;
    for (size_t i = 0; i < groups * columns; i++) {
        char room[YEAR_ROOM];
        const char *key = key_of(grouping, &grouping->by.items[i % columns],
                                 grouping->examples.items[i / columns], room);
        if (!(scope->keys[i] = copy(key)))
            return false;
    }
    return true;
}

void zl_grouping_clear(zl_grouping *grouping)
{
    zl_array_clear(&grouping->by);
    zl_array_clear(&grouping->examples);
    zl_free(grouping->group_of);
    grouping->group_of = NULL;
}
