/* scores.c -- the measures that were asked for, of many 2×2 tables. */
#include "analysis/scores.h"

#include "base/mem.h"
#include "base/work.h"

#include <math.h>
#include <stdio.h>

/* ---- values ---- */

enum { ROWS = 512 }; /* for one thread */

static bool run(void *user, size_t job, size_t slot)
{
    zl_scores *scores = user;
    size_t count = scores->choice->count, end = (job + 1) * ROWS;

    (void)slot;
    for (size_t row = job * ROWS; row < scores->rows && row < end; row++) {
        zl_cells cells = zl_cells_of(scores->tables[row]);
        for (size_t i = 0; i < count; i++)
            scores->values[row * count + i] =
                scores->choice->items[i].measure->value(&cells);
    }
    return true;
}

bool zl_scores_make(zl_scores *scores, const zl_chosen_list *choice,
                    const zl_contingency *tables, size_t rows, size_t threads)
{
    *scores = (zl_scores){ choice, tables, rows, NULL };
    scores->values =
        zl_alloc_array(rows, choice->count * sizeof *scores->values);
    if (!scores->values)
        return false;
    zl_work(threads, (rows + ROWS - 1) / ROWS, run, NULL, scores);
    return true;
}

void zl_scores_clear(zl_scores *scores)
{
    zl_free(scores->values);
    *scores = (zl_scores){ 0 };
}

/* ---- the table ---- */

void zl_scores_columns(const zl_chosen_list *choice, zili_table *table)
{
    for (size_t i = 0; i < choice->count; i++) {
        const zl_chosen *chosen = &choice->items[i];
        char name[40];
        snprintf(name, sizeof name, "%.*s", (int)chosen->name.size,
                 chosen->name.bytes);
        zl_table_column(table, (zl_column){ name, ZILI_REAL, ZL_RIGHT,
                                            chosen->measure->decimals });
    }
}

void zl_scores_cells(const zl_scores *scores, size_t row, zl_rows *rows)
{
    size_t count = scores->choice->count;

    for (size_t i = 0; i < count; i++)
        zl_rows_real(rows, scores->values[row * count + i]);
}

/* ---- what is missing ---- */

enum { CAUSES = 8 }; /* there are no more; reasons are constant texts */

typedef struct cause {
    const char *why;
    size_t rows, last; /* with it, and the last of them, from 1 */
} cause;

static cause *cause_of(cause *causes, const char *why)
{
    size_t i = 0;

    while (i < CAUSES - 1 && causes[i].why && causes[i].why != why)
        i++;
    causes[i].why = why;
    return &causes[i];
}

/* Whether a value is missing for that reason; with none, without end. */
static bool has_cause(const zl_scores *scores, size_t row, size_t i,
                      const char *why)
{
    const zl_measure *measure = scores->choice->items[i].measure;
    double value = scores->values[row * scores->choice->count + i];

    if (!why)
        return isinf(value);
    return isnan(value) &&
           zl_measure_reason(measure, scores->tables[row]) == why;
}

/* The names of the first measures that have that cause. */
static void name_measures(const zl_scores *scores, const char *why,
                          zl_str *out)
{
    size_t named = 0;

    for (size_t i = 0; i < scores->choice->count; i++) {
        const zl_chosen *chosen = &scores->choice->items[i];
        bool found = false;
        for (size_t row = 0; !found && row < scores->rows; row++)
            found = has_cause(scores, row, i, why);
        if (found && named++ < 6)
            zl_str_format(out, "%s%.*s", named > 1 ? ", " : "",
                          (int)chosen->name.size, chosen->name.bytes);
    }
    if (named > 6)
        zl_str_format(out, " and %zu more", named - 6);
}

static void note_cause(const zl_scores *scores, const cause *one,
                       const char *what, zili_table *table)
{
    zl_str names = { 0 };

    name_measures(scores, one->why, &names);
    if (names.failed)
        zl_table_fail(table);
    else
        zl_table_add_note(table, "without a value in %zu of %zu %s: %s, "
                                 "because %s",
                          one->rows, scores->rows, what, zl_str_text(&names),
                          one->why);
    zl_str_clear(&names);
}

static void note_infinite(const zl_scores *scores, const char *what,
                          zili_table *table)
{
    size_t count = scores->choice->count, rows = 0;
    zl_str names = { 0 };

    for (size_t row = 0; row < scores->rows; row++) {
        size_t i = 0;
        while (i < count && !has_cause(scores, row, i, NULL))
            i++;
        rows += i < count;
    }
    if (rows)
        name_measures(scores, NULL, &names);
    if (names.failed)
        zl_table_fail(table);
    else if (rows)
        zl_table_add_note(table,
                          "infinite (null in JSON) in %zu of %zu %s: %s, "
                          "which divide by 0 there, or take the logarithm "
                          "of 0",
                          rows, scores->rows, what, zl_str_text(&names));
    zl_str_clear(&names);
}

void zl_scores_note(const zl_scores *scores, const char *what,
                    zili_table *table)
{
    size_t count = scores->choice->count;
    cause causes[CAUSES] = { { NULL, 0, 0 } };

    for (size_t row = 0; row < scores->rows; row++)
        for (size_t i = 0; i < count; i++) {
            if (!isnan(scores->values[row * count + i]))
                continue;
            cause *one = cause_of(
                causes, zl_measure_reason(scores->choice->items[i].measure,
                                          scores->tables[row]));
            one->rows += one->last != row + 1;
            one->last = row + 1;
        }
    for (size_t i = 0; i < CAUSES && causes[i].why; i++)
        note_cause(scores, &causes[i], what, table);
    note_infinite(scores, what, table);
}
