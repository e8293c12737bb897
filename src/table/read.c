/* read.c -- a table from a TSV file, as delimited.c writes it. */
#include "base/array.h"
#include "base/fail.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/out.h"
#include "base/utf8.h"
#include "table/table.h"

#include <errno.h>
#include <inttypes.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Cells are views into the file's bytes, still escaped. */
typedef struct reading {
    const char *path;
    zl_view rest; /* what is not yet read */
    size_t line;  /* of the line read last, from 1 */
    ZL_ARRAY(zl_view) cells; /* the header, then the rows */
    ZL_ARRAY(zl_view) notes;
    size_t columns;
    zili_type *types;
    locale_t plain; /* where a point is a point */
    zl_str text;    /* the last cell, without escapes */
} reading;

/* ---- lines and cells ---- */

static bool next_line(reading *read, zl_view *line)
{
    bool found = zl_view_line(&read->rest, line);

    read->line += found;
    return found;
}

/* Append the cells of a line; gives how many, 0 without memory. */
static size_t split(reading *read, zl_view line)
{
    size_t count = 0, start = 0;

    for (size_t i = 0; i <= line.size; i++) {
        if (i < line.size && line.bytes[i] != '\t')
            continue;
        if (!zl_array_push(&read->cells, zl_view_cut(line, start, i)))
            return 0;
        start = i + 1;
        count++;
    }
    return count;
}

static zili_status read_header(reading *read, zili_error *err)
{
    zl_view note = { "# ", 2 };
    zl_view line;

    do {
        if (!next_line(read, &line))
            return zl_fail(err, ZILI_EFORMAT,
                           "%s has no header line.", read->path);
        if (zl_view_starts(line, note) &&
            !zl_array_push(&read->notes, zl_view_cut(line, 2, line.size)))
            return zl_no_memory(err);
    } while (zl_view_starts(line, note));
    read->columns = split(read, line);
    return read->columns ? ZILI_OK : zl_no_memory(err);
}

static zili_status read_rows(reading *read, zili_error *err)
{
    zl_view line;

    while (next_line(read, &line)) {
        size_t count = split(read, line);
        if (count == 0)
            return zl_no_memory(err);
        if (count != read->columns && line.size == 0)
            return zl_fail(err, ZILI_EFORMAT,
                           "%s:%zu: this line is empty; the header has %zu "
                           "columns.",
                           read->path, read->line, read->columns);
        if (count != read->columns)
            return zl_fail(err, ZILI_EFORMAT,
                           "%s:%zu: the header has %zu columns, this line "
                           "has %zu.",
                           read->path, read->line, read->columns, count);
    }
    return ZILI_OK;
}

/* ---- types ---- */

/* Whether a cell is this word, in whatever case it is written. */
static bool is_word(zl_view cell, const char *word)
{
    return cell.size == strlen(word) &&
           strncasecmp(cell.bytes, word, cell.size) == 0;
}

/* What other programs write for a number that is not there; zili itself
 * writes nothing. */
static bool is_nan(zl_view cell)
{
    return is_word(cell, "nan") || is_word(cell, "-nan") ||
           zl_view_is(cell, "NA");
}

static bool is_integer(zl_view cell, int64_t *out)
{
    char text[24] = "";
    size_t sign = cell.size && cell.bytes[0] == '-';

    if (cell.size == sign || cell.size >= sizeof text)
        return false;
    if (cell.bytes[sign] == '0' && cell.size > 1)
        return false;
    for (size_t i = sign; i < cell.size; i++)
        if (cell.bytes[i] < '0' || cell.bytes[i] > '9')
            return false;
    memcpy(text, cell.bytes, cell.size);
    errno = 0;
    *out = strtoimax(text, NULL, 10);
    return errno == 0 && *out != INT64_MIN;
}

static bool is_real(const reading *read, zl_view cell, double *out)
{
    char text[64] = "", *end = NULL;
    size_t sign = cell.size && cell.bytes[0] == '-';

    if (cell.size == 0 || cell.size >= sizeof text)
        return false;
    memcpy(text, cell.bytes, cell.size);
    if (is_word(zl_view_cut(cell, sign, cell.size), "inf")) {
        *out = sign ? -INFINITY : INFINITY;
        return true;
    }
    if (text[strspn(text, "0123456789.eE+-")] || text[0] == '+')
        return false;
    if (text[sign] == '0' && text[sign + 1] >= '0' && text[sign + 1] <= '9')
        return false;
    *out = strtod_l(text, &end, read->plain);
    return end != text && *end == 0;
}

/* A column of nothing but nan is one of texts: nan is also a word, and in
 * pinyin a frequent one. */
