/* parts_table.c -- frequencies of words in parts, in one of several forms. */
#include "analysis/parts_table.h"

#include "analysis/parts_cells.h"
#include "base/fail.h"
#include "base/mem.h"

#include "table/format.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Where things are; SIZE_MAX: nowhere. */
typedef struct places {
    size_t word, part, v, size;
} places;

static places find_places(const zl_sheet *sheet)
{
    static const char *const word[] = { "word", "term", NULL };
    static const char *const part[] = { "part", NULL };
    static const char *const v[] = { "v", "v_i", "freq", "count", NULL };
    static const char *const size[] = { "size", "size_i", "sizes", NULL };

    return (places){ zl_sheet_column(sheet, word),
                     zl_sheet_column(sheet, part), zl_sheet_column(sheet, v),
                     zl_sheet_column(sheet, size) };
}

static bool end_row(zl_parts_table *out)
{
    out->rows++;
    return zl_array_push(&out->ends, out->hits.count);
}

/* ---- a row is a word: lists ---- */

static bool has_lists(const zl_sheet *sheet, size_t column)
{
    size_t rows = zili_table_rows(sheet->table);

    for (size_t row = 0; row < rows; row++)
        if (zili_table_type(sheet->table, column) == ZILI_TEXT &&
            strchr(zili_table_text(sheet->table, row, column), ','))
            return true;
    return false;
}

typedef ZL_ARRAY(double) numbers;

/* A list of numbers; of one, where the column has such. */
static zili_status read_list(const zl_sheet *sheet, size_t row, size_t column,
                             numbers *out, zili_error *err)
{
    const char *text = zili_table_text(sheet->table, row, column);
    zl_view rest = zl_view_of(text), piece;
    zili_status status = ZILI_OK;
    double number;

    out->count = 0;
    if (zili_table_type(sheet->table, column) != ZILI_TEXT) {
        status = zl_parts_cell(sheet, row, column, &number, err);
        return status || zl_array_push(out, number) ? status
                                                    : zl_no_memory(err);
    }
    while (!status && zl_view_next(&rest, ',', &piece)) {
        status = zl_sheet_parse(sheet, row, column, piece, &number, err);
        if (!status && isnan(number))
            status = zl_sheet_fail(sheet, row, column,
                                   "there is a gap in the list", err);
        if (!status && !zl_array_push(out, number))
            status = zl_no_memory(err);
    }
    return status;
}

static zili_status read_list_row(zl_parts_table *out, const zl_sheet *sheet,
                                 places at, size_t row, numbers lists[2],
                                 zili_error *err)
{
    bool sized = at.size != SIZE_MAX;
    zili_status status = read_list(sheet, row, at.v, &lists[0], err);

    if (!status && sized)
        status = read_list(sheet, row, at.size, &lists[1], err);
    if (status)
        return status;
    if (sized && lists[0].count != lists[1].count)
        return zl_sheet_fail(sheet, row, at.size,
                             "there are not as many numbers as in column v",
                             err);
    for (size_t i = 0; !status && i < lists[0].count; i++) {
        double hits = lists[0].items[i], size = sized ? lists[1].items[i] : 1;
        if (sized)
            status = zl_parts_check(sheet, (zl_place){ row, at.v }, hits, size,
                                    err);
        if (!status && !zl_parts_push(out, hits, size))
            status = zl_no_memory(err);
    }
    return status || end_row(out) ? status : zl_no_memory(err);
}

static zili_status read_lists(zl_parts_table *out, const zl_sheet *sheet,
                              places at, zili_error *err)
{
    size_t rows = zili_table_rows(sheet->table);
    numbers lists[2] = { { 0 }, { 0 } };
    zili_status status = ZILI_OK;

    for (size_t row = 0; !status && row < rows; row++)
        status = read_list_row(out, sheet, at, row, lists, err);
    zl_array_clear(&lists[0]);
    zl_array_clear(&lists[1]);
    out->keeps_sheet = true;
    out->same_sizes = at.size == SIZE_MAX;
    return status;
}

/* ---- a row is a word: a column for each part ---- */

