/* sheet.c -- a table on paper: columns that fit, heads on every page. */
#include "base/mem.h"
#include "chart/colour.h"
#include "report/paper.h"
#include "table/format.h"
#include "text/width.h"

#include <string.h>

#define LEFT 20.0
#define GAP 3.0        /* mm between columns */
#define NARROWEST 12.0 /* mm: no column is cut to less */
#define CONTEXT 26.0   /* mm: that of a hit is cut first, down to this */
#define MOST_LINES 16  /* of a cell */
#define BETWEEN 0.7    /* mm between rows of which some have several lines */
#define LINKED 0x005A8C /* the colour of what leads somewhere */
#define LAST_ROWS 3    /* that stand together at the end */

static const zl_type cell_type = { 7.5, false };
static const zl_type head_type = { 7.5, true };
static const zl_look rule = { .ink = ZL_INK, .thick = 0.15 };

struct sheet {
    zl_paper *paper;
    const zili_table *table;
    const zl_paper_links *links; /* or NULL */
    double *widths; /* mm, by column */
    double total;
    bool wraps; /* texts may take several lines */
};

static double line_height(void)
{
    return cell_type.size * ZL_MM_PER_POINT * 1.45;
}

/* A concordance is read along its lines, and keeps them. */
static bool is_concordance(const zili_table *table)
{
    for (size_t i = 0; i < zili_table_columns(table); i++)
        if (zl_table_align(table, i) == ZL_CENTRE)
            return true;
    return false;
}

/* ---- widths ---- */

static double natural_width(const struct sheet *sheet, size_t column)
{
    zl_plan *plan = &sheet->paper->plan;
    double width =
        zl_plan_width(plan, zili_table_name(sheet->table, column), head_type);

    for (size_t row = 0; row < zili_table_rows(sheet->table); row++) {
        char number[ZL_REAL_SIZE];
        zl_str text = { 0 };
        zl_str_add(&text, zl_cell_shown(sheet->table, row, column, number));
        double cell = zl_plan_width(plan, zl_str_text(&text), cell_type);
        zl_str_clear(&text);
        width = cell > width ? cell : width;
    }
    return width + 0.2;
}

static double sum_widths(const struct sheet *sheet)
{
    size_t columns = zili_table_columns(sheet->table);
    double total = GAP * (double)(columns ? columns - 1 : 0);

    for (size_t i = 0; i < columns; i++)
        total += sheet->widths[i];
    return total;
}

/* Left and right of a keyword little is lost where text is cut. */
static bool is_context(const struct sheet *sheet, size_t column)
{
    const zili_table *table = sheet->table;

    return (column + 1 < zili_table_columns(table) &&
            zl_table_align(table, column + 1) == ZL_CENTRE) ||
           (column && zl_table_align(table, column - 1) == ZL_CENTRE);
}

/* The widest column of text: of a concordance's context, as long as that is
 * wide enough to be read, or of all. */
static size_t widest_text(const struct sheet *sheet)
{
    size_t widest = SIZE_MAX, context = SIZE_MAX;

    for (size_t i = 0; i < zili_table_columns(sheet->table); i++) {
        double width = sheet->widths[i];
        if (zili_table_type(sheet->table, i) != ZILI_TEXT)
            continue;
        if (widest == SIZE_MAX || width > sheet->widths[widest])
            widest = i;
        if (is_context(sheet, i) && width > CONTEXT &&
            (context == SIZE_MAX || width > sheet->widths[context]))
            context = i;
    }
    return context != SIZE_MAX ? context : widest;
}

/* The widest text column gives way, a little at a time, until all fit. */
static void shrink(struct sheet *sheet)
{
    while ((sheet->total = sum_widths(sheet)) > ZL_PAPER_TEXT_WIDTH) {
        size_t widest = widest_text(sheet);
        if (widest == SIZE_MAX || sheet->widths[widest] <= NARROWEST) {
            zl_plan_fail(&sheet->paper->plan, ZILI_EUSAGE,
                         "The table with the column %s has too many columns "
                         "for a page; name fewer of them in the plan "
                         "(columns).",
                         zili_table_name(sheet->table, 0));
            return;
        }
        sheet->widths[widest] -= 1;
    }
}

