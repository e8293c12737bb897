/* grid.c -- a matrix of documents, or other groups, by terms. */
#include "analysis/grid.h"

#include "analysis/picks.h"
#include "analysis/tables.h"
#include "analysis/tally.h"
#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"

#include <stdlib.h>
#include <string.h>

#define NAMED_MOST 10 /* columns or rows that a note names */

const char *const zl_weight_names[] = { "counts", "shares", "tfidf", NULL };
const char *const zl_margin_names[] = { "documents", "terms", NULL };

/* ---- names ---- */

static char *copy(zl_view text)
{
    return zl_copy_text(text.bytes, text.size);
}

/* "1960, en": the key of a group. */
static char *group_name(const zl_scope *scope, size_t group)
{
    zl_str name = { 0 };

    if (!scope->by_count)
        return copy(zl_view_of("all"));
    for (size_t i = 0; i < scope->by_count; i++) {
        zl_str_add_text(&name, i ? ", " : "");
        zl_str_add_text(&name, scope->keys[group * scope->by_count + i]);
    }
    char *text = name.failed ? NULL : copy(zl_str_view(&name));
    zl_str_clear(&name);
    return text;
}

static bool make_room(zl_grid *grid, const zl_scope *scope, size_t columns)
{
    size_t rows = scope->groups;
    bool enough = true;

    if (columns && rows > SIZE_MAX / columns)
        return false;
    grid->values = zl_alloc_array(rows * columns, sizeof *grid->values);
    grid->row_names = zl_alloc_array(rows, sizeof *grid->row_names);
    grid->column_names = zl_alloc_array(columns, sizeof *grid->column_names);
    grid->groups = zl_alloc_array(rows, sizeof *grid->groups);
    if (!grid->values || !grid->row_names || !grid->column_names ||
        !grid->groups)
        return false;
    grid->rows = rows;
    grid->columns = columns;
    for (size_t i = 0; i < rows; i++) {
        grid->groups[i] = i;
        grid->row_names[i] = group_name(scope, i);
        enough = enough && grid->row_names[i];
    }
    return enough;
}

void zl_grid_clear(zl_grid *grid)
{
    for (size_t i = 0; grid->row_names && i < grid->rows; i++)
        zl_free(grid->row_names[i]);
    for (size_t i = 0; grid->column_names && i < grid->columns; i++)
        zl_free(grid->column_names[i]);
    zl_free(grid->values);
    zl_free(grid->row_names);
    zl_free(grid->column_names);
    zl_free(grid->groups);
    *grid = (zl_grid){ 0 };
}

/* ---- columns that are words ---- */

static bool fill_words(zl_grid *grid, const zl_scope *scope,
                       const zl_terms *terms, const zl_picks *picks,
                       const zl_tables *tables)
{
    bool enough = make_room(grid, scope, picks->count);

    for (size_t i = 0; enough && i < grid->columns; i++) {
        grid->column_names[i] = copy(terms->shown[picks->terms[i]]);
        enough = grid->column_names[i];
    }
    for (size_t group = 0; enough && group < grid->rows; group++) {
        double *row = grid->values + group * grid->columns;
        for (size_t i = tables->begins[group]; i < tables->begins[group + 1];
             i++) {
            uint32_t at = picks->of[tables->rows[i].term];
            if (at != ZL_NONE)
                row[at] = (double)tables->rows[i].count;
        }
    }
    return enough;
}

static zili_status count_terms(zl_grid *grid, const zl_ask *ask,
                               const zl_stretches *stretches,
                               const zl_terms *terms, const zl_picks *picks,
                               size_t threads, zili_error *err)
{
    zl_tables tables = { 0 };
    bool enough = zl_tables_make(&tables, terms, stretches, ask->scope->groups,
                                 0, 0, threads) &&
                  fill_words(grid, ask->scope, terms, picks, &tables);

    zl_tables_clear(&tables);
    return enough ? ZILI_OK : zl_no_memory(err);
}

static zili_status count_words(zl_grid *grid, const zl_ask *ask,
                               const zl_grid_options *options,
                               zili_table *table, zili_error *err)
{
    const zili_question *question = &options->counted.question;
    size_t threads = zl_work_threads(question->threads);
    zl_pick_rules rules = { options->list, options->terms, question->min_freq,
                            options->counted.exact };
    zl_stretches stretches = { 0 };
    zl_terms terms = { 0 };
    zl_picks picks = { 0 };
    zili_status status =
        zl_stretches_make(&stretches, ask->corpus, ask->scope)
            ? zl_terms_make(&terms, ask->corpus, ask->scope, &stretches,
                            zl_counted_rules(&options->counted), threads, err)
            : zl_no_memory(err);

    if (!status) {
        zl_terms_note(&terms, table);
        status = zl_picks_make(&picks, &terms, &rules, table, err);
    }
    if (!status)
        status =
            count_terms(grid, ask, &stretches, &terms, &picks, threads, err);
    zl_picks_clear(&picks);
    zl_terms_clear(&terms);
    zl_stretches_clear(&stretches);
    return status;
}

