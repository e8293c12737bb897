/* similar.c -- how like documents are to each other. */
#include "analysis/grid.h"
#include "analysis/later.h"
#include "analysis/likest.h"
#include "analysis/list.h"
#include "analysis/shared.h"
#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum order { UNSAID = -1, PLACE, LIKENESS };

static const char *const orders[] = { "place", "likeness", NULL };

struct similar_options {
    zl_grid_options grid;
    const char *measure, *with;
    bool matrix;
    int sort;
};

static const zili_option options[] = {
    { "measure", 0, ZILI_OPTION_TEXT, "LIST",
      "similarities and distances with commas between, or all; cosine is the "
      "default",
      offsetof(struct similar_options, measure), NULL },
    { "with", 0, ZILI_OPTION_TEXT, "ROW",
      "this document (or other row) with all others, the most like first",
      offsetof(struct similar_options, with), NULL },
    { "matrix", 0, ZILI_OPTION_FLAG, NULL,
      "a row and a column for each, instead of a row for each pair",
      offsetof(struct similar_options, matrix), NULL },
    { "sort", 's', ZILI_OPTION_CHOICE, "ORDER",
      "pairs by place (the default) or likeness, by the first measure",
      offsetof(struct similar_options, sort), orders },
    ZL_OPTIONS_GRID,
    ZL_OPTION_WEIGHT,
    ZL_OPTION_MARGIN,
    { 0 },
};

static const struct similar_options defaults = { .grid = ZL_GRID_DEFAULTS,
                                                 .measure = "cosine",
                                                 .sort = UNSAID };

static const char *const columns[] = {
    "a, b",
    "two documents, or what --by makes; with --margin terms two terms",
    "…",
    "a column for each measure: cosine, correlation, jaccard, dice, ejaccard, "
    "edice, simple_matching, hamann, phi; distances: euclidean, manhattan, "
    "maximum, canberra, bray_curtis, cosine_distance, euclidean_shares, "
    "chi_squared, hellinger, kullback_leibler, jensen_shannon, "
    "jensen_shannon_distance, burrows_delta",
    "row, …",
    "--matrix: the name of the row, and a column for each",
    NULL,
};

typedef struct similar_answer {
    zl_ask ask;
    zl_grid grid;
    zl_profile profile;
    ZL_ARRAY(const zl_similarity *) measures;
    bool both_ways; /* a measure of a and b is not that of b and a */
    bool matrix;
    zl_likeness *pairs; /* those shown; NULL: all, as they come */
    size_t count;       /* of pairs */
    size_t threads;
} similar_answer;

/* ---- measures ---- */

static zili_status add_measure(similar_answer *answer,
                               const zl_similarity *measure, zili_error *err)
{
    if (strcmp(measure->name, "kullback_leibler") == 0)
        answer->both_ways = true;
    return zl_array_push(&answer->measures, measure) ? ZILI_OK
                                                     : zl_no_memory(err);
}

static zili_status add_named(similar_answer *answer, zl_view name,
                             zili_error *err)
{
    const zl_similarity *measure = NULL;
    char *text = zl_copy_text(name.bytes, name.size);
    zili_status status = text ? zl_grid_measure(text, &measure, err)
                              : zl_no_memory(err);

    zl_free(text);
    return status ? status : add_measure(answer, measure, err);
}

static zili_status read_measures(similar_answer *answer, const char *list,
                                 zili_error *err)
{
    zl_view rest = zl_view_of(list), name;
    zili_status status = ZILI_OK;

    if (strcmp(list, "all") == 0) {
        for (size_t i = 0; !status && zl_similarities[i].name; i++)
            status = add_measure(answer, &zl_similarities[i], err);
        return status;
    }
    while (!status && zl_view_next(&rest, ',', &name))
        status = add_named(answer, name, err);
    if (!status && !answer->measures.count)
        return zl_fail(err, ZILI_EUSAGE, "--measure names none.");
    return status;
}

/* ---- pairs ---- */

static zl_likest likest_of(const similar_answer *answer)
{
    return (zl_likest){ answer->measures.items[0], &answer->profile,
                        answer->both_ways, answer->threads };
}