/* ---- cells ---- */

/* What fits of a text: its end where it is read towards a keyword. */
static void fit_cell(const struct sheet *sheet, const char *text,
                     size_t column, zl_type type, zl_str *out)
{
    zl_plan *plan = &sheet->paper->plan;
    double width = sheet->widths[column];
    size_t count = zl_grapheme_count(zl_view_of(text));

    if (zl_table_align(sheet->table, column) != ZL_RIGHT ||
        zl_plan_width(plan, text, type) <= width) {
        zl_plan_fit(plan, text, type, width, sheet->wraps ? MOST_LINES : 1,
                    out);
        return;
    }
    do {
        zl_str_empty(out);
        zl_str_add_text(out, "…");
        zl_str_add(out, zl_grapheme_end(zl_view_of(text), --count));
    } while (count > 0 && zl_plan_width(plan, zl_str_text(out), type) > width);
}

/* `fitted` is a text that fits its column. */
static void add_cell(const struct sheet *sheet, const char *fitted,
                     size_t column, double x, zl_type type,
                     uint32_t colour)
{
    zl_align align = zl_table_align(sheet->table, column);
    double width = sheet->widths[column];

    zl_plan_label(&sheet->paper->plan,
                  (zl_label){ .text = fitted,
                              .x = align == ZL_RIGHT    ? x + width
                                   : align == ZL_CENTRE ? x + width / 2
                                                        : x,
                              .y = sheet->paper->y,
                              .across = align == ZL_RIGHT    ? ZL_ACROSS_RIGHT
                                        : align == ZL_CENTRE ? ZL_ACROSS_MIDDLE
                                                             : ZL_ACROSS_LEFT,
                              .type = type,
                              .colour = colour });
}

/* The text of a cell, cut into lines that fit. */
static void fit_row_cell(const struct sheet *sheet, size_t row, size_t column,
                         zl_str *out)
{
    char number[ZL_REAL_SIZE];
    zl_str text = { 0 };

    zl_str_empty(out);
    zl_str_add(&text, zl_cell_shown(sheet->table, row, column, number));
    fit_cell(sheet, zl_str_text(&text), column, cell_type, out);
    zl_str_clear(&text);
}

static double row_height(const struct sheet *sheet, size_t row)
{
    double highest = 0, one = zl_lines_height("", cell_type);
    zl_str lines = { 0 };

    if (!sheet->wraps)
        return line_height();
    for (size_t i = 0; i < zili_table_columns(sheet->table); i++) {
        fit_row_cell(sheet, row, i, &lines);
        double height = zl_lines_height(zl_str_text(&lines), cell_type);
        highest = height > highest ? height : highest;
    }
    zl_str_clear(&lines);
    return highest > one ? line_height() + highest - one + BETWEEN
                         : line_height();
}

/* Of rows [from, to), with a head. */
static double rows_height(const struct sheet *sheet, size_t from, size_t to)
{
    double height = line_height() + 4;

    for (size_t row = from; row < to; row++)
        height += row_height(sheet, row);
    return height;
}

static void add_rule(const struct sheet *sheet)
{
    zl_plan_line(&sheet->paper->plan, LEFT, sheet->paper->y,
                 LEFT + sheet->total, sheet->paper->y, rule);
    sheet->paper->y += 1;
}

static void add_head(const struct sheet *sheet)
{
    zl_str name = { 0 };
    double x = LEFT;

    add_rule(sheet);
    for (size_t i = 0; i < zili_table_columns(sheet->table); i++) {
        zl_str_empty(&name);
        zl_plan_fit(&sheet->paper->plan, zili_table_name(sheet->table, i),
                    head_type, sheet->widths[i], 1, &name);
        add_cell(sheet, zl_str_text(&name), i, x, head_type, ZL_INK);
        x += sheet->widths[i] + GAP;
    }
    zl_str_clear(&name);
    sheet->paper->y += line_height();
    add_rule(sheet);
}