static size_t numbered_column(const zl_sheet *sheet, const char *name,
                              size_t number)
{
    char text[40];

    snprintf(text, sizeof text, "%s_%zu", name, number);
    size_t found = zili_table_find(sheet->table, text);
    if (found != SIZE_MAX)
        return found;
    snprintf(text, sizeof text, "%s%zu", name, number);
    return zili_table_find(sheet->table, text);
}

static zili_status read_wide(zl_parts_table *out, const zl_sheet *sheet,
                             zili_error *err)
{
    size_t rows = zili_table_rows(sheet->table);
    bool sized = numbered_column(sheet, "size", 1) != SIZE_MAX;
    zili_status status = ZILI_OK;

    for (size_t row = 0; !status && row < rows; row++) {
        for (size_t i = 1; !status; i++) {
            size_t v = numbered_column(sheet, "v", i);
            size_t size = numbered_column(sheet, "size", i);
            if (v == SIZE_MAX)
                break;
            if (sized && size == SIZE_MAX)
                return zl_fail(err, ZILI_EFORMAT,
                               "%s:%zu: there is a column v_%zu, but none "
                               "size_%zu.",
                               sheet->path, sheet->first_line - 1, i, i);
            status = zl_parts_add(out, sheet, (zl_place){ row, v },
                              (zl_place){ row, size }, err);
        }
        if (!status && !end_row(out))
            status = zl_no_memory(err);
    }
    out->keeps_sheet = true;
    out->same_sizes = !sized;
    return status;
}

/* ---- a row is a part: a column for each word ---- */

static zili_status read_word_column(zl_parts_table *out, const zl_sheet *sheet,
                                    size_t size, size_t column,
                                    zili_error *err)
{
    size_t rows = zili_table_rows(sheet->table);
    zl_view name = zl_view_of(zili_table_name(sheet->table, column));
    zili_status status = ZILI_OK;

    if (zl_map_add(&out->words, name) == ZL_MAP_NONE)
        return zl_no_memory(err);
    for (size_t row = 0; !status && row < rows; row++)
        status = zl_parts_add(out, sheet, (zl_place){ row, column },
                          (zl_place){ row, size }, err);
    return status || end_row(out) ? status : zl_no_memory(err);
}

static zili_status read_matrix(zl_parts_table *out, const zl_sheet *sheet,
                               places at, zili_error *err)
{
    size_t columns = zili_table_columns(sheet->table);
    zili_status status = ZILI_OK;

    out->has_words = true;
    for (size_t i = 0; !status && i < columns; i++)
        if (i != at.size && i != at.part &&
            zili_table_type(sheet->table, i) != ZILI_TEXT)
            status = read_word_column(out, sheet, at.size, i, err);
    return status;
}

/* ---- a row is a word, one has the sizes ---- */

static size_t first_text(const zl_sheet *sheet)
{
    size_t columns = zili_table_columns(sheet->table), column = 0;

    while (column < columns &&
           zili_table_type(sheet->table, column) != ZILI_TEXT)
        column++;
    return column < columns ? column : SIZE_MAX;
}

/* The row that is called size, or SIZE_MAX. */
static size_t size_row(const zl_sheet *sheet)
{
    size_t rows = zili_table_rows(sheet->table), column = first_text(sheet);

    for (size_t row = 0; column != SIZE_MAX && row < rows; row++) {
        const char *text = zili_table_text(sheet->table, row, column);
        if (strcmp(text, "size") == 0 || strcmp(text, "size_i") == 0)
            return row;
    }
    return SIZE_MAX;
}

static zili_status read_crossed_row(zl_parts_table *out, const zl_sheet *sheet,
                                    size_t sizes, size_t row, zili_error *err)
{
    size_t columns = zili_table_columns(sheet->table);
    zl_view name =
        zl_view_of(zili_table_text(sheet->table, row, first_text(sheet)));
    zili_status status = ZILI_OK;

    uint32_t number = zl_map_add(&out->words, name);
    if (number == ZL_MAP_NONE)
        return zl_no_memory(err);
    if (number != out->rows)
        return zl_sheet_fail(sheet, row, first_text(sheet),
                             "there is a word for the second time", err);
    for (size_t i = 0; !status && i < columns; i++)
        if (zili_table_type(sheet->table, i) != ZILI_TEXT)
            status = zl_parts_add(out, sheet, (zl_place){ row, i },
                              (zl_place){ sizes, i }, err);
    return status || end_row(out) ? status : zl_no_memory(err);
}

