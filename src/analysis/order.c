/* order.c -- lines in the order of the words around their hits.
 *
 * Each word that stands at a place is given a number; the different words
 * are sorted by their collation keys, once; then the lines go into the order
 * of these ranks by counting, the last key first. */
#include "analysis/order.h"

#include "analysis/stretch.h"
#include "base/fail.h"
#include "base/map.h"
#include "base/mem.h"
#include "text/collate.h"

#include <stdlib.h>
#include <string.h>

/* Where a key's word stands: -1 is 1L, 0 the hit, 1 is 1R. */
struct level {
    int place;
    zl_collator *collator;
    uint32_t *values; /* by line: what stands there, then its rank */
};

struct order {
    const zl_ask *ask;
    size_t lines;
    struct level levels[ZL_ORDER_LEVELS];
    size_t count;
    zl_map texts; /* what stands somewhere; number 0 is nothing */
    uint32_t *text_of; /* by type: its number in `texts` and 1; 0: not met */
    zl_stretch stretch;
    zl_str text;
};

/* ---- what is asked for ---- */

static bool read_place(zl_view text, int *place)
{
    *place = 0;
    if (zl_view_is(text, "node"))
        return true;
    if (text.size != 2 || text.bytes[0] < '1' || text.bytes[0] > '9')
        return false;
    *place = text.bytes[0] - '0';
    if (text.bytes[1] == 'L' || text.bytes[1] == 'l')
        *place = -*place;
    else if (text.bytes[1] != 'R' && text.bytes[1] != 'r')
        return false;
    return true;
}

/* "1R" or "1R:stroke". */
static zili_status read_level(struct level *level, zl_view text,
                              const char *collation, zili_error *err)
{
    zl_view rest = text, place, own = { "", 0 };
    char name[16] = "";

    bool sound = zl_view_next(&rest, ':', &place) &&
                 read_place(place, &level->place);
    if (zl_view_next(&rest, ':', &own) && own.size < sizeof name)
        memcpy(name, own.bytes, own.size);
    if (!sound)
        return zl_fail(err, ZILI_EUSAGE,
                       "--sort takes keys such as 1L,2L,node,1R, or "
                       "1R:stroke, not \"%.*s\".",
                       (int)text.size, text.bytes);
    return zl_collator_open(&level->collator, own.size ? name : collation,
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
        status = read_level(&order->levels[order->count++], piece, collation,
                            err);
    }
    return status;
}

/* ---- what stands at the places ---- */

static void add_key(struct order *order, uint64_t at)
{
    uint32_t type = zl_stretch_type(&order->stretch, at);

    zl_str_add(&order->text, zl_attribute_key(order->stretch.words, type));
    zl_str_add_byte(&order->text, ' ');
}

/* The number of the text of the tokens [begin, end); ZL_MAP_NONE without
 * memory. */
static uint32_t value_of(struct order *order, uint64_t begin, uint64_t end)
{
    bool one = end == begin + 1 && zl_corpus_segments(order->ask->corpus) == 1;
    uint32_t *known =
        one ? &order->text_of[zl_stretch_type(&order->stretch, begin)] : NULL;

    if (known && *known)
        return *known - 1;
    zl_str_empty(&order->text);
    for (uint64_t at = begin; at < end; at++)
        add_key(order, at);
    uint32_t number = order->text.failed
                          ? ZL_MAP_NONE
                          : zl_map_add(&order->texts,
                                       zl_str_view(&order->text));
    if (known && number != ZL_MAP_NONE)
        *known = number + 1;
    return number;
}

static uint32_t value_at(struct order *order, zl_hit hit, int place,
                         const zl_interval *interval)
{
    if (place == 0)
        return value_of(order, hit.begin, hit.end);
    uint64_t at = zl_stretch_word(&order->stretch, hit.begin, hit.end, place,
                                  interval->begin, interval->end);
    return at == ZL_NOWHERE ? value_of(order, 0, 0)
                            : value_of(order, at, at + 1);
}

static bool find_values(struct order *order, const zl_lines *lines)
{
    const zl_interval *interval = NULL;

    for (size_t i = 0; i < lines->count; i++) {
        zl_hit hit = lines->items[i].hit;
        if (!interval || hit.begin >= interval->end ||
            hit.begin < interval->begin)
            interval = zl_scope_at(order->ask->scope, hit.begin);
        for (size_t k = 0; k < order->count; k++) {
            struct level *level = &order->levels[k];
            level->values[i] = value_at(order, hit, level->place, interval);
            if (level->values[i] == ZL_MAP_NONE)
                return false;
        }
    }
    return true;
}

/* ---- ranks ---- */

struct keyed {
    size_t begin, end; /* of its key */
    const char *keys;
    uint32_t value;
};

static zl_view key_of(const struct keyed *keyed)
{
    return (zl_view){ keyed->keys + keyed->begin, keyed->end - keyed->begin };
}

static int by_key(const void *a, const void *b)
{
    return zl_view_compare(key_of(a), key_of(b));
}

/* Sort the texts by their keys in `collator`; `ranks` gets the rank of each,
 * equal keys the same; gives the number of ranks, 0 without memory. */