/* Texts in two languages have no word in common. */
static void note_languages(const zl_ask *ask, zili_table *table)
{
    const char *first = zl_ask_mixed_language(ask);

    if (first)
        zl_table_add_note(table,
                          "the scope holds several languages, which share "
                          "no words: ask for one, as with --where \"lang "
                          "= '%s'\", or count --themes",
                          first);
}

/* ---- columns that are queries or themes ---- */

static zili_status count_item(zl_grid *grid, const zl_ask *ask,
                              const zl_item *item, size_t column,
                              zili_error *err)
{
    zl_tally tally = { 0 };
    zili_status status = zl_tally_hits(&tally, ask, item->query, err);

    for (size_t i = 0; !status && i < grid->rows; i++)
        grid->values[i * grid->columns + column] = (double)tally.count[i];
    grid->column_names[column] = copy(zl_view_of(item->name));
    zl_tally_clear(&tally);
    return status || grid->column_names[column] ? status : zl_no_memory(err);
}

static zili_status count_items(zl_grid *grid, const zl_ask *ask,
                               const zili_question *question, zili_error *err)
{
    zl_items items = { 0 };
    zili_status status = zl_items_make(&items, ask, question, err);

    if (!status && !make_room(grid, ask->scope, items.count))
        status = zl_no_memory(err);
    for (size_t i = 0; !status && i < items.count; i++)
        status = count_item(grid, ask, &items.items[i], i, err);
    zl_items_clear(&items);
    return status;
}

/* ---- what is nowhere ---- */

/* Names in a row, the first of them. */
static void note_left_out(char **names, const bool *keeps, size_t count,
                          const char *what, zili_table *table)
{
    zl_str list = { 0 };
    size_t out = 0;

    for (size_t i = 0; i < count; i++)
        if (!keeps[i] && out++ < NAMED_MOST)
            zl_str_format(&list, "%s%s", list.size ? ", " : "", names[i]);
    if (list.failed)
        zl_table_fail(table);
    if (out)
        zl_table_add_note(table, "%zu %s left out: %s%s", out, what,
                          zl_str_text(&list), out > NAMED_MOST ? ", …" : "");
    zl_str_clear(&list);
}

static size_t keep_names(char **names, const bool *keeps, size_t count)
{
    size_t kept = 0;

    for (size_t i = 0; i < count; i++) {
        if (keeps[i])
            names[kept++] = names[i];
        else
            zl_free(names[i]);
    }
    return kept;
}

static bool drop_columns(zl_grid *grid, zili_table *table)
{
    bool *keeps = zl_alloc_array(grid->columns, sizeof *keeps);
    size_t cells = grid->rows * grid->columns, to = 0;

    if (!keeps)
        return false;
    for (size_t i = 0; i < cells; i++)
        keeps[i % grid->columns] |= grid->values[i] > 0;
    for (size_t i = 0; i < cells; i++)
        if (keeps[i % grid->columns])
            grid->values[to++] = grid->values[i];
    note_left_out(grid->column_names, keeps, grid->columns,
                  "terms that are found nowhere are", table);
    grid->columns = keep_names(grid->column_names, keeps, grid->columns);
    zl_free(keeps);
    return true;
}

static bool row_is_empty(const zl_grid *grid, size_t row)
{
    for (size_t i = 0; i < grid->columns; i++)
        if (grid->values[row * grid->columns + i] > 0)
            return false;
    return true;
}

static bool drop_rows(zl_grid *grid, zili_table *table)
{
    bool *keeps = zl_alloc_array(grid->rows, sizeof *keeps);
    size_t kept = 0, columns = grid->columns;

    if (!keeps)
        return false;
    for (size_t i = 0; i < grid->rows; i++)
        keeps[i] = !row_is_empty(grid, i);
    note_left_out(grid->row_names, keeps, grid->rows,
                  "rows with none of the terms are", table);
    for (size_t i = 0; i < grid->rows; i++)
        if (keeps[i]) {
            memmove(grid->values + kept * columns, grid->values + i * columns,
                    columns * sizeof *grid->values);
            grid->groups[kept++] = grid->groups[i];
        }
    grid->rows = keep_names(grid->row_names, keeps, grid->rows);
    zl_free(keeps);
    return true;
}

