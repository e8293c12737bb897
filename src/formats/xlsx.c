/* xlsx.c -- a sheet of a workbook: a header, then a document in each row. */
#include "base/fail.h"
#include "formats/rows.h"
#include "formats/worksheet.h"

/* A sheet on its way. */
struct table {
    const zl_file *file;
    zl_shelf *shelf;
    zl_workbook workbook;
    zl_worksheet sheet;
    zl_heads heads;
    bool headed;  /* the header was read */
    bool looking; /* only to see which column is long … */
    bool passing; /* … and then once more: the header is passed over */
    ZL_ARRAY(zl_view) views;
    zl_str more;
    zl_tally tally;
};

/* ---- rows ---- */

static zili_status take_header(struct table *table, zili_error *err)
{
    const zl_worksheet *sheet = &table->sheet;
    zili_status status = ZILI_OK;

    for (size_t i = 0; !status && i < sheet->used; i++)
        status = zl_heads_add(&table->heads, table->file,
                              zl_str_view(&sheet->cells.items[i]), err);
    table->headed = true;
    table->looking = !zl_heads_speak(&table->heads, table->file->reading);
    if (!status && !table->looking)
        status = zl_heads_choose(&table->heads, table->file, err);
    return status;
}

static void look_at_row(struct table *table)
{
    const zl_worksheet *sheet = &table->sheet;
    zl_heads *heads = &table->heads;

    size_t filled = 0;

    if (heads->rows == ZL_HEADS_LOOK)
        return;
    for (size_t i = 0; i < sheet->used && i < heads->items.count; i++)
        heads->items.items[i].bytes += sheet->cells.items[i].size;
    for (size_t i = 0; i < sheet->used; i++)
        filled += sheet->cells.items[i].size > 0;
    zl_heads_look(heads, filled);
}

/* What stands behind the last column. */
static void collect_more(struct table *table)
{
    const zl_worksheet *sheet = &table->sheet;
    size_t from = table->heads.items.count;

    zl_str_empty(&table->more);
    for (size_t i = from; i < sheet->used; i++) {
        zl_view cell = zl_str_view(&sheet->cells.items[i]);
        zl_str_add_text(&table->more,
                        cell.size && table->more.size ? "; " : "");
        zl_str_add(&table->more, cell);
    }
    if (table->more.size)
        zl_tally_add(&table->tally, ZL_ODD_UNEVEN, sheet->row);
}

static zili_status give_row(struct table *table, zili_error *err)
{
    const zl_worksheet *sheet = &table->sheet;
    size_t columns = table->heads.items.count;
    zl_odd left_out;

    collect_more(table);
    table->views.count = 0;
    if (table->more.failed || !zl_array_reserve(&table->views, sheet->used))
        return zl_no_memory(err);
    for (size_t i = 0; i < sheet->used && i < columns; i++)
        table->views.items[table->views.count++] =
            zl_str_view(&sheet->cells.items[i]);
    zl_row row = { .cells = table->views.items,
                   .count = table->views.count,
                   .more = zl_str_view(&table->more),
                   .number = sheet->row,
                   .unit = "row" };
    zili_status status = zl_row_give(&row, &table->heads, table->file,
                                     table->shelf, &left_out, err);
    if (!status && left_out != ZL_ODD_KINDS)
        zl_tally_add(&table->tally, left_out, sheet->row);
    return status;
}

static zili_status take_row(void *user, const zl_worksheet *sheet,
                            zili_error *err)
{
    struct table *table = user;

    (void)sheet;
    if (!table->headed)
        return take_header(table, err);
    if (table->looking)
        look_at_row(table);
    else if (table->passing)
        table->passing = false;
    else
        return give_row(table, err);
    return ZILI_OK;
}

/* ---- the sheet ---- */

/* Twice where the names of columns do not say which is the text. */
static zili_status read_rows(struct table *table, zili_error *err)
{
    zili_status status = zl_worksheet_read(&table->sheet, err);

    if (!status && table->looking) {
        status = zl_heads_choose(&table->heads, table->file, err);
        table->looking = false;
        table->passing = true;
        if (!status)
            status = zl_worksheet_read(&table->sheet, err);
    }
    return status;
}

static zili_status tell(const struct table *table, zili_error *err)
{
    const zl_workbook *workbook = &table->workbook;
    const zl_shelf *shelf = table->shelf;
    zl_str sentence = { 0 };

    if (workbook->count && shelf->note) {
        zl_str_format(&sentence,
                      "%s: the sheet \"%s\" is read and not %s%s; --sheet "
                      "names another",
                      table->file->path, zl_str_text(&workbook->sheet),
                      zl_str_text(&workbook->others),
                      workbook->count > 5 ? ", …" : "");
        if (!sentence.failed)
            shelf->note(shelf->note_user, zl_str_text(&sentence));
    }
    zili_status status =
        sentence.failed ? zl_no_memory(err)
                        : zl_tally_tell(&table->tally, table->file->path,
                                        shelf->note, shelf->note_user, err);
    zl_str_clear(&sentence);
    return status;
}

/* Nobody has asked for the first sheet; the text is in another one. */
static zili_status fail_empty(const struct table *table, zili_error *err)
{
    const zl_workbook *workbook = &table->workbook;

    return zl_fail(err, ZILI_EFORMAT,
                   "%s: the sheet \"%s\" is empty. Say --sheet with the name "
                   "of another: %s%s.",
                   table->file->path, zl_str_text(&workbook->sheet),
                   zl_str_text(&workbook->others),
                   workbook->count > 5 ? ", …" : "");
}

static zili_status read_file(const zl_file *file, zl_shelf *shelf,
                             zili_error *err)
{
    struct table table = { .file = file,
                           .shelf = shelf,
                           .tally = { .unit = "row" } };
    zl_package *package;
    zili_status status =
        zl_package_open(&package, file, zl_workbook_wants, err);

    if (status)
        return status;
    table.workbook.package = package;
    table.workbook.path = file->path;
    table.sheet = (zl_worksheet){ .workbook = &table.workbook,
                                  .size = file->bytes.size,
                                  .take = take_row,
                                  .user = &table };
    status = zl_workbook_read(&table.workbook, file->reading->sheet, err);
    if (!status)
        status = read_rows(&table, err);
    if (!status && !table.headed && table.workbook.count &&
        !file->reading->sheet)
        status = fail_empty(&table, err);
    if (!status)
        status = tell(&table, err);
    zl_array_clear(&table.views);
    zl_str_clear(&table.more);
    zl_heads_clear(&table.heads);
    zl_worksheet_clear(&table.sheet);
    zl_workbook_clear(&table.workbook);
    zl_package_close(package);
    return status;
}

static bool is(zl_view bytes)
{
    return zl_package_has(bytes, "xl/workbook.xml");
}

static const char *const endings[] = { ".xlsx", ".xlsm", NULL };

const zl_filetype zl_filetype_xlsx = {
    .name = "xlsx",
    .about = "a sheet of a workbook",
    .endings = endings,
    .is = is,
    .named = true,
    .read = read_file,
};
