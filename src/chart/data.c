/* data.c -- what the kinds read from a table. */
#include "data.h"

#include "base/mem.h"
#include "base/out.h"
#include "scale.h"
#include "share.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- columns ----------------------------------------------------------- */

size_t zl_need_column(zl_plan *plan, const zili_table *table, const char *name)
{
    size_t found = zili_table_find(table, name);
    zl_str all = { 0 };

    if (found != SIZE_MAX)
        return found;
    for (size_t i = 0; i < zili_table_columns(table); i++)
        zl_str_format(&all, "%s%s", i ? ", " : "", zili_table_name(table, i));
    zl_plan_fail(plan, ZILI_EUSAGE,
                 "The table has no column \"%s\"; it has %s.", name,
                 zl_str_text(&all));
    zl_str_clear(&all);
    return 0;
}

/* A column without any value is read as texts; it may be drawn as none. */
static bool says_nothing(const zili_table *table, size_t column)
{
    for (size_t row = 0; row < zili_table_rows(table); row++)
        if (!zili_table_missing(table, row, column) &&
            *zili_table_text(table, row, column))
            return false;
    return true;
}

/* The first row whose text is no number as zili writes them; 0 at worst. */
static size_t first_text(const zili_table *table, size_t column)
{
    for (size_t row = 0; row < zili_table_rows(table); row++) {
        if (zili_table_missing(table, row, column))
            continue;
        const char *text = zili_table_text(table, row, column);
        size_t digits = strcspn(text, "0123456789");
        if (*text && (text[strspn(text, "0123456789.eE+-")] || !text[digits]))
            return row;
    }
    return 0;
}

size_t zl_need_numbers(zl_plan *plan, const zili_table *table,
                       const char *name)
{
    size_t column = zl_need_column(plan, table, name);

    if (zl_plan_failed(plan) || zili_table_type(table, column) != ZILI_TEXT ||
        says_nothing(table, column))
        return column;
    size_t row = first_text(table, column);
    zl_plan_fail(plan, ZILI_EUSAGE,
                 "The column \"%s\" is to hold numbers, but row %zu has "
                 "\"%.40s\". Write numbers as 1234.5, and leave a cell empty "
                 "where there is none.",
                 name, row + 1,
                 zili_table_missing(table, row, column)
                     ? ""
                     : zili_table_text(table, row, column));
    return column;
}

void zl_cell_text(const zili_table *table, size_t row, size_t column,
                  zl_str *out)
{
    char text[ZL_REAL_SIZE];

    if (zili_table_missing(table, row, column))
        return;
    switch (zili_table_type(table, column)) {
    case ZILI_TEXT:
        zl_str_add_text(out, zili_table_text(table, row, column));
        return;
    case ZILI_INTEGER:
        zl_str_format(out, "%" PRId64, zili_table_integer(table, row, column));
        return;
    case ZILI_REAL:
        zl_real_text(text, zili_table_real(table, row, column), ZL_SHORTEST);
        zl_str_add_text(out, text);
        return;
    }
}

/* No Latin letter: of what labels are made of, Chinese. */
static bool is_wide(char byte)
{
    return (unsigned char)byte >= 0xE3;
}

zl_naming zl_need_naming(zl_plan *plan, const zili_table *table,
                         const char *name)
{
    char own[64];
    size_t column = zl_need_column(plan, table, name);

    snprintf(own, sizeof own, "%s_label", name);
    size_t label = zili_table_find(table, own);
    if (label == SIZE_MAX && strlen(name) > 1)
        label = zili_table_find(table, "label");
    return (zl_naming){ column, label, plan->words };
}

/* "自主 Autonomy": Chinese and English, parted by the only blank that has Chinese
 * before it or after it, and none at the other side. Gives its place, or 0. */