static zl_likeness pair_at(const similar_answer *answer, size_t i)
{
    zl_likest all = likest_of(answer);

    return answer->pairs ? answer->pairs[i] : zl_likest_at(&all, i);
}

static zili_status find_row(const zl_grid *grid, const char *name, size_t *row,
                            zili_error *err)
{
    for (*row = 0; *row < grid->rows; ++*row)
        if (strcmp(grid->row_names[*row], name) == 0)
            return ZILI_OK;
    return zl_fail(err, ZILI_EUSAGE,
                   "There is no row \"%s\"; the first is \"%s\".", name,
                   grid->row_names[0]);
}

/* One row beside all others. */
static zili_status make_pairs(similar_answer *answer, const char *with,
                              zili_error *err)
{
    size_t rows = answer->grid.rows, row = 0;
    zili_status status = find_row(&answer->grid, with, &row, err);

    if (status)
        return status;
    answer->count = rows - 1;
    answer->pairs = zl_alloc_array(rows - 1, sizeof *answer->pairs);
    if (!answer->pairs)
        return zl_no_memory(err);
    for (size_t b = 0; b < rows; b++)
        if (b != row)
            answer->pairs[b - (b > row)] =
                (zl_likeness){ (uint32_t)row, (uint32_t)b, NAN };
    return ZILI_OK;
}

/* `count` is that of all pairs; of those in order only what is shown is kept.
 */
static zili_status order_pairs(similar_answer *answer,
                               const struct similar_options *asked,
                               zili_error *err)
{
    uint64_t limit = asked->grid.counted.question.limit;
    zl_likest all = likest_of(answer);
    size_t kept;

    if (asked->with) {
        zili_status status = make_pairs(answer, asked->with, err);
        if (!status && asked->sort != PLACE)
            zl_likest_sort(&all, answer->pairs, answer->count);
        return status;
    }
    answer->count = zl_likest_count(&all);
    if (asked->sort != LIKENESS)
        return ZILI_OK;
    return zl_likest_first(&all, limit && limit < SIZE_MAX ? (size_t)limit
                                                           : SIZE_MAX,
                           &answer->pairs, &kept, err);
}

/* ---- the table ---- */

static void add_columns(const similar_answer *answer, zili_table *table)
{
    zl_table_column(table, (zl_column){ .name = "a", .type = ZILI_TEXT });
    zl_table_column(table, (zl_column){ .name = "b", .type = ZILI_TEXT });
    for (size_t i = 0; i < answer->measures.count; i++)
        zl_table_column(table, (zl_column){ answer->measures.items[i]->name,
                                            ZILI_REAL, ZL_RIGHT, 4 });
}

static zili_status prepare_matrix(similar_answer *answer,
                                  const struct similar_options *asked,
                                  zili_table *table, zili_error *err)
{
    if (answer->measures.count > 1 || asked->with)
        return zl_fail(err, ZILI_EUSAGE,
                       "--matrix shows one measure of all pairs.");
    answer->matrix = true;
    zl_table_column(table, (zl_column){ .name = "row", .type = ZILI_TEXT });
    for (size_t i = 0; i < answer->grid.rows; i++)
        zl_table_column(table, (zl_column){ answer->grid.row_names[i],
                                            ZILI_REAL, ZL_RIGHT, 4 });
    zl_table_add_note(table, "measure: %s, of the row beside the column",
                      answer->measures.items[0]->name);
    return ZILI_OK;
}

static void keep_some(size_t *rows, uint64_t limit, const char *what,
                      zili_table *table)
{
    if (!limit || *rows <= limit)
        return;
    zl_table_add_note(table,
                      "%" PRIu64 " of %zu %s shown; --limit 0 shows all",
                      limit, *rows, what);
    *rows = (size_t)limit;
}

/* Rows for which a measure is not defined whatever they stand beside. */
static size_t rows_without(const similar_answer *answer,
                           const zl_similarity *measure)
{
    size_t without = 0;

    for (size_t i = 0; i < answer->profile.rows; i++)
        if (isnan(measure->value(&answer->profile, i, i)))
            without++;
    return without;
}

