/* part.c -- some rows of a table, as a table: a page of it, or what was looked
 * for in it, in the order asked for. */
#include "base/fail.h"
#include "base/mem.h"
#include "table/body.h"
#include "text/collate.h"
#include "text/fold.h"

#include <stdlib.h>
#include <string.h>

/* A table with the columns and notes of another, and no rows. */
static zili_table *like(const zili_table *of)
{
    zili_table *table = zl_table_new();

    for (size_t i = 0; i < of->columns.count; i++) {
        zl_table_column(table, of->columns.items[i]);
        if (zl_table_is_detail(of, i))
            zl_table_column_is_detail(table);
    }
    for (size_t i = 0; i < of->notes.count; i++)
        zl_table_add_note(table, "%s", of->notes.items[i]);
    if (table) {
        table->in_row = of->in_row;
        table->record = of->record;
        table->whole = of->whole;
    }
    return table;
}

/* ---- a page ---- */

typedef struct page {
    const zili_table *of;
    size_t first;
} page;

static zili_status make_page(const void *user, size_t from, size_t to,
                             zl_rows *rows, zili_error *err)
{
    const page *own = user;

    return zl_table_make(own->of, own->first + from, own->first + to, rows,
                         err);
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

zili_status zili_table_part(zili_table **out, const zili_table *of,
                            size_t first, size_t rows, zili_error *err)
{
    size_t total = zili_table_rows(of);
    zili_table *table = like(of);
    page *own = zl_alloc(sizeof *own);

    first = least(first, total);
    if (own)
        *own = (page){ of, first };
    else
        zl_table_fail(table);
    zl_table_on_demand(table, least(rows, total - first), make_page, own,
                       zl_free);
    return zl_table_finish(table, out, err);
}

/* ---- what was looked for, in order ---- */

typedef struct chosen {
    const zili_table *of;
    size_t *rows; /* their numbers in `of`, in order */
    size_t count;
} chosen;

static void release(void *user)
{
    chosen *own = user;

    if (own)
        zl_free(own->rows);
    zl_free(own);
}

static zili_status make_chosen(const void *user, size_t from, size_t to,
                               zl_rows *rows, zili_error *err)
{
    const chosen *own = user;
    zili_status status = ZILI_OK;

    for (size_t i = from; !status && i < to; i++)
        status = zl_table_make(own->of, own->rows[i], own->rows[i] + 1, rows,
                               err);
    return status;
}

/* Whether a cell of text in the row has the key, the folded form. */
static bool row_has(const zili_table *of, size_t row, const zl_fold *fold,
                    zl_view key, zl_str *scratch)
{
    for (size_t i = 0; i < zili_table_columns(of); i++) {
        if (zili_table_type(of, i) != ZILI_TEXT)
            continue;
        zl_str_empty(scratch);
        zl_fold_add(fold, zl_view_of(zili_table_text(of, row, i)), scratch);
        if (memmem(zl_str_text(scratch), scratch->size, key.bytes, key.size))
            return true;
    }
    return false;
}

static zili_status find_rows(chosen *own, const char *find, zili_error *err)
{
    zl_str key = { 0 }, scratch = { 0 };
    zl_fold *fold = NULL;
    size_t found = 0;

    zili_status status = zl_fold_open(&fold, err);
    if (!status)
        zl_fold_add(fold, zl_view_of(find), &key);
    for (size_t i = 0; !status && i < own->count; i++)
        if (row_has(own->of, i, fold, zl_str_view(&key), &scratch))
            own->rows[found++] = i;
    own->count = found;
    if (!status && (key.failed || scratch.failed))
        status = zl_no_memory(err);
    zl_str_clear(&key);
    zl_str_clear(&scratch);
    zl_fold_close(fold);
    return status;
}

/* What a row is sorted by: a number, or the bytes [begin, end) of the keys. */
typedef struct sorted {
    size_t row, begin, end;
    double number;
    bool missing;
} sorted;

typedef struct sorting {
    sorted *items;
    size_t count;
    zl_str keys;
    bool text, descending;
} sorting;

static int compare_texts(const sorting *it, const sorted *a, const sorted *b)
{
    zl_view keys = zl_str_view(&it->keys);

    return zl_view_compare(zl_view_cut(keys, a->begin, a->end),
                           zl_view_cut(keys, b->begin, b->end));
}

/* What is missing comes last in both directions; ties stay as they are. */
static int compare(const void *left, const void *right, void *user)
{
    const sorted *a = left, *b = right;
    const sorting *it = user;
    int order = 0;

    if (a->missing || b->missing)
        order = a->missing - b->missing;
    else if (it->text)
        order = compare_texts(it, a, b);
    else
        order = (a->number > b->number) - (a->number < b->number);
    if (it->descending && !a->missing && !b->missing)
        order = -order;
    return order ? order : (a->row > b->row) - (a->row < b->row);
}

static void fill(sorting *it, const chosen *own, size_t column,
                 zl_collator *collator)
{
    for (size_t i = 0; i < own->count; i++) {
        size_t row = own->rows[i], begin = it->keys.size;
        if (it->text)
            zl_collator_key(collator,
                            zl_view_of(zili_table_text(own->of, row, column)),
                            &it->keys);
        it->items[i] =
            (sorted){ row, begin, it->keys.size,
                      it->text ? 0 : zili_table_real(own->of, row, column),
                      zili_table_missing(own->of, row, column) };
    }
}

static zili_status sort_rows(chosen *own, size_t column, bool descending,
                             zili_error *err)
{
    sorting it = { .items = zl_alloc_array(own->count + 1, sizeof *it.items),
                   .count = own->count,
                   .text = zili_table_type(own->of, column) == ZILI_TEXT,
                   .descending = descending };
    zl_collator *collator = NULL;
    zili_status status =
        it.items ? ZILI_OK : zl_no_memory(err);

    if (!status && it.text)
        status = zl_collator_open(&collator, "pinyin", err);
    if (!status)
        fill(&it, own, column, collator);
    if (!status && it.keys.failed)
        status = zl_no_memory(err);
    if (!status)
        qsort_r(it.items, it.count, sizeof *it.items, compare, &it);
    for (size_t i = 0; !status && i < it.count; i++)
        own->rows[i] = it.items[i].row;
    zl_collator_close(collator);
    zl_str_clear(&it.keys);
    zl_free(it.items);
    return status;
}

static zili_status choose(chosen *own, const zili_choice *choice,
                          zili_error *err)
{
    zili_status status = zili_table_hold(own->of, err);
    size_t column =
        choice->sort ? zili_table_find(own->of, choice->sort) : 0;

    if (!status && column == SIZE_MAX)
        return zl_fail(err, ZILI_EUSAGE,
                       "The table cannot be sorted by \"%s\": it has no such "
                       "column.",
                       choice->sort);
    if (!status && choice->find && *choice->find)
        status = find_rows(own, choice->find, err);
    if (!status && choice->sort)
        status = sort_rows(own, column, choice->descending, err);
    return status;
}

zili_status zili_table_choose(zili_table **out, const zili_table *of,
                              const zili_choice *choice, zili_error *err)
{
    chosen *own = zl_alloc(sizeof *own);
    size_t rows = zili_table_rows(of);

    *out = NULL;
    if (own)
        *own = (chosen){ of, zl_alloc_array(rows + 1, sizeof *own->rows),
                         rows };
    if (!own || !own->rows) {
        release(own);
        return zl_no_memory(err);
    }
    for (size_t i = 0; i < rows; i++)
        own->rows[i] = i;
    zili_status status = choose(own, choice, err);
    if (status) {
        release(own);
        return status;
    }
    zili_table *table = like(of);
    zl_table_on_demand(table, own->count, make_chosen, own, release);
    return zl_table_finish(table, out, err);
}
