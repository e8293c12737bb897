/* labels.c -- the tokens of each line that its query has labelled. */
#include "analysis/labels.h"

#include "base/fail.h"
#include "base/map.h"
#include "base/mem.h"

void zl_labels_clear(zl_labels *labels)
{
    zl_map_clear(&labels->names);
    zl_free(labels->places);
    *labels = (zl_labels){ 0 };
}

/* One item, while its lines are looked at. */
struct item {
    zl_search *search;
    zl_search_marks *asker;
    uint64_t *found;   /* of a hit: its labels, and the target */
    uint32_t *columns; /* of its labels, among those of all items */
    uint32_t labels;
    bool target;
};

typedef ZL_ARRAY(struct item) item_list;

static void close_items(item_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        zl_search_marks_close(list->items[i].asker);
        zl_search_close(list->items[i].search);
        zl_free(list->items[i].found);
        zl_free(list->items[i].columns);
    }
    zl_array_clear(list);
}

static bool name_labels(zl_labels *labels, struct item *item)
{
    item->labels = zl_search_labels(item->search);
    item->target = zl_search_has_target(item->search);
    item->found = zl_alloc_array(item->labels + 1, sizeof *item->found);
    item->columns = zl_alloc_array(item->labels, sizeof *item->columns);
    item->asker = zl_search_marks_open(item->search);
    if (!item->found || !item->columns || !item->asker)
        return false;
    labels->target |= item->target;
    for (uint32_t i = 0; i < item->labels; i++) {
        item->columns[i] = zl_map_add(
            &labels->names, zl_view_of(zl_search_label(item->search, i)));
        if (item->columns[i] == ZL_MAP_NONE)
            return false;
    }
    return true;
}

static zili_status open_items(zl_labels *labels, item_list *list,
                              const zl_ask *ask, const zl_items *items,
                              zili_error *err)
{
    zili_status status = ZILI_OK;

    if (!zl_array_reserve(list, items->count))
        return zl_no_memory(err);
    for (size_t i = 0; !status && i < items->count; i++) {
        struct item *item = &list->items[list->count++];
        *item = (struct item){ 0 };
        status = zl_ask_search(ask, items->items[i].query, &item->search,
                               err);
        if (!status && !name_labels(labels, item))
            status = zl_no_memory(err);
    }
    labels->count = labels->names.count + labels->target;
    if (!status && labels->count == 0)
        status = zl_fail(err, ZILI_EUSAGE,
                         "--labels: no query has a label, as in a:[] or "
                         "a:\"word\", nor a target, as in @[].");
    return status;
}

static zili_status find_line(const zl_labels *labels, const struct item *item,
                             zl_hit hit, uint64_t *places, zili_error *err)
{
    for (size_t i = 0; i < labels->count; i++)
        places[i] = ZL_NOWHERE;
    if (item->labels == 0 && !item->target)
        return ZILI_OK;
    zili_status status =
        zl_search_marks_find(item->asker, hit, item->found, err);
    if (status)
        return status;
    for (uint32_t i = 0; i < item->labels; i++)
        places[item->columns[i]] = item->found[i];
    if (item->target)
        places[labels->count - 1] = item->found[item->labels];
    return ZILI_OK;
}

static zili_status find_lines(zl_labels *labels, const item_list *list,
                              const zl_lines *lines, size_t shown,
                              zili_error *err)
{
    zili_status status = ZILI_OK;

    labels->places = zl_alloc_array(zl_lines_count(lines) * labels->count,
                                   sizeof *labels->places);
    if (!labels->places)
        return zl_no_memory(err);
    for (size_t i = 0; !status && i < shown; i++) {
        size_t number = zl_lines_number(lines, i);
        uint32_t item = lines->items ? lines->items[number] : 0;
        status = find_line(labels, &list->items[item],
                           zl_lines_hit(lines, number),
                           labels->places + number * labels->count, err);
    }
    return status;
}

zili_status zl_labels_find(zl_labels *labels, const zl_ask *ask,
                          const zl_items *items, const zl_lines *lines,
                          size_t shown, zili_error *err)
{
    item_list list = { 0 };
    zili_status status = open_items(labels, &list, ask, items, err);

    if (!status)
        status = find_lines(labels, &list, lines, shown, err);
    close_items(&list);
    return status;
}