static zili_type type_of(const reading *read, size_t column)
{
    zili_type type = ZILI_INTEGER;
    bool empty = true;
    int64_t integer;
    double real;

    for (size_t i = read->columns + column; i < read->cells.count;
         i += read->columns) {
        zl_view cell = read->cells.items[i];
        if (cell.size == 0 || is_nan(cell))
            continue;
        empty = false;
        if (type == ZILI_INTEGER && !is_integer(cell, &integer))
            type = ZILI_REAL;
        if (type == ZILI_REAL && !is_real(read, cell, &real))
            return ZILI_TEXT;
    }
    return empty ? ZILI_TEXT : type;
}

/* ---- the table ---- */

/* The cell's text, lent until the next call. */
static zl_view unescaped(reading *read, zl_view cell)
{
    if (!memchr(cell.size ? cell.bytes : "", '\\', cell.size))
        return cell;
    zl_str_empty(&read->text);
    for (size_t i = 0; i < cell.size; i++) {
        static const char codes[] = "tnr\\", bytes[] = "\t\n\r\\";
        char byte = cell.bytes[i];
        const char *code = byte == '\\' && i + 1 < cell.size
                               ? memchr(codes, cell.bytes[i + 1], 4) : NULL;
        zl_str_add_byte(&read->text, code ? bytes[code - codes] : byte);
        i += code != NULL;
    }
    return zl_str_view(&read->text);
}

static void add_columns(reading *read, zili_table *table)
{
    for (size_t i = 0; i < read->columns; i++) {
        zl_str name = { 0 };
        zl_str_add(&name, unescaped(read, read->cells.items[i]));
        zl_table_column(table, (zl_column){ .name = zl_str_text(&name),
                                            .type = read->types[i],
                                            .decimals = ZL_SHORTEST });
        if (name.failed)
            zl_table_fail(table);
        zl_str_clear(&name);
    }
}

static void add_cell(reading *read, zili_table *table, zl_view cell,
                     zili_type type)
{
    int64_t integer = 0;
    double real = 0;

    if (cell.size > 0 && type == ZILI_TEXT)
        zl_table_add_text(table, unescaped(read, cell));
    else if (type == ZILI_INTEGER && is_integer(cell, &integer))
        zl_table_add_integer(table, integer);
    else if (is_real(read, cell, &real))
        zl_table_add_real(table, real);
    else
        zl_table_add_missing(table);
}

static zili_status make_table(reading *read, zili_table **out, zili_error *err)
{
    zili_table *table = zl_table_new();

    for (size_t i = 0; i < read->columns; i++)
        read->types[i] = type_of(read, i);
    add_columns(read, table);
    for (size_t i = read->columns, column = 0; i < read->cells.count; i++) {
        add_cell(read, table, read->cells.items[i], read->types[column]);
        column = column + 1 < read->columns ? column + 1 : 0;
    }
    for (size_t i = 0; i < read->notes.count; i++)
        zl_table_add_note(table, "%.*s", (int)read->notes.items[i].size,
                          read->notes.items[i].bytes);
    if (read->text.failed)
        zl_table_fail(table);
    return zl_table_finish(table, out, err);
}

/* Zero bytes would end a cell early; they are no text either. */
static zili_status check_bytes(const reading *read, zili_error *err)
{
    zl_utf8_fault fault;
    const char *zero = memchr(read->rest.bytes, 0, read->rest.size);

    if (!zl_utf8_check(read->rest, &fault))
        return zl_fail(err, ZILI_EFORMAT,
                       "%s:%zu: byte %zu of the file is not UTF-8.",
                       read->path, fault.line, fault.byte);
    if (zero)
        return zl_fail(err, ZILI_EFORMAT,
                       "%s: byte %zu is zero; this is no text file.",
                       read->path, (size_t)(zero - read->rest.bytes));
    return ZILI_OK;
}

static zili_status parse(reading *read, zili_table **out, zili_error *err)
{
    zili_status status = check_bytes(read, err);

    if (status == ZILI_OK)
        status = read_header(read, err);
    if (status == ZILI_OK)
        status = read_rows(read, err);
    if (status != ZILI_OK)
        return status;
    read->plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    read->types = zl_alloc_array(read->columns, sizeof *read->types);
    return read->plain && read->types ? make_table(read, out, err)
                                      : zl_no_memory(err);
}

zili_status zl_table_parse(zili_table **out, const char *path, zl_view bytes,
                           zili_error *err)
{
    reading read = { .path = path, .rest = zl_utf8_body(bytes) };

    *out = NULL;
    zili_status status = parse(&read, out, err);
    if (read.plain)
        freelocale(read.plain);
    zl_free(read.types);
    zl_array_clear(&read.cells);
    zl_array_clear(&read.notes);
    zl_str_clear(&read.text);
    return status;
}

zili_status zili_table_read(zili_table **out, const char *path,
                            zili_error *err)
{
    zl_span file = { 0 };

    *out = NULL;
    zili_status status = zl_file_read(&file, path, err);
    if (status != ZILI_OK)
        return status;
    status = zl_table_parse(
        out, path, (zl_view){ (const char *)file.bytes, file.size }, err);
    zl_free((uint8_t *)(uintptr_t)file.bytes);
    return status;
}