static size_t blank_between(zl_view label)
{
    size_t found = 0;

    for (size_t i = 1; i + 1 < label.size; i++) {
        bool before = (unsigned char)label.bytes[i - 1] >= 0x80;
        if (label.bytes[i] != ' ' || before == is_wide(label.bytes[i + 1]))
            continue;
        if (found)
            return 0;
        found = i;
    }
    return found;
}

zl_view zl_label_words(zl_view label, zl_words words)
{
    size_t blank = words == ZL_WORDS_BOTH ? 0 : blank_between(label);
    bool second = blank && is_wide(label.bytes[0]) != (words == ZL_WORDS_ZH);

    if (!blank)
        return label;
    return second ? zl_view_cut(label, blank + 1, label.size)
                  : zl_view_cut(label, 0, blank);
}

void zl_cell_words(const zili_table *table, size_t row, size_t column,
                   zl_words words, zl_str *out)
{
    zl_str all = { 0 };

    zl_cell_text(table, row, column, &all);
    zl_str_add(out, zl_label_words(zl_str_view(&all), words));
    out->failed |= all.failed;
    zl_str_clear(&all);
}

void zl_name_text(const zili_table *table, size_t row, zl_naming naming,
                  zl_str *out)
{
    size_t before = out->size;

    if (naming.label != SIZE_MAX)
        zl_cell_words(table, row, naming.label, naming.words, out);
    if (out->size > before)
        zl_str_add_byte(out, 0);
    zl_cell_text(table, row, naming.name, out);
}

uint32_t zl_number_of_text(zl_plan *plan, zl_map *map, const zl_str *text)
{
    uint32_t number = text->failed ? ZL_MAP_NONE
                                   : zl_map_add(map, zl_str_view(text));

    if (number == ZL_MAP_NONE)
        zl_plan_no_memory(plan);
    return number;
}

uint32_t zl_number_of_name(zl_plan *plan, zl_map *map,
                           const zili_table *table, size_t row,
                           zl_naming naming)
{
    uint32_t number = ZL_MAP_NONE;
    zl_str text = { 0 };

    zl_name_text(table, row, naming, &text);
    if (text.size || text.failed)
        number = zl_number_of_text(plan, map, &text);
    zl_str_clear(&text);
    return number;
}

void zl_axis_title(char text[ZL_AXIS_SIZE], const char *column)
{
    static const char *const titles[][2] = {
        { "count", "Occurrences" },
        { "per_million", "Occurrences per million words" },
        { "docs", "Documents" },
        { "O11", "Units with both" },
        { "joint", "Units with both" },
        { "E11", "Units with both expected" },
        { "log_dice", "logDice" },
        { "pmi", "Pointwise mutual information" },
        { "jaccard", "Jaccard index" },
        { "g2", "Log-likelihood G²" },
        { "mi", "Mutual information" },
        { "delta_p_2given1", "ΔP of the collocate given the node" },
        { "delta_p_1given2", "ΔP of the node given the collocate" },
        { "log_ratio", "Log ratio (base 2)" },
    };

    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (strcmp(titles[i][0], column) == 0) {
            snprintf(text, ZL_AXIS_SIZE, "%s", titles[i][1]);
            return;
        }
    snprintf(text, ZL_AXIS_SIZE, "%.100s", column);
    for (char *at = text; *at; at++)
        if (*at == '_')
            *at = ' ';
}

/* ---- matrices ---------------------------------------------------------- */

/* The columns that name the rows, and what is said of them. */
static bool is_of_row(const char *name)
{
    return strcmp(name, "term") == 0 || strcmp(name, "theme") == 0 ||
           strcmp(name, "label") == 0 || strcmp(name, "note") == 0;
}

/* Texts are keys wherever they stand; numbers, such as a year, only before
 * the first number that is counted. */
static bool is_key(const zili_table *table, size_t column, size_t label)
{
    size_t count = zili_table_find(table, "count");

    if (column == label || is_of_row(zili_table_name(table, column)))
        return false;
    if (zili_table_type(table, column) == ZILI_TEXT)
        return true;
    return count != SIZE_MAX && column < count &&
           strcmp(zili_table_name(table, column), "rank") != 0;
}

