/* demand_help.h -- the same rows, held by a table or made on demand. */
#ifndef TESTS_DEMAND_HELP_H
#define TESTS_DEMAND_HELP_H

#include "base/fail.h"
#include "table/table.h"

#include "base_help.h"

#include <math.h>
#include <stdatomic.h>

#define PAGE 512 /* as in table/format.h; any other number would do */

static const size_t thread_counts[] = { 1, 2, 7 };

#define EACH(i, array) \
    (size_t i = 0; i < sizeof(array) / sizeof *(array); i++)

/* ---- rows ---- */

/* Pieces of what needs care somewhere, and of what does not. */
static inline void make_text(size_t row, zl_str *text)
{
    static const char *const pieces[] = {
        "plain words", "a", "", "tab\there", "line\nend\r", "back\\slash",
        "\"quoted\"", "comma, comma", "<b>&amp;</b>", "自力更生", "é", "\xC2\x9B",
        "\x01\x1F\x7F", "|*`_{}$#%~^[", "    ", "long enough for some blocks ",
    };
    uint32_t state = (uint32_t)row * 2654435761U + 1;
    size_t count = next_random(&state) % 5;

    for (size_t i = 0; i < count; i++)
        zl_str_add_text(text, pieces[next_random(&state) % 16]);
    if (row % 97 == 5)
        zl_str_add(text, (zl_view){ "\0after a zero byte", 18 });
}

static inline double make_real(size_t row)
{
    static const double odd[] = { 0, -0.0, 1e-9, 1e300, 123456.789 };

    if (row % 11 == 3)
        return row % 2 ? INFINITY : -INFINITY;
    if (row % 13 == 4)
        return NAN;
    return row % 7 == 0 ? odd[row / 7 % 5] : (double)row / 7;
}

/* Where cells go: one of the two. */
typedef struct sink {
    zili_table *table;
    zl_rows *rows;
} sink;

static inline void add_text(sink to, zl_view text)
{
    if (to.rows)
        zl_rows_text(to.rows, text);
    else
        zl_table_add_text(to.table, text);
}

static inline void add_integer(sink to, int64_t value)
{
    if (to.rows)
        zl_rows_integer(to.rows, value);
    else
        zl_table_add_integer(to.table, value);
}

static inline void add_real(sink to, double value)
{
    if (to.rows)
        zl_rows_real(to.rows, value);
    else
        zl_table_add_real(to.table, value);
}

static inline void add_missing(sink to)
{
    if (to.rows)
        zl_rows_missing(to.rows);
    else
        zl_table_add_missing(to.table);
}

/* Now and then of another type than the column, and then missing. */
static inline void add_row(sink to, size_t row, zl_str *text)
{
    size_t same = row / 3; /* two cells are those of the row above */

    if (row % 17 == 2)
        add_text(to, zl_view_of("not a number"));
    else
        add_integer(to, row % 19 == 1 ? INT64_MIN : (int64_t)row - 1000);
    if (!to.rows || row % 3 == 0 || !zl_rows_again(to.rows, 2)) {
        make_text(same, text);
        if (same % 23 == 7)
            add_missing(to);
        else
            add_text(to, zl_str_view(text));
        add_real(to, make_real(same));
    }
    if (row % 5 == 0)
        add_integer(to, (int64_t)row);
    else
        add_real(to, make_real(row + 1));
    if (row % 29 == 8)
        add_real(to, 1.5);
    else
        add_text(to, zl_view_of("word"));
}

#define COLUMNS 5

static inline void add_columns(zili_table *table)
{
    static const zl_column columns[] = {
        { "n", ZILI_INTEGER, ZL_RIGHT, 0 },
        { "some\ttext, \"here\"", ZILI_TEXT, ZL_RIGHT, 0 },
        { "real", ZILI_REAL, ZL_RIGHT, 2 },
        { "p", ZILI_REAL, ZL_LEFT, -3 },
        { "word", ZILI_TEXT, ZL_CENTRE, 0 },
    };

    for EACH (i, columns)
        zl_table_column(table, columns[i]);
    zl_table_column_is_detail(table);
    zl_table_add_note(table, "a note");
}

static inline zili_table *held(size_t rows, bool record)
{
    zili_table *table = zl_table_new();
    zl_str text = { 0 };

    add_columns(table);
    if (record)
        zl_table_set_record(table);
    for (size_t row = 0; row < rows; row++) {
        zl_str_empty(&text);
        add_row((sink){ .table = table }, row, &text);
    }
    zl_str_clear(&text);
    assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
    return table;
}

/* ---- what makes rows ---- */

typedef struct maker {
    size_t fails;         /* at this row */
    zili_status failure;  /* with this */
    atomic_size_t made, released;
} maker;

static inline zili_status make(const void *user, size_t from, size_t to,
                               zl_rows *rows, zili_error *err)
{
    maker *own = (maker *)(uintptr_t)user;

    for (size_t row = from; row < to; row++) {
        if (row == own->fails)
            return zl_fail(err, own->failure, "Row %zu cannot be made.", row);
        add_row((sink){ .rows = rows }, row, zl_rows_scratch(rows));
        atomic_fetch_add(&own->made, 1);
    }
    return ZILI_OK;
}

static inline void release(void *user)
{
    atomic_fetch_add(&((maker *)user)->released, 1);
}

static inline maker new_maker(void)
{
    return (maker){ .fails = SIZE_MAX };
}

static inline zili_table *begin_on_demand(maker *own, size_t rows,
                                          bool record)
{
    zili_table *table = zl_table_new();

    add_columns(table);
    if (record)
        zl_table_set_record(table);
    zl_table_on_demand(table, rows, make, own, release);
    return table;
}

static inline zili_table *on_demand(maker *own, size_t rows, bool record)
{
    zili_table *table = begin_on_demand(own, rows, record);

    assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
    return table;
}

/* ---- writing ---- */

static inline zl_str write_table(const zili_table *table,
                                 zili_table_options options)
{
    zl_str out = { 0 };

    assert_int_equal(zili_table_write(table, &options, zl_str_write, &out,
                                      NULL), ZILI_OK);
    return out;
}

#endif
