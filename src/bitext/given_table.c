/* given_table.c -- corrections: rows of zili beads, put right. */
#include "bitext/given.h"

#include "base/fail.h"
#include "bitext/rows.h"

#include <string.h>

enum { DOC, A_DOC, B_DOC, A, B, A_AT, B_AT, KNOWN, CELLS = 64 };

static const char *const names[KNOWN] = { "doc", "a_doc", "b_doc", "a",
                                          "b",   "a_at",  "b_at" };

/* Where each of the columns is, SIZE_MAX: nowhere. */
typedef struct columns {
    size_t at[KNOWN];
} columns;

static columns find_columns(zl_view row)
{
    zl_view cells[CELLS];
    size_t count = zl_row_cells(row, cells, CELLS);
    columns found;

    for (size_t i = 0; i < KNOWN; i++) {
        found.at[i] = SIZE_MAX;
        for (size_t k = 0; k < count && k < CELLS; k++)
            if (found.at[i] == SIZE_MAX && zl_view_is(cells[k], names[i]))
                found.at[i] = k;
    }
    return found;
}

/* What stands for a tab, a line end and a backslash in a cell is put back:
 * "\\t", "\\n", "\\r", "\\\\". */
static void put_back(zl_view *cell, zl_str *to)
{
    static const char marks[] = "tnr\\", meant[] = "\t\n\r\\";

    if (!cell->size || !memchr(cell->bytes, '\\', cell->size))
        return;
    zl_str_empty(to);
    for (size_t i = 0; i < cell->size; i++) {
        char c = cell->bytes[i];
        const char *mark = c == '\\' && i + 1 < cell->size &&
                                   cell->bytes[i + 1]
                               ? strchr(marks, cell->bytes[i + 1])
                               : NULL;
        i += mark != NULL;
        zl_str_add_byte(to, mark ? meant[mark - marks] : c);
    }
    *cell = zl_str_view(to);
}

/* A row, and room for the cells of it that have to be changed. */
typedef struct row_cells {
    zl_view cells[CELLS];
    size_t count;
    zl_str changed[KNOWN];
} row_cells;

static zl_view cell_of(const columns *where, int column, row_cells *row)
{
    size_t at = where->at[column];

    if (at >= row->count || at >= CELLS)
        return (zl_view){ "", 0 };
    put_back(&row->cells[at], &row->changed[column]);
    return row->cells[at];
}

/* A number of up to nine digits; 0: none. */
static uint32_t number_in(zl_view cell)
{
    uint32_t number = 0;

    if (cell.size > 9)
        return 0;
    for (size_t i = 0; i < cell.size; i++) {
        if (cell.bytes[i] < '0' || cell.bytes[i] > '9')
            return 0;
        number = number * 10 + (uint32_t)(cell.bytes[i] - '0');
    }
    return number;
}

static void take_row(zl_giver *giver, const columns *where, size_t line,
                     row_cells *cells)
{
    zl_view both = cell_of(where, DOC, cells);
    zl_given_row row = {
        .line = line,
        .document = { cell_of(where, A_DOC, cells),
                      cell_of(where, B_DOC, cells) },
        .text = { cell_of(where, A, cells), cell_of(where, B, cells) },
        .at = { number_in(cell_of(where, A_AT, cells)),
                number_in(cell_of(where, B_AT, cells)) },
    };

    for (int side = 0; side < 2; side++)
        if (row.document[side].size == 0)
            row.document[side] = both;
    for (size_t i = 0; i < KNOWN; i++)
        giver->no_memory |= cells->changed[i].failed;
    if (giver->no_memory)
        return;
    if (row.document[0].size && row.document[1].size)
        zl_giver_take(giver, &row);
    else
        zl_giver_pass_over(giver, line, "the line names no document");
}

/* The first row that is no comment. */
static bool find_head(zl_row_file *file, zl_view *row)
{
    while (zl_row_file_next(file, row))
        if (row->bytes[0] != '#')
            return true;
    return false;
}

zili_status zl_given_read_table(zl_giver *giver, zili_error *err)
{
    zl_row_file file;
    row_cells cells = { 0 };
    zl_view row = { "", 0 };
    zili_status status = zl_row_file_open(&file, giver->file, err);
    bool begun = !status && find_head(&file, &row);
    columns where = find_columns(row);

    if (begun && (where.at[A] == SIZE_MAX || where.at[B] == SIZE_MAX))
        status = zl_fail(err, ZILI_EFORMAT,
                         "%s: the first line names the columns, as zili beads "
                         "--format tsv does: doc, a and b are needed, with "
                         "tabs between.",
                         giver->file);
    while (!status && begun && zl_row_file_next(&file, &row)) {
        cells.count = zl_row_cells(row, cells.cells, CELLS);
        take_row(giver, &where, file.line, &cells);
    }
    for (size_t i = 0; i < KNOWN; i++)
        zl_str_clear(&cells.changed[i]);
    zl_row_file_close(&file);
    return status;
}
