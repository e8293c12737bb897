/* text.c -- tables for reading on a terminal: aligned columns. */
#include "base/fail.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "table/format.h"
#include "table/plain.h"
#include "text/width.h"

#include <string.h>

#define GAP 2        /* blanks between columns */
#define NARROWEST 8  /* a text column is not made narrower than this */

typedef struct sheet {
    const zili_table *table;
    size_t names;    /* of a record: the width of the widest */
    size_t widths[]; /* display columns, by column; 0: it is not shown */
} sheet;

/* ---- cells ---- */

/* Bytes of the control character at `i`, 0 where there is none: a terminal
 * would obey it. U+0080 to U+009F begin with C2. */
static size_t control_size(zl_view text, size_t i)
{
    unsigned char byte = (unsigned char)text.bytes[i];

    if (byte < 0x20 || byte == 0x7F)
        return 1;
    return byte == 0xC2 && i + 1 < text.size &&
                   (unsigned char)text.bytes[i + 1] < 0xA0
               ? 2 : 0;
}

static bool has_control(zl_view text)
{
    for (size_t i = 0; i < text.size; i++)
        if (control_size(text, i))
            return true;
    return false;
}

/* Each becomes one blank. */
static void blank_controls(zl_str *text)
{
    zl_view view = zl_str_view(text);
    size_t kept = 0;

    for (size_t i = 0; i < view.size; i++) {
        size_t size = control_size(view, i);
        text->bytes[kept++] = size ? ' ' : text->bytes[i];
        i += size == 2;
    }
    text->size = kept;
}

/* The text on one line, without commands to the terminal and without bytes
 * that are no UTF-8, and how wide that is. */
static zl_view clean(zl_rows *rows, zl_view text, size_t *width)
{
    *width = text.size;
    if (zl_all_printable(text))
        return text;
    text = zl_to_zero(text);
    if (has_control(text) || !zl_utf8_check(text, NULL)) {
        zl_str_empty(&rows->clean);
        zl_utf8_add_bytes(&rows->clean, text);
        blank_controls(&rows->clean);
        text = zl_str_view(&rows->clean);
    }
    *width = zl_width(text);
    return text;
}

/* ---- widths ---- */

/* What a page gives when it is measured is the width of each column. */
static size_t *widths_of(const zl_rows *page)
{
    return (size_t *)(void *)page->out.bytes;
}

static void widen(zl_rows *rows, size_t column, zl_view text)
{
    size_t *widest_yet = &widths_of(rows)[column], width;

    clean(rows, text, &width);
    *widest_yet = width > *widest_yet ? width : *widest_yet;
}

static void measure_below(zl_rows *rows, zl_kind kind, zl_view text)
{
    zl_below below = zl_below_cell(rows, kind, text);

    if (!below.marked)
        return;
    widen(rows, below.centre - 1, below.before);
    widen(rows, below.centre, below.mark);
    widen(rows, below.centre + 1, below.after);
}

static void measure_cell(zl_rows *rows, zl_kind kind, zl_view text)
{
    size_t size = rows->count * sizeof(size_t);

    if (rows->out.size == 0) {
        char *room = zl_room(&rows->out, size);
        if (!room)
            return;
        memset(room, 0, size);
        rows->out.size = size;
    }
    if (zl_is_below(rows))
        measure_below(rows, kind, text);
    else if (!zl_is_left_out(rows))
        widen(rows, rows->column, text);
}

static bool take_widths(void *user, const zl_rows *page)
{
    sheet *plan = user;

    for (size_t i = 0; i < page->count; i++)
        if (widths_of(page)[i] > plan->widths[i])
            plan->widths[i] = widths_of(page)[i];
    return true;
}

/* The width below which a column must not fall; a keyword stays whole. */
static size_t narrowest(const sheet *plan, size_t column)
{
    size_t name = zl_width(zl_view_of(zili_table_name(plan->table, column)));

    if (zili_table_type(plan->table, column) != ZILI_TEXT ||
        zl_table_align(plan->table, column) == ZL_CENTRE)
        return SIZE_MAX;
    return name > NARROWEST ? name : NARROWEST;
}

