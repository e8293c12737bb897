/* ties.c -- a table of collocates: which words are tied to which nodes. */
#include "ties.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- columns ----------------------------------------------------------- */

static bool is_one_of(const char *name, const char *const *names)
{
    for (; *names; names++)
        if (strcmp(name, *names) == 0)
            return true;
    return false;
}

static const char *const counts[] = { "O11", "frequency", "freq", "count",
                                      NULL };

/* What a table of collocates counts besides. */
static const char *const others[] = { "rank", "R1", "C1", "N", "E11", NULL };

static size_t frequency_of(const zili_table *table)
{
    for (size_t i = 0; counts[i]; i++) {
        size_t column = zili_table_find(table, counts[i]);
        if (column != SIZE_MAX && zili_table_type(table, column) != ZILI_TEXT)
            return column;
    }
    return SIZE_MAX;
}

static size_t measure_of(zl_plan *plan, const zili_table *table,
                         const char *asked)
{
    if (asked)
        return zl_need_numbers(plan, table, asked);
    for (size_t i = 0; i < zili_table_columns(table); i++) {
        const char *name = zili_table_name(table, i);
        if (zili_table_type(table, i) != ZILI_TEXT &&
            !is_one_of(name, counts) && !is_one_of(name, others))
            return i;
    }
    zl_plan_fail(plan, ZILI_EUSAGE,
                 "The table has no column of a measure, as log_dice or mi, "
                 "beside node and collocate; --value names one.");
    return 0;
}

/* Of logarithms of probabilities the smaller is the stronger. */
static bool falls(const char *measure)
{
    return strcmp(measure, "fisher") == 0 ||
           zl_view_ends(zl_view_of(measure), zl_view_of("log10p"));
}

/* Of measures of one direction the arrow goes from what is given. */
static int arrow_of(const char *measure)
{
    zl_view name = zl_view_of(measure);

    if (zl_view_ends(name, zl_view_of("_2given1")))
        return 1;
    return zl_view_ends(name, zl_view_of("_1given2")) ? -1 : 0;
}

/* ---- rows -------------------------------------------------------------- */

typedef struct source {
    const zili_table *table;
    zl_naming node, collocate;
    size_t value, count;
} source;

static void add_count(zl_ties *ties, const source *from, size_t row,
                      zl_tied_word *word)
{
    double count = from->count == SIZE_MAX
                       ? NAN
                       : zili_table_real(from->table, row, from->count);

    if (!isfinite(count) || count <= 0)
        return;
    word->count = fmax(word->count, count);
    ties->least = fmin(ties->least, count);
    ties->most = fmax(ties->most, count);
}

static void add_row(zl_plan *plan, zl_ties *ties, const source *from,
                    size_t row)
{
    uint32_t a = zl_number_of_name(plan, &ties->names, from->table, row,
                                   from->node);
    double value = zili_table_missing(from->table, row, from->value)
                       ? NAN
                       : zili_table_real(from->table, row, from->value);

    if (a == ZL_MAP_NONE)
        return;
    ties->words[a].node = true;
    if (!isfinite(value)) {
        ties->left_out++;
        return;
    }
    uint32_t b = zl_number_of_name(plan, &ties->names, from->table, row,
                                   from->collocate);
    if (b == ZL_MAP_NONE || a == b)
        return;
    add_count(ties, from, row, &ties->words[b]);
    ties->items[ties->count++] = (zl_tie){ a, b, value, false, true };
}

/* ---- one tie of two rows ----------------------------------------------- */

static void smaller_first(zl_tie *tie)
{
    if (tie->a < tie->b)
        return;
    uint32_t a = tie->a;
    bool to_a = tie->to_a;
    tie->a = tie->b;
    tie->b = a;
    tie->to_a = tie->to_b;
    tie->to_b = to_a;
}

static int by_words(const void *x, const void *y)
{
    const zl_tie *left = x, *right = y;

    if (left->a != right->a)
        return left->a < right->a ? -1 : 1;
    if (left->b != right->b)
        return left->b < right->b ? -1 : 1;
    return (int)left->to_a - (int)right->to_a;
}

static void join_twins(zl_plan *plan, zl_ties *ties, bool fall)
{
    size_t kept = 0;

    for (size_t i = 0; i < ties->count; i++)
        smaller_first(&ties->items[i]);
    if (ties->count)
        qsort(ties->items, ties->count, sizeof *ties->items, by_words);
    for (size_t i = 0; i < ties->count; i++) {
        zl_tie tie = ties->items[i], *last = &ties->items[kept - !!kept];
        if (!kept || last->a != tie.a || last->b != tie.b) {
            ties->items[kept++] = tie;
            continue;
        }
        if (last->to_a == tie.to_a || last->to_b == tie.to_b)
            zl_plan_fail(plan, ZILI_EUSAGE,
                         "The collocate \"%s\" of \"%s\" stands twice in the "
                         "table.",
                         ties->words[tie.to_b ? tie.b : tie.a].name,
                         ties->words[tie.to_b ? tie.a : tie.b].name);
        if ((tie.value < last->value) == fall)
            last->value = tie.value;
        last->to_a = last->to_b = true;
    }
    ties->count = kept;
}

