/* csv.c -- tables in text: a header, then a document in each row. */
#include "base/fail.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "formats/rows.h"

#include <inttypes.h>

/* A table on its way. */
struct table {
    const zl_file *file;
    zl_shelf *shelf;
    bool tab; /* cells are parted by tabs, whatever the header has, but where a
                 first line says by what */
    zl_heads heads;
    zl_records records;
    zl_tally tally;
    zili_error *err;
};

static zl_dialect dialect_of(zl_view text, bool tab)
{
    zl_dialect dialect = zl_dialect_of(text);

    if (tab && zl_dialect_line(text) == 0)
        dialect.separator = '\t';
    return dialect;
}

static uint64_t line_of(struct table *table)
{
    const zl_part *part = table->file->part;

    return (part ? part->begin.lines : 0) + zl_records_line(&table->records);
}

static void add_odd(struct table *table, zl_odd kind)
{
    zl_tally_add(&table->tally, kind,
                 zl_tally_shows(&table->tally, kind) ? line_of(table) : 0);
}

static zili_status check(struct table *table)
{
    if (table->records.failed)
        return zl_no_memory(table->err);
    if (!table->records.open)
        return ZILI_OK;
    return zl_fail(table->err, ZILI_EFORMAT,
                   "%s, line %" PRIu64 ": a quote opens in this row and never "
                   "ends. Close it, or write it twice within quotes.",
                   table->file->path, line_of(table));
}

/* ---- the header ---- */

static size_t count_filled(const zl_records *records)
{
    size_t count = 0;

    for (size_t i = 0; i < records->cells.count; i++)
        count += records->cells.items[i].bytes.size > 0;
    return count;
}

/* How long the cells of the first rows are. */
static zili_status look(struct table *table, zl_records records)
{
    zl_heads *heads = &table->heads;

    records.cells = (__typeof__(records.cells)){ 0 };
    records.texts = (__typeof__(records.texts)){ 0 };
    records.room = (zl_str){ 0 };
    while (heads->rows < ZL_HEADS_LOOK && zl_records_next(&records)) {
        for (size_t i = 0;
             i < records.cells.count && i < heads->items.count; i++)
            heads->items.items[i].bytes += records.cells.items[i].bytes.size;
        zl_heads_look(heads, count_filled(&records));
    }
    zl_records_clear(&records);
    return records.failed ? zl_no_memory(table->err) : ZILI_OK;
}

static zili_status add_heads(struct table *table)
{
    zili_status status = zl_records_take(&table->records)
                             ? ZILI_OK
                             : zl_no_memory(table->err);

    for (size_t i = 0; !status && i < table->records.texts.count; i++)
        status = zl_heads_add(&table->heads, table->file,
                              table->records.texts.items[i], table->err);
    return status;
}

/* Read it from the beginning of the file; `table->records` is then behind it,
 * or where there is no row at its end. */
static zili_status read_header(struct table *table)
{
    const zl_file *file = table->file;
    zl_view text = zl_utf8_body(file->part ? file->part->whole : file->bytes);
    zl_records *records = &table->records;

    records->text = text;
    records->dialect = dialect_of(text, table->tab);
    records->at = zl_dialect_line(text);
    if (!zl_records_next(records))
        return check(table);
    zili_status status = check(table);
    if (!status)
        status = add_heads(table);
    if (!status && !zl_heads_speak(&table->heads, file->reading))
        status = look(table, *records);
    if (!status)
        status = zl_heads_choose(&table->heads, file, table->err);
    return status;
}

/* Go to the rows of the part that is to be read. */
static void go_to_part(struct table *table)
{
    const zl_part *part = table->file->part;
    zl_records *records = &table->records;

    if (!part || part->begin.at == 0) {
        if (part)
            records->text = zl_utf8_body(table->file->bytes);
        return;
    }
    records->text = table->file->bytes;
    records->at = records->begin = records->line_end = 0;
    records->lines = records->counted = 0;
    records->rows = part->begin.rows;
}

/* ---- rows ---- */

