/* order.c -- lines in the order of the words around their hits.
 *
 * Each word that stands at a place is given a number; the different words
 * are sorted by their collation keys, once for each collation; then the lines
 * go into the order of these ranks by counting, the last key first. */
#include "analysis/order.h"

#include "analysis/sequence.h"
#include "analysis/standing.h"
#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"

/* A key. */
struct level {
    int place;        /* see standing.h */
    zl_str collation; /* its name */
    zl_collator *collator;
    uint32_t *values; /* by line */
    uint32_t *ranks;  /* by value, once there; those of the first level with a
                         collation are the others' too */
    uint32_t limit;   /* number of ranks */
};

struct order {
    zl_standing *standing;
    struct level levels[ZL_ORDER_LEVELS];
    size_t count; /* of levels */
    zl_sequence sequence;
};

/* ---- what is asked for ---- */

/* "1R" or "1R:stroke". */
static bool read_place(struct level *level, zl_view text,
                       const char *collation)
{
    size_t colon = zl_view_find(text, zl_view_of(":"));
    bool own = colon != SIZE_MAX;
    zl_view place = own ? zl_view_cut(text, 0, colon) : text;
    zl_view name = own ? zl_view_cut(text, colon + 1, text.size)
                       : zl_view_of(collation);

    name = zl_view_trim(name);
    zl_str_add(&level->collation, name);
    return zl_standing_read(zl_view_trim(place), &level->place) &&
           name.size > 0;
}

static zili_status read_level(struct level *level, zl_view text,
                              const char *collation, zili_error *err)
{
    if (!read_place(level, text, collation))
        return zl_fail(err, ZILI_EUSAGE,
                       "--sort takes keys such as 1L,2L,node,1R, or "
                       "1R:stroke, not \"%.*s\".",
                       (int)text.size, text.bytes);
    if (level->collation.failed)
        return zl_no_memory(err);
    return zl_collator_open(&level->collator, zl_str_text(&level->collation),
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

/* ---- sorting ---- */

/* The first level with the collation of this one. */
static struct level *first_alike(struct order *order,
                                 const struct level *level)
{
    struct level *first = order->levels;

    while (!zl_view_same(zl_str_view(&first->collation),
                         zl_str_view(&level->collation)))
        first++;
    return first;
}

/* False without memory. */
static bool rank_values(struct level *level, const zl_standing *standing)
{
    uint32_t texts = zl_standing_texts(standing)->count;

    if (level->ranks)
        return true;
    level->ranks = zl_alloc_array(texts, sizeof *level->ranks);
    if (level->ranks)
        level->limit =
            zl_standing_rank(standing, level->collator, level->ranks);
    return level->limit > 0;
}

/* Values and what is to stand instead. */
struct change {
    uint32_t *values;
    const uint32_t *to;
};

static void change_part(void *user, size_t part, size_t from, size_t to)
{
    const struct change *change = user;

    (void)part;
    for (size_t i = from; i < to; i++)
        change->values[i] = change->to[change->values[i]];
}

/* Order the lines by one key; false without memory. */
static bool sort_by_level(struct order *order, const struct level *level)
{
    struct level *first = first_alike(order, level);
    zl_sequence *sequence = &order->sequence;

    if (!rank_values(first, order->standing))
        return false;
    struct change change = { level->values, first->ranks };
    zl_work_on_parts(sequence->parts, sequence->count, change_part, &change);
    zl_sequence_sort(sequence, level->values, first->limit);
    return true;
}

/* What stands at the place of each key; false without memory. */
static bool find_values(struct order *order)
{
    int places[ZL_ORDER_LEVELS];
    uint32_t *values[ZL_ORDER_LEVELS];

    for (size_t k = 0; k < order->count; k++) {
        struct level *level = &order->levels[k];
        level->values =
            zl_alloc_array(order->sequence.count, sizeof *level->values);
        if (!level->values)
            return false;
        places[k] = level->place;
        values[k] = level->values;
    }
    return zl_standing_find(order->standing, places, order->count, values);
}

static zili_status sort_lines(struct order *order, zl_lines *lines,
                              const zl_ask *ask, zili_error *err)
{
    zili_status status =
        zl_sequence_init(&order->sequence, lines, ask->threads, err);

    if (status)
        return status;
    order->standing = zl_standing_new(ask, lines);
    bool enough = order->standing && find_values(order);
    for (size_t k = order->count; enough && k-- > 0;)
        enough = sort_by_level(order, &order->levels[k]);
    if (!enough)
        return zl_no_memory(err);
    zl_lines_arrange(lines, &order->sequence);
    return ZILI_OK;
}

static void clear(struct order *order)
{
    for (size_t k = 0; k < order->count; k++) {
        struct level *level = &order->levels[k];
        zl_str_clear(&level->collation);
        zl_collator_close(level->collator);
        zl_free(level->values);
        zl_free(level->ranks);
    }
    zl_sequence_clear(&order->sequence);
    zl_standing_free(order->standing);
}

zili_status zl_lines_sort(zl_lines *lines, const zl_ask *ask,
                          const char *keys, const char *collation,
                          zili_error *err)
{
    struct order order = { 0 };
    zili_status status = read_levels(&order, keys, collation, err);

    if (!status && order.count > 0 && zl_lines_count(lines) > 0)
        status = sort_lines(&order, lines, ask, err);
    clear(&order);
    return status;
}
