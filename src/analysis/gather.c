/* gather.c -- lines of one content together, and lines ranked by content. */
#include "analysis/gather.h"

#include "analysis/sequence.h"
#include "analysis/standing.h"
#include "base/fail.h"
#include "base/mem.h"
#include "reader/place.h"

#include <stdlib.h>

/* Show the lines in the order of their values, by number and below
 * `limit`. */
static zili_status arrange_by(zl_lines *lines, const zl_ask *ask,
                              const uint32_t *values, uint32_t limit,
                              zili_error *err)
{
    zl_sequence sequence = { 0 };
    zili_status status = zl_sequence_init(&sequence, lines, ask->threads, err);

    if (!status) {
        zl_sequence_sort(&sequence, values, limit);
        zl_lines_arrange(lines, &sequence);
    }
    zl_sequence_clear(&sequence);
    return status;
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

/* A group for every text, in the order of the texts; false without memory.
 * Behind the last word of a text stands a blank. */
static bool make_groups(zl_groups *groups, const zl_map *texts)
{
    for (uint32_t i = 0; i < texts->count; i++) {
        zl_view text = zl_map_key(texts, i);
        zl_group group = { zl_copy_text(text.bytes,
                                        text.size - (text.size > 0)),
                           0 };
        if (!group.text || !zl_array_push(&groups->list, group)) {
            zl_free(group.text);
            return false;
        }
    }
    return true;
}

/* The numbers of the groups by their size, to be freed; NULL without
 * memory. */
static uint32_t *numbers_by_size(const zl_groups *groups)
{
    size_t count = groups->list.count;
    uint32_t *numbers = zl_alloc_array(count, sizeof *numbers);

    for (uint32_t i = 0; numbers && i < count; i++)
        numbers[i] = i;
    if (numbers)
        qsort_r(numbers, count, sizeof *numbers, by_size,
                groups->list.items);
    return numbers;
}

/* Sort the groups by size, and change the numbers that lines have of them. */
static bool sort_groups(zl_groups *groups, size_t lines)
{
    size_t count = groups->list.count;
    uint32_t *order = numbers_by_size(groups);
    uint32_t *places = zl_alloc_array(count, sizeof *places);
    zl_group *sorted = zl_alloc_array(count, sizeof *sorted);
    bool enough = order && places && sorted;

    for (uint32_t i = 0; enough && i < count; i++) {
        sorted[i] = groups->list.items[order[i]];
        places[order[i]] = i;
    }
    for (uint32_t i = 0; enough && i < count; i++)
        groups->list.items[i] = sorted[i];
    for (size_t i = 0; enough && i < lines; i++)
        groups->of[i] = places[groups->of[i]];
    zl_free(order);
    zl_free(places);
    zl_free(sorted);
    return enough;
}

/* Find the groups, and the group of each line; false without memory. */
static bool find_groups(zl_groups *groups, const zl_lines *lines,
                        const zl_ask *ask, int place)
{
    zl_standing *standing = zl_standing_new(ask, lines);

    size_t count = zl_lines_count(lines);

    groups->of = zl_alloc_array(count, sizeof *groups->of);
    bool enough = standing && groups->of &&
                  zl_standing_find(standing, &place, 1, &groups->of) &&
                  make_groups(groups, zl_standing_texts(standing));
    for (size_t i = 0; enough && i < count; i++)
        groups->list.items[groups->of[i]].lines++;
    zl_standing_free(standing);
    return enough && sort_groups(groups, count);
}

/* Now that lines were put together, the first ones are those of the first
 * group, and so on. */
static void number_lines(zl_groups *groups)
{
    size_t line = 0;

    for (uint32_t i = 0; i < groups->list.count; i++)
        for (uint64_t left = groups->list.items[i].lines; left > 0; left--)
            groups->of[line++] = i;
}

zili_status zl_lines_group(zl_lines *lines, const zl_ask *ask,
                           const char *key, zl_groups *groups,
                           zili_error *err)
{
    int place;

    *groups = (zl_groups){ 0 };
    if (!zl_standing_read(zl_view_of(key), &place))
        return zl_fail(err, ZILI_EUSAGE,
                       "--group takes a place such as 1L, node or 2R, not "
                       "\"%s\".",
                       key);
    if (!find_groups(groups, lines, ask, place))
        return zl_no_memory(err);
    zili_status status =
        arrange_by(lines, ask, groups->of, (uint32_t)groups->list.count, err);
    if (!status)
        number_lines(groups);
    return status;
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

static uint32_t score_of(const zl_hits *hits, zl_window window, zl_hit node)
{
    uint32_t score = 0;

    for (size_t i = zl_hits_from(hits, window.begin);
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
    for (size_t i = 0; i < zl_lines_count(lines); i++) {
        zl_hit node = zl_lines_hit(lines, i);
        zl_place_move(&place, node.begin);
        zl_window window =
            zl_context_window(context, ask->corpus, place.area, node);
        lines->scores[i] = score_of(hits, window, node);
    }
}

/* The greatest first: sorted by what they lack of it. */
static zili_status arrange_by_score(zl_lines *lines, const zl_ask *ask,
                                    zili_error *err)
{
    size_t count = zl_lines_count(lines);
    uint32_t *lacks = zl_alloc_array(count, sizeof *lacks);
    uint32_t most = 0;

    if (!lacks)
        return zl_no_memory(err);
    for (size_t i = 0; i < count; i++)
        if (lines->scores[i] > most)
            most = lines->scores[i];
    for (size_t i = 0; i < count; i++)
        lacks[i] = most - lines->scores[i];
    zili_status status = arrange_by(lines, ask, lacks, most + 1, err);
    zl_free(lacks);
    return status;
}

zili_status zl_lines_rank(zl_lines *lines, const zl_ask *ask,
                          const char *query, const zl_context *context,
                          zili_error *err)
{
    zl_hits hits = { 0 };
    zili_status status = zl_ask_all(ask, query, &hits, err);

    if (!status) {
        zl_free(lines->scores);
        lines->scores =
            zl_alloc_array(zl_lines_count(lines), sizeof *lines->scores);
        status = lines->scores ? ZILI_OK : zl_no_memory(err);
    }
    if (!status) {
        score_lines(lines, ask, &hits, context);
        status = arrange_by_score(lines, ask, err);
    }
    zl_array_clear(&hits);
    return status;
}