/* The widest column that can give way, or SIZE_MAX. Of two the later one. */
static size_t widest(const sheet *plan)
{
    size_t found = SIZE_MAX;

    for (size_t i = 0; i < zili_table_columns(plan->table); i++)
        if (plan->widths[i] > narrowest(plan, i) &&
            (found == SIZE_MAX || plan->widths[i] >= plan->widths[found]))
            found = i;
    return found;
}

static size_t total_width(const sheet *plan)
{
    size_t total = 0;

    for (size_t i = 0; i < zili_table_columns(plan->table); i++)
        if (plan->widths[i])
            total += plan->widths[i] + GAP;
    return total > GAP ? total - GAP : total;
}

/* What can be spared for reading goes first. */
static void hide_details(sheet *plan)
{
    for (size_t i = 0; i < zili_table_columns(plan->table); i++)
        if (zl_table_is_detail(plan->table, i))
            plan->widths[i] = 0;
}

/* A first step takes very wide columns down to the limit itself, so that
 * what remains is at most columns times limit single steps. */
static void narrow(sheet *plan, size_t limit)
{
    size_t found;

    if (total_width(plan) > limit)
        hide_details(plan);
    for (size_t i = 0; i < zili_table_columns(plan->table); i++)
        if (plan->widths[i] > limit && narrowest(plan, i) <= limit)
            plan->widths[i] = limit;
    for (size_t total = total_width(plan);
         total > limit && (found = widest(plan)) != SIZE_MAX; total--)
        plan->widths[found]--;
}

static zili_status prepare(zl_writing *writing, zili_error *err)
{
    const zili_table *table = writing->table;
    size_t columns = zili_table_columns(table);
    sheet *plan = zl_alloc(sizeof *plan + columns * sizeof(size_t));

    writing->plan = plan;
    if (!plan)
        return zl_no_memory(err);
    plan->table = table;
    for (size_t i = 0; i < columns; i++) {
        plan->widths[i] = zl_width(zl_view_of(zili_table_name(table, i)));
        if (plan->widths[i] > plan->names)
            plan->names = plan->widths[i];
    }
    if (zl_table_is_record(table))
        return ZILI_OK;
    zili_status status = zl_pages(writing, (zl_cells){ measure_cell, NULL },
                                  take_widths, plan, err);
    for (size_t i = zl_table_in_row(table); i < columns; i++)
        plan->widths[i] = 0;
    if (writing->options->width)
        narrow(plan, (size_t)writing->options->width);
    return status;
}

/* ---- lines ---- */

static void add_blanks(zl_str *out, size_t count)
{
    char *room = zl_room(out, count);

    if (!room)
        return;
    memset(room, ' ', count);
    out->size += count;
}

static void add_padded(zl_str *out, zl_view text, size_t blanks,
                       zl_align align)
{
    size_t before = align == ZL_RIGHT    ? blanks
                    : align == ZL_CENTRE ? blanks / 2
                                         : 0;

    add_blanks(out, before);
    zl_str_add(out, text);
    add_blanks(out, blanks - before);
}

/* Text to the left of a keyword loses its beginning, all other its end. A
 * wide character may leave one column over. */
static void add_shortened(zl_str *out, zl_view text, size_t room,
                          zl_align align)
{
    bool right = align == ZL_RIGHT;
    zl_view kept = right ? zl_width_end(text, room - 1)
                         : zl_width_start(text, room - 1);
    size_t over = room - 1 - zl_width(kept);

    add_blanks(out, right ? over : 0);
    zl_str_add_text(out, right ? "…" : "");
    zl_str_add(out, kept);
    zl_str_add_text(out, right ? "" : "…");
    add_blanks(out, right ? 0 : over);
}

/* A cell `width` wide in the line that begins at `line`. */
static void add_cell(zl_str *out, size_t line, const sheet *plan,
                     size_t column, zl_view text, size_t width)
{
    zl_align align = zl_table_align(plan->table, column);
    size_t room = plan->widths[column];

    if (room == 0)
        return;
    if (out->size > line)
        add_blanks(out, GAP);
    if (width > room)
        add_shortened(out, text, room, align);
    else
        add_padded(out, text, room - width, align);
}

