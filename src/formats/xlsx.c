/* xlsx.c -- a sheet of a workbook: a header, then a document in each row. */
#include "base/fail.h"
#include "base/mem.h"
#include "formats/rows.h"
#include "formats/workbook.h"
#include "formats/xml.h"

#include <inttypes.h>
#include <string.h>

enum { COLUMNS_MOST = 16384 }; /* a sheet of Excel's has so many */

/* Texts are shared, so that a small file can be a large table. */
#define SURE ((uint64_t)64 << 20)
enum { TIMES_MOST = 100 };

/* A sheet on its way. */
struct sheet {
    const zl_file *file;
    zl_shelf *shelf;
    zl_workbook workbook;
    zl_heads heads;
    bool headed;  /* the header was read */
    bool looking; /* only to see which column is long … */
    bool passing; /* … and then once more: the header is passed over */
    uint64_t row; /* that is open, or was last */
    size_t column, used; /* of the cell that is open; with something in them */
    ZL_ARRAY(zl_str) cells;
    ZL_ARRAY(zl_view) views;
    bool in_value, in_phonetic;
    zl_str kind, style, value, room, more;
    uint64_t bytes; /* of all cells so far */
    zl_tally tally;
    zili_status status; /* the first failure … */
    zili_error *err;
};

static void fail_memory(struct sheet *sheet)
{
    if (!sheet->status)
        sheet->status = zl_no_memory(sheet->err);
}

/* ---- cells ---- */

static void copy(struct sheet *sheet, zl_str *out, const zl_element *element,
                 const char *name)
{
    zl_str_empty(out);
    zl_str_add(out, zl_element_get(element, name, &sheet->room));
    if (out->failed || sheet->room.failed)
        fail_memory(sheet);
}

/* "AB12" → 27; the next one where nothing is said. */
static size_t column_of(const struct sheet *sheet, zl_view place)
{
    size_t column = 0, at = 0;

    for (; at < place.size && at < 4 && place.bytes[at] >= 'A' &&
           place.bytes[at] <= 'Z'; at++)
        column = column * 26 + (size_t)(place.bytes[at] - 'A') + 1;
    return at ? column - 1 : sheet->column + 1;
}

static void begin_cell(struct sheet *sheet, const zl_element *element)
{
    zl_str cell = { 0 };

    sheet->column = column_of(sheet,
                              zl_element_get(element, "r", &sheet->room));
    copy(sheet, &sheet->kind, element, "t");
    copy(sheet, &sheet->style, element, "s");
    zl_str_empty(&sheet->value);
    while (!sheet->status && sheet->column < COLUMNS_MOST &&
           sheet->cells.count <= sheet->column)
        if (!zl_array_push(&sheet->cells, cell))
            fail_memory(sheet);
}

static void add_value(struct sheet *sheet, zl_str *cell)
{
    zl_view value = zl_str_view(&sheet->value);
    const char *kind = zl_str_text(&sheet->kind);

    if (strcmp(kind, "s") == 0)
        zl_str_add(cell, zl_workbook_text(&sheet->workbook, value));
    else if (strcmp(kind, "b") == 0)
        zl_str_add_text(cell, zl_view_is(value, "1") ? "true" : "false");
    else if (*kind == 0 || strcmp(kind, "n") == 0)
        zl_workbook_number(&sheet->workbook, cell, value,
                           zl_str_view(&sheet->style));
    else
        zl_str_add(cell, value);
}

static void end_cell(struct sheet *sheet)
{
    if (sheet->column >= COLUMNS_MOST || sheet->value.size == 0)
        return;
    zl_str *cell = &sheet->cells.items[sheet->column];
    zl_str_empty(cell);
    add_value(sheet, cell);
    sheet->bytes += cell->size;
    if (cell->size && sheet->used <= sheet->column)
        sheet->used = sheet->column + 1;
    if (cell->failed || sheet->value.failed)
        fail_memory(sheet);
    else if (sheet->bytes > SURE &&
             sheet->bytes / TIMES_MOST > sheet->file->bytes.size)
        sheet->status = zl_fail(
            sheet->err, ZILI_EFORMAT,
            "%s, row %" PRIu64 ": the table is more than a hundred times as "
            "large as its file, as no text is. Save it as .csv.",
            sheet->file->path, sheet->row);
}