/* ---- weights, margins ---- */

static void take_shares(zl_grid *grid)
{
    for (size_t i = 0; i < grid->rows; i++) {
        double *row = grid->values + i * grid->columns;
        double sum = 0;
        for (size_t k = 0; k < grid->columns; k++)
            sum += row[k];
        for (size_t k = 0; sum > 0 && k < grid->columns; k++)
            row[k] /= sum;
    }
}

static void weigh(zl_grid *grid, int weight, zili_table *table)
{
    if (weight == ZL_WEIGHT_SHARES)
        take_shares(grid);
    else if (weight == ZL_WEIGHT_TFIDF)
        zl_weigh_by_rarity(grid->values, grid->rows, grid->columns);
    if (weight > ZL_WEIGHT_COUNTS)
        zl_table_add_note(table, "weight: %s", zl_weight_names[weight]);
}

static bool turn(zl_grid *grid)
{
    size_t rows = grid->rows, columns = grid->columns;
    double *values = zl_alloc_array(rows * columns, sizeof *values);
    char **names = grid->row_names;

    if (!values)
        return false;
    for (size_t i = 0; i < rows; i++)
        for (size_t k = 0; k < columns; k++)
            values[k * rows + i] = grid->values[i * columns + k];
    zl_free(grid->values);
    zl_free(grid->groups);
    grid->values = values;
    grid->groups = NULL;
    grid->row_names = grid->column_names;
    grid->column_names = names;
    grid->rows = columns;
    grid->columns = rows;
    return true;
}

/* ---- all ---- */

static zili_status finish(zl_grid *grid, const zl_grid_options *options,
                          zili_table *table, zili_error *err)
{
    if (!drop_columns(grid, table) ||
        (options->skip_empty && !drop_rows(grid, table)))
        return zl_no_memory(err);
    if (!grid->columns)
        return zl_fail(err, ZILI_EUSAGE,
                       "Nothing was found: there is no matrix to work on.");
    zl_table_add_note(table, "matrix: %zu rows × %zu terms", grid->rows,
                      grid->columns);
    weigh(grid, options->weight, table);
    return options->margin == 0 || turn(grid) ? ZILI_OK : zl_no_memory(err);
}

zili_status zl_grid_make(zl_grid *grid, const zl_ask *ask,
                         const zl_grid_options *options, zili_table *table,
                         zili_error *err)
{
    const zili_question *question = &options->counted.question;
    bool items = question->queries.count > 0 || ask->themes;

    *grid = (zl_grid){ 0 };
    if (items && options->list)
        return zl_fail(err, ZILI_EUSAGE,
                       "--list names words; give it without queries and "
                       "--themes.");
    zili_status status = items ? count_items(grid, ask, question, err)
                               : count_words(grid, ask, options, table, err);
    if (!status && !items)
        note_languages(ask, table);
    return status ? status : finish(grid, options, table, err);
}

zili_status zl_grid_refuse_empty(const zl_grid *grid, zili_error *err)
{
    for (size_t i = 0; i < grid->rows; i++)
        if (row_is_empty(grid, i))
            return zl_fail(err, ZILI_EUSAGE,
                           "\"%s\" has none of the %zu terms: a row of "
                           "nothing has no place. Take more terms, or leave "
                           "such rows out with --skip-empty.",
                           grid->row_names[i], grid->columns);
    return ZILI_OK;
}

zili_status zl_grid_need_rows(const zl_grid *grid, size_t least,
                              const char *what, zili_error *err)
{
    if (grid->rows >= least)
        return ZILI_OK;
    return zl_fail(err, ZILI_EUSAGE,
                   "%s needs %zu rows at least, and here %s %zu. Other "
                   "columns of --by may make more.",
                   what, least, grid->rows == 1 ? "is" : "are", grid->rows);
}

void zl_grid_name_columns(const zl_grid *grid, const zl_ask *ask,
                          zili_table *table)
{
    if (grid->groups)
        zl_ask_group_columns(ask, table);
    else
        zl_table_column(table,
                        (zl_column){ .name = "term", .type = ZILI_TEXT });
}

void zl_grid_name_cells(const zl_grid *grid, const zl_ask *ask, size_t row,
                        zili_table *table)
{
    if (grid->groups)
        zl_ask_group_cells(ask, grid->groups[row], table);
    else
        zl_table_add_text(table, zl_view_of(grid->row_names[row]));
}