/* ---- the range, and the order of the words ----------------------------- */

static void measure_ties(zl_ties *ties, bool fall)
{
    double low = INFINITY, high = -INFINITY;

    for (size_t i = 0; i < ties->count; i++) {
        low = fmin(low, ties->items[i].value);
        high = fmax(high, ties->items[i].value);
    }
    ties->weakest = fall ? high : low;
    ties->strongest = fall ? low : high;
    for (size_t i = 0; i < ties->count; i++) {
        zl_tie tie = ties->items[i];
        zl_tied_word *a = &ties->words[tie.a], *b = &ties->words[tie.b];
        double share = zl_ties_share(ties, tie.value);
        a->nearest = fmax(a->nearest, share);
        b->nearest = fmax(b->nearest, share);
        a->ties++;
        b->ties++;
    }
}

struct placed {
    zl_tied_word word;
    uint32_t before;
};

static int first_word(const void *x, const void *y)
{
    const struct placed *left = x, *right = y;

    if (left->word.node != right->word.node)
        return left->word.node ? -1 : 1;
    if (!left->word.node && left->word.nearest != right->word.nearest)
        return left->word.nearest > right->word.nearest ? -1 : 1;
    return left->before < right->before ? -1 : left->before > right->before;
}

static void order_words(zl_plan *plan, zl_ties *ties)
{
    uint32_t count = ties->names.count;
    struct placed *order = zl_alloc_array(count, sizeof *order);
    uint32_t *now = zl_alloc_array(count, sizeof *now);

    if (!order || !now)
        zl_plan_no_memory(plan);
    for (uint32_t i = 0; order && now && i < count; i++)
        order[i] = (struct placed){ ties->words[i], i };
    if (order && now && count)
        qsort(order, count, sizeof *order, first_word);
    for (uint32_t i = 0; order && now && i < count; i++) {
        ties->words[i] = order[i].word;
        now[order[i].before] = i;
    }
    for (size_t i = 0; order && now && i < ties->count; i++) {
        ties->items[i].a = now[ties->items[i].a];
        ties->items[i].b = now[ties->items[i].b];
    }
    zl_free(order);
    zl_free(now);
}

static void read_rows(zl_plan *plan, zl_ties *ties, const source *from)
{
    bool fall = falls(ties->measure);
    size_t rows = zili_table_rows(from->table);

    for (size_t i = 0; i < 2 * rows; i++)
        ties->words[i] = (zl_tied_word){ .count = NAN, .nearest = 0 };
    for (size_t row = 0; row < rows && !zl_plan_failed(plan); row++)
        add_row(plan, ties, from, row);
    for (uint32_t i = 0; i < ties->names.count; i++)
        ties->words[i].name = zl_map_key(&ties->names, i).bytes;
    if (zl_plan_failed(plan))
        return;
    join_twins(plan, ties, fall);
    measure_ties(ties, fall);
    order_words(plan, ties);
    if (!zl_plan_failed(plan) && ties->count == 0)
        zl_plan_fail(plan, ZILI_EUSAGE,
                     "No row of the table has a node, a collocate and a "
                     "value of %s: there is nothing to draw.",
                     ties->measure);
}

void zl_ties_read(zl_plan *plan, const zili_table *table, const char *column,
                  zl_ties *out)
{
    size_t rows = zili_table_rows(table);

    *out = (zl_ties){ .least = NAN, .most = NAN };
    source from = { table, zl_need_naming(plan, table, "node"),
                    zl_need_naming(plan, table, "collocate"), 0,
                    frequency_of(table) };
    if (!zl_plan_failed(plan))
        from.value = measure_of(plan, table, column);
    if (zl_plan_failed(plan))
        return;
    out->measure = zili_table_name(table, from.value);
    out->arrow = arrow_of(out->measure);
    out->frequency =
        from.count == SIZE_MAX ? NULL : zili_table_name(table, from.count);
    out->items = zl_alloc_array(rows, sizeof *out->items);
    out->words = zl_alloc_array(rows, 2 * sizeof *out->words);
    if (out->items && out->words)
        read_rows(plan, out, &from);
    else
        zl_plan_no_memory(plan);
}

void zl_ties_clear(zl_ties *ties)
{
    zl_map_clear(&ties->names);
    zl_free(ties->words);
    zl_free(ties->items);
    *ties = (zl_ties){ 0 };
}

double zl_ties_share(const zl_ties *ties, double value)
{
    double range = ties->strongest - ties->weakest;

    return range != 0 ? (value - ties->weakest) / range : 0.5;
}
