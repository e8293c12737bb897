/* gram_order.c -- the rows of n-grams, put in the order of their counts. */
#include "analysis/gram_order.h"

#include "analysis/bucket.h"
#include "analysis/shelves.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

static int by_count(const void *a, const void *b, void *user)
{
    const uint64_t *left = *(const uint64_t *const *)a;
    const uint64_t *right = *(const uint64_t *const *)b;
    unsigned width = *(const unsigned *)user;
    uint64_t one = zl_row_count(left, width);
    uint64_t two = zl_row_count(right, width);

    if (one != two)
        return one > two ? -1 : 1;
    for (unsigned i = 0; i < width; i++)
        if (left[i] != right[i])
            return left[i] < right[i] ? -1 : 1;
    return 0;
}

/* Order the rows of a group, which stand on `count` shelves, into `rows`;
 * gives how many. */
static size_t order_group(const zl_gram_shelf *shelves, size_t count,
                          unsigned width, const uint64_t **rows)
{
    zl_shelves places = { 0 };
    size_t size = width + 1, found = 0;

    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < shelves[i].count; k++)
            zl_shelves_tell(&places,
                            zl_row_count(shelves[i].rows + k * size, width));
    size_t large = zl_shelves_open(&places);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < shelves[i].count; k++) {
            const uint64_t *row = shelves[i].rows + k * size;
            rows[zl_shelves_put(&places, zl_row_count(row, width))] = row;
            found++;
        }
    if (large)
        qsort_r(rows, large, sizeof *rows, by_count, &width);
    return found;
}

bool zl_grams_order(zl_grams *grams, uint64_t limit)
{
    const zl_gram_shelf *shelves = grams->shelves;
    size_t count = grams->shelf_count, rows = 0;

    for (size_t i = 0; i < count; i++)
        rows += shelves[i].count;
    grams->rows = zl_alloc_array(rows, sizeof *grams->rows);
    grams->begins = zl_alloc_array(grams->groups + 1, sizeof *grams->begins);
    if (!grams->rows || !grams->begins)
        return false;
    for (size_t group = 0, i = 0; group < grams->groups; group++) {
        size_t first = i;
        while (i < count && shelves[i].group == group)
            i++;
        size_t found = order_group(shelves + first, i - first,
                                   grams->form.width,
                                   grams->rows + grams->count);
        if (limit && found > limit)
            found = (size_t)limit;
        grams->count += found;
        grams->begins[group + 1] = grams->count;
    }
    return true;
}

void zl_gram_shelf_keep(zl_gram_shelf *shelf, uint64_t least, unsigned width)
{
    size_t size = width + 1, kept = 0;

    for (size_t i = 0; i < shelf->count; i++)
        if (zl_row_count(shelf->rows + i * size, width) >= least)
            memmove(shelf->rows + kept++ * size, shelf->rows + i * size,
                    size * sizeof *shelf->rows);
    if (kept < shelf->count) {
        uint64_t *rows =
            zl_resize(shelf->rows, (kept + 1) * size * sizeof *rows);
        shelf->rows = rows ? rows : shelf->rows;
        shelf->count = kept;
    }
}