static zili_status read_crossed(zl_parts_table *out, const zl_sheet *sheet,
                                zili_error *err)
{
    size_t rows = zili_table_rows(sheet->table), sizes = size_row(sheet);
    zili_status status = ZILI_OK;

    out->has_words = true;
    for (size_t row = 0; !status && row < rows; row++)
        if (row != sizes)
            status = read_crossed_row(out, sheet, sizes, row, err);
    return status;
}

/* ---- a row is a part of a word ---- */

/* The number of the word, or the part, that each row names; all 0 without
 * such a column. The caller's; NULL without memory. */
static uint32_t *numbers_of(const zl_sheet *sheet, size_t column, zl_map *map)
{
    size_t rows = zili_table_rows(sheet->table);
    uint32_t *out = zl_alloc_array(rows, sizeof *out);
    char number[ZL_REAL_SIZE];

    if (column == SIZE_MAX)
        return out;
    for (size_t row = 0; out && row < rows; row++) {
        out[row] =
            zl_map_add(map, zl_cell_shown(sheet->table, row, column, number));
        if (out[row] == ZL_MAP_NONE) {
            zl_free(out);
            return NULL;
        }
    }
    return out;
}

/* Each row of the file has its place in the arrays, which have room. */
static zili_status read_into(zl_parts_table *out, const zl_sheet *sheet,
                             places at, const size_t *slots, zili_error *err)
{
    size_t rows = zili_table_rows(sheet->table);
    zili_status status = ZILI_OK;

    for (size_t row = 0; !status && row < rows; row++)
        status = zl_parts_read(sheet, (zl_place){ row, at.v },
                           (zl_place){ row, at.size },
                           &out->hits.items[slots[row]],
                           &out->sizes.items[slots[row]], err);
    return status;
}

static bool make_room(zl_parts_table *out, size_t count)
{
    if (!zl_array_reserve(&out->hits, count) ||
        !zl_array_reserve(&out->sizes, count))
        return false;
    for (size_t i = 0; i < count; i++)
        out->hits.items[i] = out->sizes.items[i] = 0;
    out->hits.count = out->sizes.count = count;
    return true;
}

/* The parts of each word in the order they come: `slots` of the rows. */
static bool give_own_parts(zl_parts_table *out, const uint32_t *words,
                           size_t rows, size_t *slots)
{
    size_t count = out->rows;
    size_t *next = zl_alloc_array(count + 1, sizeof *next);

    if (!next || !make_room(out, rows)) {
        zl_free(next);
        return false;
    }
    for (size_t row = 0; row < rows; row++)
        next[words[row] + 1]++;
    bool enough = true;
    for (size_t i = 0; enough && i < count; i++) {
        next[i + 1] += next[i];
        enough = zl_array_push(&out->ends, next[i + 1]);
    }
    for (size_t row = 0; enough && row < rows; row++)
        slots[row] = next[words[row]]++;
    zl_free(next);
    return enough;
}

/* The same parts for all words. */
static bool give_same_parts(zl_parts_table *out, const uint32_t *words,
                            const uint32_t *parts, size_t part_count,
                            size_t rows, size_t *slots)
{
    if (part_count > SIZE_MAX / sizeof(double) / (out->rows + 1) ||
        !make_room(out, out->rows * part_count))
        return false;
    for (size_t i = 0; i < out->rows; i++)
        if (!zl_array_push(&out->ends, (i + 1) * part_count))
            return false;
    for (size_t row = 0; row < rows; row++)
        slots[row] = words[row] * part_count + parts[row];
    return true;
}

/* A part has one size, and stands once for a word; words that are not there
 * for a part have none of their own. */