/* The last rows stand on one page, so that none is left alone under a head. */
static double room_for(const struct sheet *sheet, size_t row)
{
    size_t rows = zili_table_rows(sheet->table);
    double height = 1.5;

    if (row + LAST_ROWS != rows)
        return height + row_height(sheet, row);
    for (; row < rows; row++)
        height += row_height(sheet, row);
    return height;
}

/* Where the cell leads somewhere; false where it does not. */
static bool add_link(const struct sheet *sheet, size_t row, size_t column,
                     double x)
{
    zl_plan *plan = &sheet->paper->plan;
    zl_str to = { 0 };
    bool leads =
        sheet->links && sheet->links->to(sheet->links->user, sheet->table,
                                         row, column, &to);

    if (to.failed)
        zl_plan_no_memory(plan);
    else if (leads)
        zl_plan_link(plan,
                     (zl_guide_link){ .page = plan->pages.count - 1,
                                      .x = x,
                                      .y = sheet->paper->y,
                                      .width = sheet->widths[column],
                                      .height = line_height() },
                     zl_str_text(&to));
    zl_str_clear(&to);
    return leads;
}

static void add_row(const struct sheet *sheet, size_t row)
{
    size_t page = sheet->paper->plan.pages.count;
    zl_str lines = { 0 };
    double x = LEFT;

    zl_paper_need(sheet->paper, room_for(sheet, row));
    if (sheet->paper->plan.pages.count != page)
        add_head(sheet);
    for (size_t i = 0; i < zili_table_columns(sheet->table); i++) {
        fit_row_cell(sheet, row, i, &lines);
        add_cell(sheet, zl_str_text(&lines), i, x, cell_type,
                 add_link(sheet, row, i, x) ? LINKED : ZL_INK);
        x += sheet->widths[i] + GAP;
    }
    zl_str_clear(&lines);
    sheet->paper->y += row_height(sheet, row);
}

/* ---- the door ---- */

/* Fails in the paper's plan; clear in any case. */
static void open_sheet(struct sheet *sheet, zl_paper *paper,
                       const zili_table *table)
{
    size_t columns = zili_table_columns(table);

    *sheet = (struct sheet){ .paper = paper,
                             .table = table,
                             .wraps = !is_concordance(table) };
    sheet->widths = zl_alloc_array(columns, sizeof *sheet->widths);
    if (!sheet->widths) {
        zl_plan_no_memory(&paper->plan);
        return;
    }
    for (size_t i = 0; i < columns; i++)
        sheet->widths[i] = natural_width(sheet, i);
    if (!zl_plan_failed(&paper->plan))
        shrink(sheet);
}

double zl_paper_table_height(zl_paper *paper, const zili_table *table)
{
    struct sheet sheet;
    double height = 0;

    open_sheet(&sheet, paper, table);
    if (!zl_plan_failed(&paper->plan))
        height = rows_height(&sheet, 0, zili_table_rows(table));
    zl_free(sheet.widths);
    return height;
}

void zl_paper_table(zl_paper *paper, const zili_table *table,
                    const zl_paper_links *links)
{
    struct sheet sheet;
    size_t rows = zili_table_rows(table);

    open_sheet(&sheet, paper, table);
    sheet.links = links;
    if (!zl_plan_failed(&paper->plan)) {
        zl_paper_need(paper, rows_height(&sheet, 0, rows < 2 ? rows : 2));
        add_head(&sheet);
        for (size_t row = 0; row < rows; row++)
            add_row(&sheet, row);
        add_rule(&sheet);
        paper->y += 1;
    }
    zl_free(sheet.widths);
}
