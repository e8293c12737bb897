/* fcm.c -- which types stand together, and how often. */
#include "stats/fcm.h"

#include "base/fail.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

static const char *const names[] = { "frequency", "boolean", "weighted" };

bool zl_fcm_count_find(const char *name, zl_fcm_count *count)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0) {
            *count = (zl_fcm_count)i;
            return true;
        }
    return false;
}

/* ---- cells by their pair of types ---- */

typedef struct entry {
    uint64_t key; /* row and column, plus 1; 0: free */
    double value;
    size_t seen_in; /* the last document that counted it, plus 1 */
} entry;

typedef struct cell_map {
    entry *entries;
    size_t room; /* a power of 2, or 0 */
    size_t count;
} cell_map;

static size_t place_of(const cell_map *cells, uint64_t key)
{
    size_t at = (size_t)(key * 0x9E3779B97F4A7C15U >> 20);

    while (cells->entries[at & (cells->room - 1)].key != key &&
           cells->entries[at & (cells->room - 1)].key != 0)
        at++;
    return at & (cells->room - 1);
}

static bool grow(cell_map *cells)
{
    cell_map larger = { .room = cells->room ? 2 * cells->room : 1024,
                        .count = cells->count };

    larger.entries = zl_alloc_array(larger.room, sizeof *larger.entries);
    if (!larger.entries)
        return false;
    for (size_t i = 0; i < cells->room; i++)
        if (cells->entries[i].key)
            larger.entries[place_of(&larger, cells->entries[i].key)] =
                cells->entries[i];
    zl_free(cells->entries);
    *cells = larger;
    return true;
}

/* NULL without memory. Lent until the next. */
static entry *cell_of(cell_map *cells, uint32_t row, uint32_t column)
{
    uint64_t key = ((uint64_t)row << 32 | column) + 1;

    if (cells->count >= cells->room / 2 && !grow(cells))
        return NULL;
    entry *cell = &cells->entries[place_of(cells, key)];
    if (cell->key == 0) {
        cell->key = key;
        cells->count++;
    }
    return cell;
}

/* ---- counting ---- */

typedef struct counting {
    const zl_sequences *sequences;
    const zl_fcm_settings *settings;
    cell_map cells;
} counting;

static void in_order(uint32_t *row, uint32_t *column)
{
    uint32_t first = *row;

    if (first > *column) {
        *row = *column;
        *column = first;
    }
}

/* Two tokens, the first before the second. */
static bool add_near(counting *work, size_t document, uint32_t first,
                     uint32_t second, size_t distance)
{
    const zl_fcm_settings *settings = work->settings;
    double value = 1;

    if (settings->count == ZL_FCM_WEIGHTED)
        value = settings->weights ? settings->weights[distance - 1]
                                  : 1 / (double)distance;
    if (!settings->ordered)
        in_order(&first, &second);
    entry *cell = cell_of(&work->cells, first, second);
    if (!cell)
        return false;
    if (first == second && !settings->ordered)
        value *= 2;
    if (settings->count != ZL_FCM_BOOLEAN || cell->seen_in != document + 1)
        cell->value += value;
    cell->seen_in = document + 1;
    return true;
}

static bool count_windows(counting *work)
{
    const uint32_t *words = work->sequences->words;
    size_t from = 0;

    for (size_t d = 0; d < work->sequences->documents; d++) {
        size_t end = work->sequences->ends[d];
        for (size_t i = from; i < end; i++) {
            size_t left = end - 1 - i;
            size_t reach =
                left < work->settings->window ? left : work->settings->window;
            for (size_t k = 1; k <= reach; k++)
                if (!add_near(work, d, words[i], words[i + k], k))
                    return false;
        }
        from = end;
    }
    return true;
}

/* The types of a document, as they come, and their counts. */
typedef struct word_bag {
    uint32_t *types, *counts; /* counts by type, 0 but for these */
    size_t count;
} word_bag;