const char *zl_language_name(const char *code)
{
    static const char *const names[][2] = {
        { "zh", "Chinese" },
        { "en", "English" },
        { "de", "German" },
        { "fr", "French" },
        { "ja", "Japanese" },
        { "ko", "Korean" },
        { "ru", "Russian" },
        { "es", "Spanish" },
        { "vi", "Vietnamese" },
        { "zh-Hans", "Chinese" },
        { "zh-Hant", "Chinese (traditional)" },
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i][0], code) == 0)
            return names[i][1];
    return code;
}

static void add_key_part(const zili_table *table, size_t row, size_t column,
                         zl_str *key)
{
    if (strcmp(zili_table_name(table, column), "lang") == 0 &&
        zili_table_type(table, column) == ZILI_TEXT)
        zl_str_add_text(key,
                        zl_language_name(zili_table_text(table, row, column)));
    else
        zl_cell_text(table, row, column, key);
}

void zl_key_of_row(const zili_table *table, size_t row, size_t label,
                   zl_str *key)
{
    bool first = true;

    zl_str_empty(key);
    for (size_t i = 0; i < zili_table_columns(table); i++) {
        if (!is_key(table, i, label))
            continue;
        if (!first)
            zl_str_add_byte(key, ZL_KEY_MARK);
        add_key_part(table, row, i, key);
        first = false;
    }
}

static bool is_chinese(const zili_table *table, size_t row)
{
    size_t language = zili_table_find(table, "lang");

    return language != SIZE_MAX &&
           strncmp(zili_table_text(table, row, language), "zh", 2) == 0;
}

/* Number the key of each row, those of Chinese first: originals stand before
 * their translations, whatever the order of the table. */
static bool number_keys(const zili_table *table, zl_naming naming,
                        zl_map *keys, uint32_t *places)
{
    zl_str key = { 0 };
    bool good = true;

    for (int turn = 0; turn < 2; turn++)
        for (size_t row = 0; good && row < zili_table_rows(table); row++) {
            if (is_chinese(table, row) != (turn == 0))
                continue;
            zl_key_of_row(table, row, naming.name, &key);
            places[2 * row + 1] = zl_map_add(keys, zl_str_view(&key));
            good = !key.failed && places[2 * row + 1] != ZL_MAP_NONE;
        }
    zl_str_clear(&key);
    return good;
}

/* Number the name and key of each row; `places` gets two numbers a row. */
static bool number_rows(const zili_table *table, zl_naming naming,
                        zl_matrix *matrix, uint32_t *places)
{
    zl_str name = { 0 };
    bool good = true;

    for (size_t row = 0; good && row < zili_table_rows(table); row++) {
        zl_str_empty(&name);
        zl_name_text(table, row, naming, &name);
        places[2 * row] = zl_map_add(&matrix->rows, zl_str_view(&name));
        good = !name.failed && places[2 * row] != ZL_MAP_NONE;
    }
    zl_str_clear(&name);
    return good && number_keys(table, naming, &matrix->columns, places);
}

static void fill_cell(zl_plan *plan, const zili_table *table, size_t row,
                      size_t value, zl_matrix *matrix,
                      const uint32_t places[2], char *taken)
{
    size_t place = (size_t)places[0] * matrix->columns.count + places[1];

    if (taken[place]++)
        zl_plan_fail(plan, ZILI_EUSAGE,
                     "Row %zu of the table is a second one for \"%s\" in "
                     "the same group.",
                     row + 1, zl_map_key(&matrix->rows, places[0]).bytes);
    matrix->cells[place] = zili_table_real(table, row, value);
}

