/* data.h -- what the kinds read from a table. */
#ifndef ZL_CHART_DATA_H
#define ZL_CHART_DATA_H

#include "base/map.h"
#include "kind.h"

/* The column of this name; a failure that names the columns where it is
 * missing, and 0. */
size_t zl_need_column(zl_plan *plan, const zili_table *table,
                      const char *name);

/* The same for a column of numbers. */
size_t zl_need_numbers(zl_plan *plan, const zili_table *table,
                       const char *name);

/* A cell as a text, whatever its type; appended. Missing: nothing. */
void zl_cell_text(const zili_table *table, size_t row, size_t column,
                  zl_str *out);

/* Where the name of a thing stands: what the table calls it, and what readers
 * see, in the column "label" or its own ("a_label" for "a"); SIZE_MAX where
 * there is none. Fails where there is no column `name`. */
typedef struct zl_naming {
    size_t name, label;
    zl_words words; /* of a label in two languages */
} zl_naming;

/* What of "自主 Autonomy" is in these words; all of what has one language. */
zl_view zl_label_words(zl_view label, zl_words words);

/* That of a cell, as zl_cell_text(). */
void zl_cell_words(const zili_table *table, size_t row, size_t column,
                   zl_words words, zl_str *out);

zl_naming zl_need_naming(zl_plan *plan, const zili_table *table,
                         const char *name);

/* A name for a map, appended: what readers see, and where that is a label,
 * after a zero byte what the table says. So the bytes read as text are what
 * readers see, and yet two things with one label stay two. */
void zl_name_text(const zili_table *table, size_t row, zl_naming naming,
                  zl_str *out);

/* The number of a text in a map, new or old; ZL_MAP_NONE without memory, and
 * then the plan fails. */
uint32_t zl_number_of_text(zl_plan *plan, zl_map *map, const zl_str *text);

/* That of a name, as zl_name_text(); ZL_MAP_NONE also where there is none. */
uint32_t zl_number_of_name(zl_plan *plan, zl_map *map,
                           const zili_table *table, size_t row,
                           zl_naming naming);

/* A long table, put across: a row for each name, a column for each key. The
 * key is made of the columns by which the table counts. */
#define ZL_KEY_MARK '\x1F' /* between the parts of a key */

typedef struct zl_matrix {
    zl_map rows, columns; /* names and keys in the order they came, but keys
                             of Chinese first; keys of all panels */
    double *cells;        /* by row; NAN where the table has none */
    size_t key_parts;     /* columns that make a key; 0: one column, "" */
} zl_matrix;

/* The key of a row, whose name stands in the column `label`. */
void zl_key_of_row(const zili_table *table, size_t row, size_t label,
                   zl_str *key);

void zl_matrix_read(zl_plan *plan, const zili_table *table, zl_naming naming,
                    size_t value, zl_matrix *out);
void zl_matrix_clear(zl_matrix *matrix);

double zl_matrix_at(const zl_matrix *matrix, size_t row, size_t column);

/* The least and greatest number that there is, and whether all are whole;
 * 0 and 0 where there is none. */
void zl_matrix_range(const zl_matrix *matrix, double *low, double *high,
                     bool *whole);

/* How wide the widest number is among numbers up to `most`, and the widest
 * name of a row that has a number in this column (ZL_ALL: of any row), in
 * mm. */
#define ZL_ALL SIZE_MAX
double zl_matrix_widest_number(zl_plan *plan, const zl_matrix *matrix,
                               double most, zl_type type);

/* The greatest size of a number, for zl_number_among(). */
double zl_matrix_most(const zl_matrix *matrix);

double zl_matrix_widest_name(zl_plan *plan, const zl_matrix *matrix,
                             size_t column, zl_type type);

/* "English" for "en"; codes without a name here as they are. */
const char *zl_language_name(const char *code);

/* A key as readers see it, "1960 · zh"; appended. */
void zl_key_text(zl_view key, zl_str *out);

/* What an axis calls a column: "count" is "Occurrences". Other names are
 * taken as they are, with blanks for _, into `text`. */
#define ZL_AXIS_SIZE 128
void zl_axis_title(char text[ZL_AXIS_SIZE], const char *column);

#endif
