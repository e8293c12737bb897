/* matrix.c -- a table of cells as a sparse matrix: three files in a folder. */
#include "table/matrix.h"

#include "base/array.h"
#include "base/blocks.h"
#include "base/fail.h"
#include "base/file.h"
#include "base/map.h"
#include "base/out.h"

#include <math.h>
#include <unistd.h>

typedef struct entry {
    uint32_t row, column;
    double value;
} entry;

struct matrix {
    const zili_table *table;
    size_t names; /* columns of the table that name a row */
    size_t value; /* that column of the table */
    zl_map rows, columns;
    ZL_ARRAY(entry) entries;
    zl_str name;
};

/* ---- reading the table ---- */

static bool is_text(const zili_table *table, size_t column)
{
    return zili_table_type(table, column) == ZILI_TEXT;
}

/* Texts, the last of which names the column; then a number. */
static zili_status find_columns(struct matrix *it, zili_error *err)
{
    size_t count = zili_table_columns(it->table), texts = 0;

    while (texts < count && is_text(it->table, texts))
        texts++;
    if (texts < 2 || texts + 1 != count)
        return zl_fail(err, ZILI_EUSAGE,
                       "This table is no list of the cells of a matrix: it "
                       "would have the name of a row, the name of a column "
                       "and a number, as those of dtm and fcm.");
    it->names = texts - 1;
    it->value = texts;
    return ZILI_OK;
}

/* As in a table of tabs (delimited.c). */
static void add_escaped(zl_str *out, const char *text)
{
    static const zl_escapes escapes = {
        ['\t'] = "\\t",
        ['\n'] = "\\n",
        ['\r'] = "\\r",
        ['\\'] = "\\\\",
    };

    zl_write_escaped(out, zl_view_of(text), &escapes);
}

/* The number of what columns from..to of a row say; ZL_MAP_NONE without
 * memory. */
static uint32_t number_of(struct matrix *it, zl_map *map, size_t row,
                          size_t from, size_t to)
{
    zl_str_empty(&it->name);
    for (size_t i = from; i < to; i++) {
        if (i > from)
            zl_str_add_byte(&it->name, '\t');
        add_escaped(&it->name, zili_table_text(it->table, row, i));
    }
    return it->name.failed ? ZL_MAP_NONE
                           : zl_map_add(map, zl_str_view(&it->name));
}

static bool read_entries(struct matrix *it)
{
    size_t rows = zili_table_rows(it->table);

    for (size_t i = 0; i < rows; i++) {
        entry each = {
            .row = number_of(it, &it->rows, i, 0, it->names),
            .column = number_of(it, &it->columns, i, it->names, it->value),
            .value = zili_table_real(it->table, i, it->value),
        };
        if (each.row == ZL_MAP_NONE || each.column == ZL_MAP_NONE)
            return false;
        if (!isnan(each.value) && !zl_array_push(&it->entries, each))
            return false;
    }
    return true;
}

/* ---- writing ---- */

static void write_number(zl_out *out, double value, bool whole)
{
    if (whole)
        zl_out_integer(out, (int64_t)value);
    else
        zl_out_real(out, value, ZL_WHOLE);
}

static void write_entries(const struct matrix *it, zl_out *out)
{
    bool whole = zili_table_type(it->table, it->value) == ZILI_INTEGER;

    zl_out_text(out, "%%MatrixMarket matrix coordinate ");
    zl_out_text(out, whole ? "integer general\n" : "real general\n");
    zl_out_integer(out, it->rows.count);
    zl_out_byte(out, ' ');
    zl_out_integer(out, it->columns.count);
    zl_out_byte(out, ' ');
    zl_out_integer(out, (int64_t)it->entries.count);
    zl_out_byte(out, '\n');
    for (size_t i = 0; i < it->entries.count; i++) {
        entry each = it->entries.items[i];
        zl_out_integer(out, (int64_t)each.row + 1);
        zl_out_byte(out, ' ');
        zl_out_integer(out, (int64_t)each.column + 1);
        zl_out_byte(out, ' ');
        write_number(out, each.value, whole);
        zl_out_byte(out, '\n');
    }
}

static void write_names(const struct matrix *it, zl_out *out,
                        const zl_map *map, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        zl_out_text(out, zili_table_name(it->table, i));
        zl_out_byte(out, i + 1 < to ? '\t' : '\n');
    }
    for (uint32_t i = 0; i < map->count; i++) {
        zl_out_view(out, zl_map_key(map, i));
        zl_out_byte(out, '\n');
    }
}

static void write_rows(const struct matrix *it, zl_out *out)
{
    write_names(it, out, &it->rows, 0, it->names);
}

static void write_columns(const struct matrix *it, zl_out *out)
{
    write_names(it, out, &it->columns, it->names, it->value);
}

enum { FILES = 3 };

static const struct part {
    const char *name;
    void (*write)(const struct matrix *it, zl_out *out);
} parts[FILES] = {
    { "rows.tsv", write_rows },
    { "columns.tsv", write_columns },
    { "matrix.mtx", write_entries },
};

/* Write one of the files; it has no name before it is kept. */
static zili_status write_part(const struct matrix *it, const char *folder,
                              const struct part *part, zl_save *save,
                              zili_error *err)
{
    zl_str path = { 0 };
    zl_blocks blocks;
    zl_out out = zl_blocks_begin(&blocks, zl_save_write, save);

    zl_file_join(&path, folder, part->name);
    zili_status status = path.failed ? zl_no_memory(err)
                                     : zl_save_begin(save, path.bytes, err);
    if (!status) {
        part->write(it, &out);
        if (!zl_blocks_end(&blocks, &out))
            status = zl_save_end(save, ZILI_EIO, err);
    }
    zl_str_clear(&path);
    return status;
}

/* All three, or none: the names of one matrix are not those of another. */
static zili_status save_all(const struct matrix *it, const char *folder,
                            zili_error *err)
{
    zl_save saves[FILES];
    size_t written = 0, kept = 0;
    bool was_there = zl_file_exists(folder);
    zili_status status = zl_file_make_folder(folder, err);

    for (; !status && written < FILES; written += !status)
        status = write_part(it, folder, &parts[written], &saves[written], err);
    for (; !status && kept < FILES; kept++)
        status = zl_save_keep(&saves[kept], err);
    for (size_t i = kept; i < written; i++)
        zl_save_drop(&saves[i]);
    if (status && !was_there)
        rmdir(folder);
    return status;
}

zili_status zl_matrix_save(const zili_table *table, const char *folder,
                           zili_error *err)
{
    struct matrix it = { .table = table };
    zili_status status = find_columns(&it, err);

    if (!status)
        status = zili_table_hold(table, err);
    if (!status && !read_entries(&it))
        status = zl_no_memory(err);
    if (!status)
        status = save_all(&it, folder, err);
    zl_map_clear(&it.rows);
    zl_map_clear(&it.columns);
    zl_array_clear(&it.entries);
    zl_str_clear(&it.name);
    return status;
}

/* ---- the format, where there is one stream ---- */

static zili_status refuse(zl_out *out, const zili_table *table,
                          const zili_table_options *options, zili_error *err)
{
    (void)out, (void)table, (void)options;
    return zl_fail(err, ZILI_EUSAGE,
                   "A matrix with the names of its rows and columns is three "
                   "files: say in which folder, as in -o matrix.");
}

const zl_format zl_format_mtx = { .exact = true, .write = refuse };