static void fill_bag(word_bag *bag, const uint32_t *words, size_t count)
{
    bag->count = 0;
    for (size_t i = 0; i < count; i++)
        if (bag->counts[words[i]]++ == 0)
            bag->types[bag->count++] = words[i];
}

static void empty_bag(word_bag *bag)
{
    for (size_t i = 0; i < bag->count; i++)
        bag->counts[bag->types[i]] = 0;
}

static bool add_pair(counting *work, uint32_t a, uint32_t b, double m,
                     double n)
{
    double value = a == b ? m * (m - 1) / 2 : m * n;

    in_order(&a, &b);
    if (value == 0)
        return true;
    entry *cell = cell_of(&work->cells, a, b);
    if (!cell)
        return false;
    cell->value += work->settings->count == ZL_FCM_BOOLEAN ? 1 : value;
    return true;
}

static bool count_document(counting *work, const word_bag *bag)
{
    for (size_t i = 0; i < bag->count; i++)
        for (size_t k = i; k < bag->count; k++) {
            uint32_t a = bag->types[i], b = bag->types[k];
            if (!add_pair(work, a, b, bag->counts[a], bag->counts[b]))
                return false;
        }
    return true;
}

static bool count_documents(counting *work)
{
    const zl_sequences *sequences = work->sequences;
    word_bag bag = {
        .types = zl_alloc_array(sequences->types, sizeof(uint32_t)),
        .counts = zl_alloc_array(sequences->types, sizeof(uint32_t))
    };
    bool enough = bag.types && bag.counts;
    size_t from = 0;

    for (size_t d = 0; d < sequences->documents && enough; d++) {
        fill_bag(&bag, sequences->words + from, sequences->ends[d] - from);
        enough = count_document(work, &bag);
        empty_bag(&bag);
        from = sequences->ends[d];
    }
    zl_free(bag.types);
    zl_free(bag.counts);
    return enough;
}

/* ---- the result ---- */

static int by_place(const void *left, const void *right)
{
    const zl_fcm_cell *a = left, *b = right;

    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    return (a->column > b->column) - (a->column < b->column);
}

static bool collect(const counting *work, zl_fcm *fcm)
{
    bool both = work->settings->whole && !work->settings->ordered;
    size_t room = work->cells.count * (both ? 2 : 1);

    fcm->cells = zl_alloc_array(room, sizeof *fcm->cells);
    if (!fcm->cells)
        return false;
    for (size_t i = 0; i < work->cells.room; i++) {
        const entry *cell = &work->cells.entries[i];
        uint32_t row = (uint32_t)((cell->key - 1) >> 32);
        uint32_t column = (uint32_t)(cell->key - 1);
        if (cell->key == 0)
            continue;
        fcm->cells[fcm->count++] = (zl_fcm_cell){ row, column, cell->value };
        if (both && row != column)
            fcm->cells[fcm->count++] =
                (zl_fcm_cell){ column, row, cell->value };
    }
    qsort(fcm->cells, fcm->count, sizeof *fcm->cells, by_place);
    return true;
}

zili_status zl_fcm_init(zl_fcm *fcm, const zl_sequences *sequences,
                        const zl_fcm_settings *settings, zili_error *err)
{
    counting work = { .sequences = sequences, .settings = settings };

    *fcm = (zl_fcm){ 0 };
    if (settings->window == 0 && settings->ordered)
        return zl_fail(err, ZILI_EUSAGE,
                       "co-occurrence in a document has no "
                       "order: give a window.");
    if (settings->window == 0 && settings->count == ZL_FCM_WEIGHTED)
        return zl_fail(err, ZILI_EUSAGE,
                       "co-occurrence in a document has no "
                       "distance to weigh: give a window.");
    bool enough =
        (settings->window ? count_windows(&work) : count_documents(&work)) &&
        collect(&work, fcm);
    zl_free(work.cells.entries);
    return enough ? ZILI_OK : zl_no_memory(err);
}

void zl_fcm_clear(zl_fcm *fcm)
{
    zl_free(fcm->cells);
    *fcm = (zl_fcm){ 0 };
}