static zili_status share_sizes(zl_parts_table *out, const zl_sheet *sheet,
                               places at, const uint32_t *parts,
                               size_t part_count, const size_t *slots,
                               zili_error *err)
{
    size_t rows = zili_table_rows(sheet->table), all = out->hits.count;
    double *sizes = zl_alloc_array(part_count, sizeof *sizes);
    bool *taken = zl_alloc_array(all, sizeof *taken);
    zili_status status = sizes && taken ? ZILI_OK : zl_no_memory(err);

    for (size_t row = 0; !status && row < rows; row++) {
        double size = out->sizes.items[slots[row]], *known;
        known = &sizes[parts[row]];
        if (taken[slots[row]])
            status = zl_sheet_fail(sheet, row, at.part,
                                   "the part comes twice for a word", err);
        else if (*known > 0 && *known != size)
            status = zl_sheet_fail(sheet, row, at.size,
                                   "the part has another size than before",
                                   err);
        taken[slots[row]] = true;
        *known = size;
    }
    for (size_t i = 0; !status && i < all; i++)
        out->sizes.items[i] = sizes[i % part_count];
    zl_free(sizes);
    zl_free(taken);
    return status;
}

static zili_status read_long(zl_parts_table *out, const zl_sheet *sheet,
                             places at, zili_error *err)
{
    size_t rows = zili_table_rows(sheet->table);
    zl_map names = { 0 };
    uint32_t *words = numbers_of(sheet, at.word, &out->words);
    uint32_t *parts = numbers_of(sheet, at.part, &names);
    size_t *slots = zl_alloc_array(rows, sizeof *slots);
    bool shared = at.part != SIZE_MAX, enough = words && parts && slots;
    zili_status status = ZILI_OK;

    out->has_words = at.word != SIZE_MAX;
    out->same_sizes = at.size == SIZE_MAX;
    out->rows = out->has_words ? out->words.count : 1;
    if (enough && shared)
        enough = give_same_parts(out, words, parts, names.count, rows, slots);
    else if (enough)
        enough = give_own_parts(out, words, rows, slots);
    status = enough ? read_into(out, sheet, at, slots, err)
                    : zl_no_memory(err);
    if (!status && shared)
        status = share_sizes(out, sheet, at, parts, names.count, slots, err);
    zl_free(words);
    zl_free(parts);
    zl_free(slots);
    zl_map_clear(&names);
    return status;
}

/* ---- which form ---- */

/* Parts that hold nothing are none. */
static void drop_empty(zl_parts_table *out)
{
    size_t from = 0, to = 0;

    for (size_t row = 0; row < out->rows; row++) {
        size_t end = out->ends.items[row], dropped = 0;
        for (; from < end; from++) {
            if (!(out->sizes.items[from] > 0)) {
                dropped++;
                continue;
            }
            out->hits.items[to] = out->hits.items[from];
            out->sizes.items[to++] = out->sizes.items[from];
        }
        out->ends.items[row] = to;
        out->dropped = dropped > out->dropped ? dropped : out->dropped;
    }
}

static zili_status read_form(zl_parts_table *out, const zl_sheet *sheet,
                             zili_error *err)
{
    places at = find_places(sheet);

    if (at.v != SIZE_MAX && (has_lists(sheet, at.v)))
        return read_lists(out, sheet, at, err);
    if (at.v != SIZE_MAX)
        return read_long(out, sheet, at, err);
    if (numbered_column(sheet, "v", 1) != SIZE_MAX)
        return read_wide(out, sheet, err);
    if (at.size != SIZE_MAX)
        return read_matrix(out, sheet, at, err);
    if (size_row(sheet) != SIZE_MAX)
        return read_crossed(out, sheet, err);
    return zl_fail(err, ZILI_EFORMAT,
                   "%s:%zu: there is no column v and no column size; a row is "
                   "a part, with v hits of the word and the part's size, or a "
                   "token, in a column called token.",
                   sheet->path, sheet->first_line - 1);
}

zili_status zl_parts_table_read(zl_parts_table *out, const zl_sheet *sheet,
                                zili_error *err)
{
    *out = (zl_parts_table){ 0 };
    zili_status status = read_form(out, sheet, err);
    if (!status)
        drop_empty(out);
    return status;
}

void zl_parts_table_clear(zl_parts_table *parts)
{
    zl_array_clear(&parts->hits);
    zl_array_clear(&parts->sizes);
    zl_array_clear(&parts->ends);
    zl_map_clear(&parts->words);
}
