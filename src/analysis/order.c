/* order.c -- lines in the order of the words around their hits.
 *
 * Each word that stands at a place is given a number; the different words
 * are sorted by their collation keys, once; then the lines go into the order
 * of these ranks by counting, the last key first. */
#include "analysis/order.h"

#include "analysis/standing.h"
#include "base/fail.h"
#include "base/mem.h"

#include <string.h>

struct order {
    zl_standing *standing;
    size_t lines;
    size_t count; /* of keys */
    uint64_t threads;
    int places[ZL_ORDER_LEVELS];
    zl_collator *collators[ZL_ORDER_LEVELS];
    uint32_t *values[ZL_ORDER_LEVELS]; /* by line, see standing.h */
    uint32_t *numbers, *spare;         /* of the lines, in order */
};

/* ---- what is asked for ---- */

/* "1R" or "1R:stroke". */
static zili_status read_level(struct order *order, zl_view text,
                              const char *collation, zili_error *err)
{
    zl_view rest = text, place = text, own = { "", 0 };
    size_t k = order->count++;
    char name[16] = "";

    bool sound = zl_view_next(&rest, ':', &place) &&
                 zl_standing_read(place, &order->places[k]);
    if (zl_view_next(&rest, ':', &own) && own.size < sizeof name)
        memcpy(name, own.bytes, own.size);
    if (!sound)
        return zl_fail(err, ZILI_EUSAGE,
                       "--sort takes keys such as 1L,2L,node,1R, or "
                       "1R:stroke, not \"%.*s\".",
                       (int)text.size, text.bytes);
    return zl_collator_open(&order->collators[k], own.size ? name : collation,
                            err);
}

static zili_status read_levels(struct order *order, const char *keys,
                               const char *collation, zili_error *err)
{
    zl_view rest = zl_view_of(keys), piece;
    zili_status status = ZILI_OK;

    while (!status && zl_view_next(&rest, ',', &piece)) {
        if (order->count == ZL_ORDER_LEVELS)
            return zl_fail(err, ZILI_EUSAGE, "--sort takes %d keys at most.",
                           ZL_ORDER_LEVELS);
        status = read_level(order, piece, collation, err);
    }
    return status;
}

/* ---- sorting ---- */

/* Order the numbers by one key; false without memory. */
static bool sort_by_level(struct order *order, size_t k)
{
    uint32_t texts = zl_standing_texts(order->standing)->count;
    uint32_t *ranks = zl_alloc_array(texts, sizeof *ranks);
    uint32_t *values = order->values[k];
    uint32_t limit = ranks ? zl_standing_rank(order->standing,
                                              order->collators[k], ranks)
                           : 0;

    for (size_t i = 0; limit && i < order->lines; i++)
        values[i] = ranks[values[i]];
    uint32_t *sorted = zl_standing_sort(values, limit, order->numbers,
                                        order->spare, order->lines);
    if (sorted != order->numbers) {
        order->spare = order->numbers;
        order->numbers = sorted;
    }
    zl_free(ranks);
    return limit > 0;
}

static bool make_room(struct order *order)
{
    order->numbers = zl_alloc_array(order->lines, sizeof *order->numbers);
    order->spare = zl_alloc_array(order->lines, sizeof *order->spare);
    bool enough = order->standing && order->numbers && order->spare;

    for (size_t k = 0; enough && k < order->count; k++) {
        order->values[k] =
            zl_alloc_array(order->lines, sizeof *order->values[k]);
        enough = order->values[k] != NULL;
    }
    for (size_t i = 0; enough && i < order->lines; i++)
        order->numbers[i] = (uint32_t)i;
    return enough;
}

static bool sort_lines(struct order *order, zl_lines *lines)
{
    bool enough = make_room(order) &&
                  zl_standing_find(order->standing, order->places,
                                   order->count, order->values, order->threads);

    for (size_t k = order->count; enough && k-- > 0;)
        enough = sort_by_level(order, k);
    return enough && zl_lines_arrange(lines, order->numbers);
}

static void clear(struct order *order)
{
    for (size_t k = 0; k < order->count; k++) {
        zl_collator_close(order->collators[k]);
        zl_free(order->values[k]);
    }
    zl_free(order->numbers);
    zl_free(order->spare);
    zl_standing_free(order->standing);
}

zili_status zl_lines_sort(zl_lines *lines, const zl_ask *ask,
                          const char *keys, const char *collation,
                          uint64_t threads, zili_error *err)
{
    struct order order = { .lines = lines->count, .threads = threads };
    zili_status status = read_levels(&order, keys, collation, err);

    if (!status && lines->count >= UINT32_MAX)
        status = zl_fail(err, ZILI_EUSAGE,
                         "There are too many lines to be sorted: ask for "
                         "fewer with --sample.");
    if (!status && order.count > 0 && lines->count > 0) {
        order.standing = zl_standing_new(ask, lines);
        if (!sort_lines(&order, lines))
            status = zl_no_memory(err);
    }
    clear(&order);
    return status;
}