static void end_line(zl_str *out, size_t line, const char *end)
{
    while (out->size > line && out->bytes[out->size - 1] == ' ')
        out->size--;
    zl_str_add_text(out, end);
}

static void begin(const zl_writing *writing, zl_str *out)
{
    const sheet *plan = writing->plan;
    bool bold = writing->options->colour;

    if (zili_table_columns(plan->table) == 0 ||
        zl_table_is_record(plan->table))
        return;
    zl_str_add_text(out, bold ? "\033[1m" : "");
    size_t line = out->size;
    for (size_t i = 0; i < zili_table_columns(plan->table); i++) {
        zl_view name = zl_view_of(zili_table_name(plan->table, i));
        add_cell(out, line, plan, i, name, zl_width(name));
    }
    end_line(out, line, bold ? "\033[0m\n" : "\n");
}

/* ---- below a row ---- */

/* Where a column begins in a line. */
static size_t left_of(const sheet *plan, size_t column)
{
    size_t left = 0;

    for (size_t i = 0; i < column; i++)
        left += plan->widths[i] ? plan->widths[i] + GAP : 0;
    return left;
}

/* To the end of the screen, from `left` on. */
static void add_rest(zl_rows *rows, size_t left, zl_view text)
{
    size_t limit = (size_t)rows->writing->options->width, width;
    size_t room = limit > left + NARROWEST ? limit - left : NARROWEST;

    text = clean(rows, text, &width);
    if (limit && width > room)
        add_shortened(&rows->out, text, room, ZL_LEFT);
    else
        zl_str_add(&rows->out, text);
}

static void add_under(zl_rows *rows, size_t line, size_t column, zl_view text)
{
    size_t width;

    text = clean(rows, text, &width);
    add_cell(&rows->out, line, rows->writing->plan, column, text, width);
}

static void put_below(zl_rows *rows, zl_kind kind, zl_view text)
{
    const sheet *plan = rows->writing->plan;
    zl_below below = zl_below_cell(rows, kind, text);
    size_t first = below.centre ? below.centre - 1 : 0;
    size_t left = below.centre ? left_of(plan, first) : GAP;
    size_t line = rows->out.size;

    add_blanks(&rows->out, below.marked && left ? left - GAP : left);
    if (below.marked) {
        add_under(rows, line, first, below.before);
        add_under(rows, line, below.centre, below.mark);
        add_blanks(&rows->out, GAP);
        left = left_of(plan, below.centre + 1);
    }
    add_rest(rows, left, below.marked ? below.after : below.text);
    end_line(&rows->out, line, "\n");
}

static void put(zl_rows *rows, zl_kind kind, zl_view text)
{
    size_t width;

    if (zl_is_below(rows)) {
        put_below(rows, kind, text);
        return;
    }
    text = clean(rows, text, &width);
    if (rows->column == 0)
        rows->line = rows->out.size;
    add_cell(&rows->out, rows->line, rows->writing->plan, rows->column, text,
             width);
    if (zl_ends_row(rows))
        end_line(&rows->out, rows->line, "\n");
}

static void put_record(zl_rows *rows, zl_kind kind, zl_view text)
{
    const sheet *plan = rows->writing->plan;
    zl_view name = zl_view_of(rows->columns[rows->column].name);
    size_t width;

    (void)kind;
    if (rows->column == 0 && rows->row > 0)
        zl_str_add_text(&rows->out, "\n");
    size_t line = rows->out.size;
    zl_str_add(&rows->out, name);
    add_blanks(&rows->out, plan->names - plan->widths[rows->column] + GAP);
    zl_str_add(&rows->out, clean(rows, text, &width));
    end_line(&rows->out, line, "\n");
}

const zl_format zl_format_text = {
    .prepare = prepare,
    .begin = begin,
    .cells = { put, NULL },
    .record = { put_record, NULL },
};
