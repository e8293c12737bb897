/* sort.c -- the rows of a table put in order. */
#include "base/mem.h"
#include "table/table.h"

#include <string.h>

/* A merge sort, because ties must keep their order. */
typedef struct sorting {
    const zili_table *table;
    zl_row_compare *compare;
    void *user;
    size_t *rows, *spare;
} sorting;

/* Merge the sorted rows from..middle and middle..to by way of the spare. */
static void merge(const sorting *sort, size_t from, size_t middle, size_t to)
{
    size_t left = from, right = middle;

    for (size_t i = from; i < to; i++) {
        bool take_left =
            right == to ||
            (left < middle && sort->compare(sort->user, sort->table,
                                            sort->rows[left],
                                            sort->rows[right]) <= 0);
        sort->spare[i] = sort->rows[take_left ? left++ : right++];
    }
    memcpy(sort->rows + from, sort->spare + from, (to - from) * sizeof(size_t));
}

static void sort_rows(const sorting *sort, size_t count)
{
    for (size_t run = 1; run < count; run *= 2)
        for (size_t from = 0; from + run < count; from += 2 * run) {
            size_t to = from + 2 * run;
            merge(sort, from, from + run, to < count ? to : count);
        }
}

void zl_table_sort(zili_table *table, zl_row_compare *compare, void *user)
{
    if (!table || zili_table_rows(table) < 2)
        return;
    size_t count = zili_table_rows(table);
    size_t *rows = zl_alloc_array(count, sizeof *rows);
    size_t *spare = zl_alloc_array(count, sizeof *spare);
    sorting sort = { table, compare, user, rows, spare };

    if (!rows || !spare) {
        zl_table_fail(table);
    } else {
        for (size_t i = 0; i < count; i++)
            rows[i] = i;
        sort_rows(&sort, count);
        zl_table_arrange(table, rows, count);
    }
    zl_free(rows);
    zl_free(spare);
}