static void note_reasons(const similar_answer *answer, zili_table *table)
{
    for (size_t i = 0; i < answer->measures.count; i++) {
        const zl_similarity *each = answer->measures.items[i];
        size_t rows = rows_without(answer, each);
        if (rows)
            zl_table_add_note(table, "%s is missing for %zu rows: %s",
                              each->name, rows, each->reason);
        else if (strcmp(each->name, "kullback_leibler") == 0)
            zl_table_add_note(table, "where %s is missing: %s", each->name,
                              each->reason);
        zl_grid_note_few(&answer->grid, each, table);
    }
}

static zili_status measure(similar_answer *answer,
                           const struct similar_options *asked,
                           zili_table *table, zili_error *err)
{
    const zl_grid *grid = &answer->grid;
    zili_status status = read_measures(answer, asked->measure, err);

    if (!status)
        status = zl_grid_make(&answer->grid, &answer->ask, &asked->grid, table,
                              err);
    if (!status)
        status = zl_grid_need_rows(grid, 2, "A likeness", err);
    if (!status && !zl_profile_init(&answer->profile, grid->values, grid->rows,
                                    grid->columns))
        status = zl_no_memory(err);
    if (!status)
        note_reasons(answer, table);
    return status;
}

static zili_status prepare(void *user, const void *given, zili_table *table,
                           size_t *rows, zili_error *err)
{
    const struct similar_options *asked = given;
    uint64_t limit = asked->grid.counted.question.limit;
    similar_answer *answer = user;
    zili_status status = measure(answer, asked, table, err);

    answer->threads = zl_work_threads(answer->ask.threads);
    if (!status)
        status = asked->matrix ? prepare_matrix(answer, asked, table, err)
                               : order_pairs(answer, asked, err);
    if (status)
        return status;
    if (!asked->matrix)
        add_columns(answer, table);
    *rows = asked->matrix ? answer->grid.rows : answer->count;
    keep_some(rows, limit, asked->matrix ? "rows" : "pairs", table);
    return ZILI_OK;
}

static void clear(void *user)
{
    similar_answer *answer = user;

    zl_free(answer->pairs);
    zl_array_clear(&answer->measures);
    zl_profile_clear(&answer->profile);
    zl_grid_clear(&answer->grid);
}

/* ---- rows ---- */

static void make_matrix_row(const similar_answer *answer, size_t row,
                            zl_rows *rows)
{
    const zl_similarity *measure = answer->measures.items[0];

    zl_rows_text(rows, zl_view_of(answer->grid.row_names[row]));
    for (size_t i = 0; i < answer->grid.rows; i++)
        zl_rows_real(rows, measure->value(&answer->profile, row, i));
}

static void make_pair_row(const similar_answer *answer, zl_likeness pair,
                          zl_rows *rows)
{
    zl_rows_text(rows, zl_view_of(answer->grid.row_names[pair.a]));
    zl_rows_text(rows, zl_view_of(answer->grid.row_names[pair.b]));
    for (size_t i = 0; i < answer->measures.count; i++)
        zl_rows_real(rows, answer->measures.items[i]->value(&answer->profile,
                                                            pair.a, pair.b));
}

static zili_status make(const void *user, size_t from, size_t to,
                        zl_rows *rows, zili_error *err)
{
    const similar_answer *answer = user;

    (void)err;
    for (size_t i = from; i < to; i++) {
        if (answer->matrix)
            make_matrix_row(answer, i, rows);
        else
            make_pair_row(answer, pair_at(answer, i), rows);
    }
    return ZILI_OK;
}

static zili_status run(const zili_corpus *corpus, const void *given,
                       zili_table **out, zili_error *err)
{
    static const zl_later later = { sizeof(similar_answer), prepare, make,
                                    clear };

    return zl_later_answer(&later, corpus, given, out, err);
}

const zili_analysis zl_analysis_similar = {
    .name = "similar",
    .summary = "measure how like documents are",
    .operands = "[@THEME|QUERY…]",
    .example = "--by doc,region --region all --where \"lang = 'en'\" "
               "--measure cosine,burrows_delta",
    .columns = columns,
    .options = options,
    .defaults = &defaults,
    .options_size = sizeof defaults,
    .run = run,
};