static void fill_cells(zl_plan *plan, const zili_table *table, size_t value,
                       zl_matrix *matrix, const uint32_t *places)
{
    size_t size = (size_t)matrix->rows.count * matrix->columns.count;
    size_t rows = zili_table_rows(table);
    char *taken = zl_alloc_array(size, 1);

    matrix->cells = zl_alloc_array(size, sizeof *matrix->cells);
    if (!matrix->cells || !taken) {
        zl_plan_no_memory(plan);
        zl_free(taken);
        return;
    }
    for (size_t i = 0; i < size; i++)
        matrix->cells[i] = NAN;
    for (size_t row = 0; row < rows && !zl_plan_failed(plan); row++)
        fill_cell(plan, table, row, value, matrix, places + 2 * row, taken);
    zl_free(taken);
}

void zl_matrix_read(zl_plan *plan, const zili_table *table, zl_naming naming,
                    size_t value, zl_matrix *out)
{
    *out = (zl_matrix){ 0 };
    if (zl_plan_failed(plan))
        return;
    for (size_t i = 0; i < zili_table_columns(table); i++)
        out->key_parts += is_key(table, i, naming.name);
    uint32_t *places =
        zl_alloc_array(zili_table_rows(table), 2 * sizeof *places);
    zl_share_names(plan, ZL_NAMES_CLASSES, &out->columns);
    if (!places || !number_rows(table, naming, out, places))
        zl_plan_no_memory(plan);
    zl_share_names(plan, ZL_NAMES_CLASSES, &out->columns);
    if (places && !zl_plan_failed(plan))
        fill_cells(plan, table, value, out, places);
    zl_free(places);
}

void zl_matrix_clear(zl_matrix *matrix)
{
    zl_map_clear(&matrix->rows);
    zl_map_clear(&matrix->columns);
    zl_free(matrix->cells);
    *matrix = (zl_matrix){ 0 };
}

double zl_matrix_at(const zl_matrix *matrix, size_t row, size_t column)
{
    return matrix->cells[row * matrix->columns.count + column];
}

void zl_matrix_range(const zl_matrix *matrix, double *low, double *high,
                     bool *whole)
{
    size_t size = (size_t)matrix->rows.count * matrix->columns.count;
    double least = INFINITY, most = -INFINITY;

    *whole = true;
    for (size_t i = 0; i < size; i++) {
        double value = matrix->cells[i];
        if (!isfinite(value))
            continue;
        least = fmin(least, value);
        most = fmax(most, value);
        *whole = *whole && value == round(value);
    }
    *low = least <= most ? least : 0;
    *high = least <= most ? most : 0;
}

double zl_matrix_most(const zl_matrix *matrix)
{
    size_t size = (size_t)matrix->rows.count * matrix->columns.count;
    double most = 0;

    for (size_t i = 0; i < size; i++)
        most = zl_number_most(most, matrix->cells[i]);
    return most;
}

double zl_matrix_widest_number(zl_plan *plan, const zl_matrix *matrix,
                               double most, zl_type type)
{
    size_t size = (size_t)matrix->rows.count * matrix->columns.count;
    char text[ZL_NUMBER_SIZE];
    double widest = 0;

    for (size_t i = 0; i < size; i++) {
        zl_number_among(text, matrix->cells[i], most);
        widest = fmax(widest, zl_plan_width(plan, text, type));
    }
    return widest;
}

double zl_matrix_widest_name(zl_plan *plan, const zl_matrix *matrix,
                             size_t column, zl_type type)
{
    double widest = 0;

    for (uint32_t row = 0; row < matrix->rows.count; row++)
        if (column == ZL_ALL || !isnan(zl_matrix_at(matrix, row, column)))
            widest = fmax(
                widest, zl_plan_width(
                            plan, zl_map_key(&matrix->rows, row).bytes, type));
    return widest;
}

void zl_key_text(zl_view key, zl_str *out)
{
    for (size_t i = 0; i < key.size; i++)
        if (key.bytes[i] == ZL_KEY_MARK)
            zl_str_add_text(out, " · ");
        else
            zl_str_add_byte(out, key.bytes[i]);
}