/* ---- rows ---- */

static void begin_row(struct sheet *sheet, const zl_element *element)
{
    zl_view place = zl_element_get(element, "r", &sheet->room);
    uint64_t row = 0;

    for (size_t i = 0; i < place.size && i < 9; i++)
        row = row * 10 + (uint64_t)(place.bytes[i] - '0') % 10;
    sheet->row = place.size ? row : sheet->row + 1;
    sheet->column = SIZE_MAX;
    sheet->used = 0;
    for (size_t i = 0; i < sheet->cells.count; i++)
        zl_str_empty(&sheet->cells.items[i]);
}

static void take_header(struct sheet *sheet)
{
    for (size_t i = 0; !sheet->status && i < sheet->used; i++)
        sheet->status =
            zl_heads_add(&sheet->heads, sheet->file,
                         zl_str_view(&sheet->cells.items[i]), sheet->err);
    sheet->headed = true;
    sheet->looking =
        !zl_heads_speak(&sheet->heads, sheet->file->reading);
    if (!sheet->status && !sheet->looking)
        sheet->status =
            zl_heads_choose(&sheet->heads, sheet->file, sheet->err);
}

static void look_at_row(struct sheet *sheet)
{
    if (sheet->heads.rows == ZL_HEADS_LOOK)
        return;
    sheet->heads.rows++;
    for (size_t i = 0; i < sheet->used && i < sheet->heads.items.count; i++)
        sheet->heads.items.items[i].bytes += sheet->cells.items[i].size;
}

/* What stands behind the last column. */
static void collect_more(struct sheet *sheet)
{
    size_t from = sheet->heads.items.count;

    zl_str_empty(&sheet->more);
    for (size_t i = from; i < sheet->used; i++) {
        zl_str_add_text(&sheet->more, i > from ? "; " : "");
        zl_str_add(&sheet->more, zl_str_view(&sheet->cells.items[i]));
    }
    if (sheet->used > from)
        zl_tally_add(&sheet->tally, ZL_ODD_UNEVEN, sheet->row);
}

static void give_row(struct sheet *sheet)
{
    size_t columns = sheet->heads.items.count;
    bool empty;

    collect_more(sheet);
    sheet->views.count = 0;
    if (sheet->more.failed ||
        !zl_array_reserve(&sheet->views, sheet->used)) {
        fail_memory(sheet);
        return;
    }
    for (size_t i = 0; i < sheet->used && i < columns; i++)
        sheet->views.items[sheet->views.count++] =
            zl_str_view(&sheet->cells.items[i]);
    zl_row row = { .cells = sheet->views.items,
                   .count = sheet->views.count,
                   .more = zl_str_view(&sheet->more),
                   .number = sheet->row,
                   .unit = "row" };
    sheet->status = zl_row_give(&row, &sheet->heads, sheet->file, sheet->shelf,
                                &empty, sheet->err);
    if (!sheet->status && empty)
        zl_tally_add(&sheet->tally, ZL_ODD_EMPTY, sheet->row);
}

static void end_row(struct sheet *sheet)
{
    if (sheet->used == 0)
        return;
    if (!sheet->headed)
        take_header(sheet);
    else if (sheet->looking)
        look_at_row(sheet);
    else if (sheet->passing)
        sheet->passing = false;
    else
        give_row(sheet);
}

/* ---- events ---- */

static void begin(void *user, const zl_element *element)
{
    struct sheet *sheet = user;

    if (sheet->status)
        return;
    if (zl_view_is(element->name, "row"))
        begin_row(sheet, element);
    else if (zl_view_is(element->name, "c"))
        begin_cell(sheet, element);
    sheet->in_value |= zl_view_is(element->name, "v") ||
                       zl_view_is(element->name, "t");
    sheet->in_phonetic |= zl_view_is(element->name, "rPh");
    if (sheet->room.failed)
        fail_memory(sheet);
}

