/* grid.h -- a matrix of documents, or other groups, by terms: what maps,
 * clusters and similarities are made of. */
#ifndef ZL_ANALYSIS_GRID_H
#define ZL_ANALYSIS_GRID_H

#include "analysis/ask.h"
#include "analysis/counted.h"
#include "stats/similarity.h"

typedef enum zl_weight {
    ZL_WEIGHT_UNSAID = -1, /* counts, unless the analysis knows better */
    ZL_WEIGHT_COUNTS,
    ZL_WEIGHT_SHARES, /* of the row's words in the matrix */
    ZL_WEIGHT_TFIDF   /* count·lg10(rows/rows that have it) */
} zl_weight;

/* The options struct of such an analysis begins with one of these. */
typedef struct zl_grid_options {
    zl_counted counted;
    uint64_t terms;   /* the most frequent */
    const char *list; /* a file of terms */
    int weight;
    bool skip_empty;
    int margin; /* 1: terms are the rows */
} zl_grid_options;

#define ZL_GRID_DEFAULTS \
    { .counted.question.by = "doc", .terms = 100, \
      .weight = ZL_WEIGHT_UNSAID }

extern const char *const zl_weight_names[];
extern const char *const zl_margin_names[];

#define ZL_OPTIONS_GRID                                                       \
    { "by", 'b', ZILI_OPTION_TEXT, "COLUMNS",                                 \
      "the rows: doc (the default), lang, region, year, …",                   \
      offsetof(zili_question, by), NULL },                                    \
    { "terms", 0, ZILI_OPTION_NUMBER, "N",                                    \
      "the columns: the N most frequent words (100); 0: all",                 \
      offsetof(zl_grid_options, terms), NULL },                               \
    { "list", 0, ZILI_OPTION_FILE, "FILE",                                    \
      "the columns: the words of this file, one a line",                      \
      offsetof(zl_grid_options, list), NULL },                                \
    ZL_OPTION_THEMES,                                                         \
    ZL_OPTIONS_LANGUAGE,                                                      \
    { "skip-empty", 0, ZILI_OPTION_FLAG, NULL,                                \
      "leave out rows that have none of the terms",                           \
      offsetof(zl_grid_options, skip_empty), NULL },                          \
    ZL_OPTION_WHERE,                                                          \
    ZL_OPTION_REGION,                                                         \
    ZL_OPTION_MIN_FREQ,                                                       \
    ZL_OPTION_MATCH,                                                          \
    ZL_OPTION_ATTRIBUTE,                                                      \
    ZL_OPTION_JOIN,                                                           \
    ZL_OPTION_LEMMAS_BOTH,                                                    \
    ZL_OPTION_STEM,                                                           \
    ZL_OPTION_STOP,                                                           \
    ZL_OPTION_EXACT,                                                          \
    ZL_OPTION_ALL,                                                            \
    ZL_OPTION_LIMIT,                                                          \
    ZL_OPTION_THREADS

#define ZL_OPTION_WEIGHT                                                      \
    { "weight", 0, ZILI_OPTION_CHOICE, "W",                                   \
      "what stands in the matrix: counts, shares (of the row) or tfidf "      \
      "(count·lg10(rows/rows that have it))",                                 \
      offsetof(zl_grid_options, weight), zl_weight_names }

#define ZL_OPTION_MARGIN                                                      \
    { "margin", 0, ZILI_OPTION_CHOICE, "M",                                   \
      "what is compared: documents (the rows, the default) or terms",         \
      offsetof(zl_grid_options, margin), zl_margin_names }

typedef struct zl_grid {
    size_t rows, columns;
    double *values;      /* [row][column] */
    char **row_names;    /* "1960, en"; its own, as all here */
    char **column_names;
    size_t *groups;      /* by row: the group; NULL: rows are terms */
} zl_grid;

/* Count, leave out what is nowhere, weigh, turn. Columns are the queries of
 * the question; without them the themes, the list, or the most frequent
 * words. What is left out is said in notes of `table`. Clear in any case.
 * Fails with ZILI_EUSAGE (nothing to count), as zl_terms_make(),
 * zl_picks_make() and zl_tally_hits(). The same for any number of threads.
 * Time: O(tokens + rows·columns), and for queries as they take. */
ZILI_MUST_CHECK zili_status zl_grid_make(zl_grid *grid, const zl_ask *ask,
                                         const zl_grid_options *options,
                                         zili_table *table, zili_error *err);
void zl_grid_clear(zl_grid *grid);

/* Fails with ZILI_EUSAGE, and the name, for the first row of nothing. */
ZILI_MUST_CHECK zili_status zl_grid_refuse_empty(const zl_grid *grid,
                                                 zili_error *err);

/* Fails with ZILI_EUSAGE where there are fewer rows. */
ZILI_MUST_CHECK zili_status zl_grid_need_rows(const zl_grid *grid,
                                              size_t least, const char *what,
                                              zili_error *err);

/* The columns that name a row, those of --by or `term`, and their cells. */
void zl_grid_name_columns(const zl_grid *grid, const zl_ask *ask,
                          zili_table *table);
void zl_grid_name_cells(const zl_grid *grid, const zl_ask *ask, size_t row,
                        zili_table *table);

/* ---- distances between rows ---- */

/* The similarity called so. Fails with ZILI_EUSAGE: which there are. */
ZILI_MUST_CHECK zili_status zl_grid_measure(const char *name,
                                            const zl_similarity **out,
                                            zili_error *err);

/* The distances of all pairs of rows, [row][row], zl_free(); a similarity s
 * becomes 1 - s, which is said in a note. Fails with ZILI_EUSAGE where one is
 * not defined (which, and why), of a row at once, or is not symmetric;
 * ZILI_ENOMEM (how much it would take).
 * Time: O(rows²·columns). */
ZILI_MUST_CHECK zili_status zl_grid_distances(const zl_grid *grid,
                                              const char *name,
                                              uint64_t threads,
                                              double **out,
                                              zili_table *table,
                                              zili_error *err);

/* Say so where there are too few rows for the measure to tell anything. */
void zl_grid_note_few(const zl_grid *grid, const zl_similarity *measure,
                      zili_table *table);

#endif