static uint32_t rank_texts(const zl_map *texts, zl_collator *collator,
                           uint32_t *ranks)
{
    struct keyed *keyed = zl_alloc_array(texts->count, sizeof *keyed);
    zl_str keys = { 0 };
    uint32_t rank = 0;

    for (uint32_t i = 0; keyed && i < texts->count; i++) {
        keyed[i].value = i;
        keyed[i].begin = keys.size;
        zl_collator_key(collator, zl_map_key(texts, i), &keys);
        keyed[i].end = keys.size;
    }
    for (uint32_t i = 0; keyed && i < texts->count; i++)
        keyed[i].keys = keys.bytes;
    if (keyed && !keys.failed) {
        qsort(keyed, texts->count, sizeof *keyed, by_key);
        for (uint32_t i = 0; i < texts->count; i++) {
            rank += i > 0 && by_key(&keyed[i - 1], &keyed[i]) != 0;
            ranks[keyed[i].value] = rank;
        }
        rank++;
    }
    zl_free(keyed);
    zl_str_clear(&keys);
    return rank;
}

/* ---- sorting by counting ---- */

enum { BITS = 11, BUCKETS = 1 << BITS };

/* Put the numbers in `from` into `to` by some bits of their values; equal
 * ones keep their order. */
static void sort_by_bits(const uint32_t *values, unsigned shift,
                         const uint32_t *from, uint32_t *to, size_t count)
{
    size_t starts[BUCKETS] = { 0 }, sum = 0;

    for (size_t i = 0; i < count; i++)
        starts[values[i] >> shift & (BUCKETS - 1)]++;
    for (size_t i = 0; i < BUCKETS; i++) {
        size_t here = starts[i];
        starts[i] = sum;
        sum += here;
    }
    for (size_t i = 0; i < count; i++)
        to[starts[values[from[i]] >> shift & (BUCKETS - 1)]++] = from[i];
}

/* Order `numbers` by the ranks of a level; false without memory. */
static bool sort_by_level(const struct order *order, const struct level *level,
                          uint32_t **numbers, uint32_t **spare)
{
    uint32_t *ranks = zl_alloc_array(order->texts.count, sizeof *ranks);
    uint32_t most =
        ranks ? rank_texts(&order->texts, level->collator, ranks) : 0;

    for (size_t i = 0; most && i < order->lines; i++)
        level->values[i] = ranks[level->values[i]];
    for (unsigned shift = 0; most && shift < 32 && (most - 1) >> shift > 0;
         shift += BITS) {
        sort_by_bits(level->values, shift, *numbers, *spare, order->lines);
        uint32_t *swap = *numbers;
        *numbers = *spare;
        *spare = swap;
    }
    zl_free(ranks);
    return most > 0;
}

/* ---- the whole ---- */

static bool arrange(zl_lines *lines, const uint32_t *numbers)
{
    zl_line *sorted = zl_alloc_array(lines->count, sizeof *sorted);

    if (!sorted)
        return false;
    for (size_t i = 0; i < lines->count; i++)
        sorted[i] = lines->items[numbers[i]];
    zl_free(lines->items);
    lines->items = sorted;
    lines->room = lines->count;
    return true;
}

static bool sort_lines(struct order *order, zl_lines *lines)
{
    uint32_t *numbers = zl_alloc_array(lines->count, sizeof *numbers);
    uint32_t *spare = zl_alloc_array(lines->count, sizeof *spare);
    bool enough = numbers && spare;

    for (size_t i = 0; enough && i < lines->count; i++)
        numbers[i] = (uint32_t)i;
    for (size_t k = order->count; enough && k-- > 0;)
        enough =
            sort_by_level(order, &order->levels[k], &numbers, &spare);
    enough = enough && arrange(lines, numbers);
    zl_free(numbers);
    zl_free(spare);
    return enough;
}

static bool make_room(struct order *order)
{
    bool enough = true;

    zl_stretch_init(&order->stretch, order->ask->corpus);
    order->text_of =
        zl_alloc_array(zl_attribute_types(order->stretch.words),
                       sizeof *order->text_of);
    for (size_t i = 0; i < order->count; i++) {
        struct level *level = &order->levels[i];
        level->values = zl_alloc_array(order->lines, sizeof *level->values);
        enough = enough && level->values;
    }
    return enough && order->text_of;
}

static void clear(struct order *order)
{
    for (size_t i = 0; i < order->count; i++) {
        zl_collator_close(order->levels[i].collator);
        zl_free(order->levels[i].values);
    }
    zl_free(order->text_of);
    zl_map_clear(&order->texts);
    zl_str_clear(&order->text);
}

zili_status zl_lines_sort(zl_lines *lines, const zl_ask *ask,
                          const char *keys, const char *collation,
                          zili_error *err)
{
    struct order *order = zl_alloc(sizeof *order);

    if (!order)
        return zl_no_memory(err);
    order->ask = ask;
    order->lines = lines->count;
    zili_status status = read_levels(order, keys, collation, err);
    if (!status && lines->count >= UINT32_MAX)
        status = zl_fail(err, ZILI_EUSAGE,
                         "There are too many lines to be sorted: ask for "
                         "fewer with --sample.");
    if (!status && order->count > 0 && lines->count > 0 &&
        !(make_room(order) && find_values(order, lines) &&
          sort_lines(order, lines)))
        status = zl_no_memory(err);
    clear(order);
    zl_free(order);
    return status;
}