static void end(void *user, zl_view name)
{
    struct sheet *sheet = user;

    if (sheet->status)
        return;
    if (zl_view_is(name, "v") || zl_view_is(name, "t"))
        sheet->in_value = false;
    else if (zl_view_is(name, "rPh"))
        sheet->in_phonetic = false;
    else if (zl_view_is(name, "c"))
        end_cell(sheet);
    else if (zl_view_is(name, "row"))
        end_row(sheet);
}

static void text(void *user, zl_view text)
{
    struct sheet *sheet = user;

    if (!sheet->status && sheet->in_value && !sheet->in_phonetic)
        zl_str_add(&sheet->value, text);
}

/* ---- the sheet ---- */

static zili_status parse(struct sheet *sheet, zl_view bytes)
{
    const zl_xml_events events = { begin, end, text };
    zili_status status = zl_xml_parse(bytes, sheet->file->path, &events, sheet,
                                      sheet->err);

    return sheet->status ? sheet->status : status;
}

/* Twice where the names of columns do not say which is the text. */
static zili_status read_cells(struct sheet *sheet, zl_view bytes)
{
    zili_status status = parse(sheet, bytes);

    if (status || !sheet->looking)
        return status;
    status = zl_heads_choose(&sheet->heads, sheet->file, sheet->err);
    if (status)
        return status;
    sheet->looking = false;
    sheet->passing = true;
    sheet->row = sheet->bytes = 0;
    return parse(sheet, bytes);
}

static zili_status read_sheet(struct sheet *sheet)
{
    const zl_workbook *workbook = &sheet->workbook;
    zl_str made = { 0 };
    zl_view bytes;

    if (!zl_package_find(workbook->package, zl_str_view(&workbook->target),
                         &bytes))
        return zl_fail(sheet->err, ZILI_EFORMAT,
                       "%s lacks the part %s, the sheet \"%s\". Save it again.",
                       sheet->file->path, zl_str_text(&workbook->target),
                       zl_str_text(&workbook->sheet));
    zili_status status =
        zl_package_text(&bytes, &made, bytes, sheet->file->path,
                        &sheet->shelf->replaced, sheet->err);
    if (!status)
        status = read_cells(sheet, bytes);
    zl_str_clear(&made);
    return status;
}

static zili_status tell(struct sheet *sheet)
{
    const zl_workbook *workbook = &sheet->workbook;
    zl_str sentence = { 0 };

    if (workbook->count && sheet->shelf->note) {
        zl_str_format(&sentence,
                      "%s: the sheet \"%s\" is read and not %s%s; --sheet "
                      "names another",
                      sheet->file->path, zl_str_text(&workbook->sheet),
                      zl_str_text(&workbook->others),
                      workbook->count > 5 ? ", …" : "");
        if (!sentence.failed)
            sheet->shelf->note(sheet->shelf->note_user,
                               zl_str_text(&sentence));
    }
    zili_status status =
        sentence.failed ? zl_no_memory(sheet->err)
                        : zl_tally_tell(&sheet->tally, sheet->file->path,
                                        sheet->shelf->note,
                                        sheet->shelf->note_user, sheet->err);
    zl_str_clear(&sentence);
    return status;
}

static void clear(struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->cells.count; i++)
        zl_str_clear(&sheet->cells.items[i]);
    zl_array_clear(&sheet->cells);
    zl_array_clear(&sheet->views);
    zl_str_clear(&sheet->kind);
    zl_str_clear(&sheet->style);
    zl_str_clear(&sheet->value);
    zl_str_clear(&sheet->room);
    zl_str_clear(&sheet->more);
    zl_heads_clear(&sheet->heads);
    zl_workbook_clear(&sheet->workbook);
}

static zili_status read_file(const zl_file *file, zl_shelf *shelf,
                             zili_error *err)
{
    struct sheet sheet = { .file = file,
                           .shelf = shelf,
                           .tally = { .unit = "row" },
                           .err = err };
    zl_package *package;
    zili_status status =
        zl_package_open(&package, file, zl_workbook_wants, err);

    if (status)
        return status;
    sheet.workbook.package = package;
    sheet.workbook.path = file->path;
    status = zl_workbook_read(&sheet.workbook, file->reading->sheet, err);
    if (!status)
        status = read_sheet(&sheet);
    if (!status)
        status = tell(&sheet);
    clear(&sheet);
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