static bool has_text(const struct table *table, size_t from)
{
    for (size_t i = from; i < table->records.texts.count; i++)
        if (zl_view_trim(table->records.texts.items[i]).size)
            return true;
    return false;
}

/* What stands behind the last column, as it is written. */
static zl_view more_of(const struct table *table)
{
    size_t columns = table->heads.items.count;
    const zl_records *records = &table->records;

    if (!has_text(table, columns))
        return (zl_view){ NULL, 0 };
    const char *from = records->cells.items[columns].bytes.bytes;
    zl_view last = records->cells.items[records->cells.count - 1].bytes;
    return (zl_view){ from, (size_t)(last.bytes + last.size - from) };
}

static zili_status give_row(struct table *table)
{
    size_t columns = table->heads.items.count;
    zl_odd left_out;

    if (!zl_records_take(&table->records))
        return zl_no_memory(table->err);
    zl_row row = { .cells = table->records.texts.items,
                   .count = table->records.texts.count,
                   .number = table->records.rows,
                   .unit = "row" };
    if (row.count > columns) {
        row.more = more_of(table);
        row.count = columns;
    }
    if (row.more.size || row.count < columns)
        add_odd(table, ZL_ODD_UNEVEN);
    if (table->records.loose)
        add_odd(table, ZL_ODD_LOOSE);
    zili_status status = zl_row_give(&row, &table->heads, table->file,
                                     table->shelf, &left_out, table->err);
    if (!status && left_out != ZL_ODD_KINDS)
        add_odd(table, left_out);
    return status;
}

static zili_status give_rows(struct table *table)
{
    zili_status status = read_header(table);

    if (!status)
        go_to_part(table);
    while (!status && zl_records_next(&table->records)) {
        status = check(table);
        if (!status)
            status = give_row(table);
    }
    return status ? status : check(table);
}

static zili_status read_table(const zl_file *file, zl_shelf *shelf, bool tab,
                              zili_error *err)
{
    struct table table = { .file = file,
                           .shelf = shelf,
                           .tab = tab,
                           .tally = { .unit = "line" },
                           .err = err };
    zili_status status = give_rows(&table);

    if (!status && file->part)
        zl_tally_join(&shelf->tally, &table.tally);
    else if (!status)
        status = zl_tally_tell(&table.tally, file->path, shelf->note,
                               shelf->note_user, err);
    zl_heads_clear(&table.heads);
    zl_records_clear(&table.records);
    return status;
}

static zili_status read_csv(const zl_file *file, zl_shelf *shelf,
                            zili_error *err)
{
    return read_table(file, shelf, false, err);
}

static zili_status read_tsv(const zl_file *file, zl_shelf *shelf,
                            zili_error *err)
{
    return read_table(file, shelf, true, err);
}

/* ---- parts ---- */

static void divide(zl_view bytes, zl_record_place *place, size_t least,
                   bool tab)
{
    zl_view text = zl_utf8_body(bytes);
    size_t mark = bytes.size - text.size;

    if (place->at) {
        place->at -= mark;
    } else {
        place->at = zl_dialect_line(text);
        place->lines = place->at > 0;
    }
    zl_record_place_move(place, text, dialect_of(text, tab), least);
    place->at += mark;
}

static void divide_csv(zl_view bytes, zl_record_place *place, size_t least)
{
    divide(bytes, place, least, false);
}

static void divide_tsv(zl_view bytes, zl_record_place *place, size_t least)
{
    divide(bytes, place, least, true);
}

static const char *const csv_endings[] = { ".csv", NULL };
static const char *const tsv_endings[] = { ".tsv", ".tab", NULL };

const zl_filetype zl_filetype_csv = {
    .name = "csv",
    .about = "a table, cells parted by , ; tab or |",
    .endings = csv_endings,
    .of_text = true,
    .named = true,
    .read = read_csv,
    .divide = divide_csv,
};

const zl_filetype zl_filetype_tsv = {
    .name = "tsv",
    .about = "a table, cells parted by tabs",
    .endings = tsv_endings,
    .of_text = true,
    .named = true,
    .read = read_tsv,
    .divide = divide_tsv,
};
