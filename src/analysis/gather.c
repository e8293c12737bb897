/* gather.c -- lines of one content together, and lines ranked by content. */
#include "analysis/gather.h"

#include "analysis/place.h"
#include "analysis/standing.h"
#include "base/fail.h"
#include "base/mem.h"

#include <stdlib.h>

/* ---- numbers of lines ---- */

static uint32_t *count_up(size_t count)
{
    uint32_t *numbers = zl_alloc_array(count, sizeof *numbers);

    for (size_t i = 0; numbers && i < count; i++)
        numbers[i] = (uint32_t)i;
    return numbers;
}

/* Put the lines into the order of their values, below `limit`, and the values
 * with them; false without memory. */
static bool arrange_by(zl_lines *lines, uint32_t *values, uint32_t limit)
{
    uint32_t *numbers = count_up(lines->count);
    uint32_t *spare = zl_alloc_array(lines->count, sizeof *spare);
    bool enough = numbers && spare;

    if (enough) {
        uint32_t *sorted =
            zl_standing_sort(values, limit, numbers, spare, lines->count);
        uint32_t *other = sorted == numbers ? spare : numbers;
        enough = zl_lines_arrange(lines, sorted);
        for (size_t i = 0; i < lines->count; i++)
            other[i] = values[sorted[i]];
        for (size_t i = 0; i < lines->count; i++)
            values[i] = other[i];
    }
    zl_free(numbers);
    zl_free(spare);
    return enough;
}

/* ---- groups ---- */

static int by_size(const void *a, const void *b, void *user)
{
    const zl_group *list = user;
    const zl_group *left = &list[*(const uint32_t *)a];
    const zl_group *right = &list[*(const uint32_t *)b];

    if (left->lines != right->lines)
        return left->lines > right->lines ? -1 : 1;
    return zl_view_compare(zl_view_of(left->text), zl_view_of(right->text));
}

/* A group for every text, in the order of the texts. */
static bool make_groups(zl_groups *groups, const zl_map *texts,
                        const uint32_t *values, size_t lines)
{
    for (uint32_t i = 0; i < texts->count; i++) {
        zl_view text = zl_view_trim(zl_map_key(texts, i));
        zl_group group = { zl_copy_text(text.bytes, text.size), 0 };
        if (!group.text || !zl_array_push(&groups->list, group)) {
            zl_free(group.text);
            return false;
        }
    }
    for (size_t i = 0; i < lines; i++)
        groups->list.items[values[i]].lines++;
    return true;
}

/* Sort the groups by size, and change the values to their new numbers. */
static bool sort_groups(zl_groups *groups, uint32_t *values, size_t lines)
{
    size_t count = groups->list.count;
    uint32_t *order = count_up(count);
    uint32_t *rank = zl_alloc_array(count, sizeof *rank);
    zl_group *sorted = zl_alloc_array(count, sizeof *sorted);
    bool enough = order && rank && sorted;

    if (enough) {
        qsort_r(order, count, sizeof *order, by_size, groups->list.items);
        for (uint32_t i = 0; i < count; i++) {
            sorted[i] = groups->list.items[order[i]];
            rank[order[i]] = i;
        }
        for (uint32_t i = 0; i < count; i++)
            groups->list.items[i] = sorted[i];
        for (size_t i = 0; i < lines; i++)
            values[i] = rank[values[i]];
    }
    zl_free(order);
    zl_free(rank);
    zl_free(sorted);
    return enough;
}

static bool group(zl_lines *lines, const zl_ask *ask, int place,
                  uint64_t threads, zl_groups *groups)
{
    zl_standing *standing = zl_standing_new(ask, lines);
    uint32_t *values = zl_alloc_array(lines->count, sizeof *values);
    bool enough = standing && values;

    groups->of = values;
    enough = enough && zl_standing_find(standing, &place, 1, &values, threads) &&
             make_groups(groups, zl_standing_texts(standing), values,
                         lines->count) &&
             sort_groups(groups, values, lines->count) &&
             arrange_by(lines, values, (uint32_t)groups->list.count);
    zl_standing_free(standing);
    return enough;
}

zili_status zl_lines_group(zl_lines *lines, const zl_ask *ask,
                           const char *key, uint64_t threads,
                           zl_groups *groups, zili_error *err)
{
    int place;

    *groups = (zl_groups){ 0 };
    if (!zl_standing_read(zl_view_of(key), &place))
        return zl_fail(err, ZILI_EUSAGE,
                       "--group takes a place such as 1L, node or 2R, not "
                       "\"%s\".",
                       key);
    return group(lines, ask, place, threads, groups) ? ZILI_OK : zl_no_memory(err);
}

void zl_groups_clear(zl_groups *groups)
{
    for (size_t i = 0; i < groups->list.count; i++)
        zl_free(groups->list.items[i].text);
    zl_array_clear(&groups->list);
    zl_free(groups->of);
    groups->of = NULL;
}

/* ---- ranks ---- */

static size_t first_from(const zl_hits *hits, uint64_t position)
{
    size_t low = 0, high = hits->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (hits->items[middle].begin < position)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static uint32_t score_of(const zl_hits *hits, zl_window window, zl_hit node)
{
    uint32_t score = 0;

    for (size_t i = first_from(hits, window.begin);
         i < hits->count && hits->items[i].begin < window.end; i++) {
        zl_hit hit = hits->items[i];
        score += hit.end <= window.end &&
                 (hit.end <= node.begin || hit.begin >= node.end);
    }
    return score;
}

static void score_lines(zl_lines *lines, const zl_ask *ask,
                        const zl_hits *hits, const zl_context *context)
{
    zl_place place;

    zl_place_init(&place, ask->corpus);
    for (size_t i = 0; i < lines->count; i++) {
        zl_hit node = lines->items[i].hit;
        zl_place_move(&place, node.begin);
        zl_window window =
            zl_context_window(context, ask->corpus, place.area, node);
        lines->items[i].score = score_of(hits, window, node);
    }
}

/* The greatest first: sorted by what they lack of it. */
static bool arrange_by_score(zl_lines *lines)
{
    uint32_t *lacks = zl_alloc_array(lines->count, sizeof *lacks);
    uint32_t most = 0;

    for (size_t i = 0; i < lines->count; i++)
        if (lines->items[i].score > most)
            most = lines->items[i].score;
    for (size_t i = 0; lacks && i < lines->count; i++)
        lacks[i] = most - lines->items[i].score;
    bool enough = lacks && arrange_by(lines, lacks, most + 1);
    zl_free(lacks);
    return enough;
}

zili_status zl_lines_rank(zl_lines *lines, const zl_ask *ask,
                          const char *query, const zl_context *context,
                          zili_error *err)
{
    zl_hits hits = { 0 };
    zili_status status = zl_ask_all(ask, query, &hits, err);

    if (!status) {
        score_lines(lines, ask, &hits, context);
        if (!arrange_by_score(lines))
            status = zl_no_memory(err);
    }
    zl_array_clear(&hits);
    return status;
}
