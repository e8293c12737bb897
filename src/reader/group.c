/* group.c -- regions, put into groups by the columns of `by`. */
#include "group.h"

#include "base/fail.h"
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

/* Documents stand in the order of the corpus, numbers and dates in theirs,
 * other keys in byte order. */
static int compare_by(const zl_grouping *grouping, const zl_by *by,
                      uint32_t one, uint32_t two)
{
    char left_room[YEAR_ROOM], right_room[YEAR_ROOM];

    if (by->kind == ZL_BY_DOC) {
        uint32_t left = zl_corpus_area(grouping->corpus, one)->document;
        uint32_t right = zl_corpus_area(grouping->corpus, two)->document;
        return (left > right) - (left < right);
    }
    return zl_typed_compare(by->column_kind,
                            key_of(grouping, by, one, left_room),
                            key_of(grouping, by, two, right_room));
}

static int compare_keys(const zl_grouping *grouping, uint32_t one,
                        uint32_t two)
{
    int order = 0;

    for (size_t i = 0; order == 0 && i < grouping->by.count; i++)
        order = compare_by(grouping, &grouping->by.items[i], one, two);
    return order;
}

static int in_order(const void *a, const void *b, void *user)
{
    uint32_t one = *(const uint32_t *)a, two = *(const uint32_t *)b;
    int order = compare_keys(user, one, two);

    return order ? order : (one > two) - (one < two);
}

/* ---- groups ---- */

/* Number the groups of the regions in `order`. */
static bool number_groups(zl_grouping *grouping, const uint32_t *order,
                          size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool is_new = i == 0 ||
                      compare_keys(grouping, order[i - 1], order[i]) != 0;
        if (is_new && !zl_array_push(&grouping->examples, order[i]))
            return false;
        grouping->group_of[order[i]] = (uint32_t)grouping->examples.count - 1;
    }
    return true;
}

zili_status zl_grouping_run(zl_grouping *grouping, const bool *taken,
                            zili_error *err)
{
    uint32_t regions = zl_corpus_areas(grouping->corpus);
    size_t count = 0;

    grouping->group_of = zl_alloc_array(regions, sizeof *grouping->group_of);
    if (!grouping->group_of)
        return zl_no_memory(err);
    uint32_t *order = zl_alloc_array(regions, sizeof *order);
    for (uint32_t i = 0; order && i < regions; i++)
        if (taken[i])
            order[count++] = i;
    bool enough = order != NULL;
    if (enough) {
        qsort_r(order, count, sizeof *order, in_order, grouping);
        enough = number_groups(grouping, order, count);
    }
    zl_free(order);
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
