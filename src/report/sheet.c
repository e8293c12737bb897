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

static const zl_type cell_type = { 7.5, false };
static const zl_type head_type = { 7.5, true };
static const zl_look rule = { .ink = ZL_INK, .thick = 0.15 };

struct sheet {
    zl_paper *paper;
    const zili_table *table;
    double *widths; /* mm, by column */
    double total;
};

static double row_height(void)
{
    return cell_type.size * ZL_MM_PER_POINT * 1.45;
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

/* The widest text column gives way, a little at a time, until all fit. */
static void shrink(struct sheet *sheet)
{
    while ((sheet->total = sum_widths(sheet)) > ZL_PAPER_TEXT_WIDTH) {
        size_t widest = SIZE_MAX;
        for (size_t i = 0; i < zili_table_columns(sheet->table); i++)
            if (zili_table_type(sheet->table, i) == ZILI_TEXT &&
                (widest == SIZE_MAX ||
                 sheet->widths[i] > sheet->widths[widest]))
                widest = i;
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
        zl_plan_fit(plan, text, type, width, 1, out);
        return;
    }
    do {
        zl_str_empty(out);
        zl_str_add_text(out, "…");
        zl_str_add(out, zl_grapheme_end(zl_view_of(text), --count));
    } while (count > 0 &&
             zl_plan_width(plan, zl_str_text(out), type) > width);
}

static void add_cell(const struct sheet *sheet, const char *text,
                     size_t column, double x, zl_type type)
{
    zl_align align = zl_table_align(sheet->table, column);
    double width = sheet->widths[column];
    zl_str fitted = { 0 };

    fit_cell(sheet, text, column, type, &fitted);
    zl_plan_label(&sheet->paper->plan,
                  (zl_label){ .text = zl_str_text(&fitted),
                              .x = align == ZL_RIGHT    ? x + width
                                   : align == ZL_CENTRE ? x + width / 2
                                                        : x,
                              .y = sheet->paper->y,
                              .across = align == ZL_RIGHT ? ZL_ACROSS_RIGHT
                                        : align == ZL_CENTRE
                                            ? ZL_ACROSS_MIDDLE
                                            : ZL_ACROSS_LEFT,
                              .type = type,
                              .colour = ZL_INK });
    zl_str_clear(&fitted);
}

static void add_rule(const struct sheet *sheet)
{
    zl_plan_line(&sheet->paper->plan, LEFT, sheet->paper->y,
                 LEFT + sheet->total, sheet->paper->y, rule);
    sheet->paper->y += 1;
}

static void add_head(const struct sheet *sheet)
{
    double x = LEFT;

    add_rule(sheet);
    for (size_t i = 0; i < zili_table_columns(sheet->table); i++) {
        add_cell(sheet, zili_table_name(sheet->table, i), i, x, head_type);
        x += sheet->widths[i] + GAP;
    }
    sheet->paper->y += row_height();
    add_rule(sheet);
}

static void add_row(const struct sheet *sheet, size_t row)
{
    size_t page = sheet->paper->plan.pages.count;
    double x = LEFT;

    zl_paper_need(sheet->paper, row_height() + 1.5);
    if (sheet->paper->plan.pages.count != page)
        add_head(sheet);
    for (size_t i = 0; i < zili_table_columns(sheet->table); i++) {
        char number[ZL_REAL_SIZE];
        zl_str text = { 0 };
        zl_str_add(&text, zl_cell_shown(sheet->table, row, i, number));
        add_cell(sheet, zl_str_text(&text), i, x, cell_type);
        zl_str_clear(&text);
        x += sheet->widths[i] + GAP;
    }
    sheet->paper->y += row_height();
}

void zl_paper_table(zl_paper *paper, const zili_table *table)
{
    struct sheet sheet = { .paper = paper, .table = table };
    size_t columns = zili_table_columns(table);

    sheet.widths = zl_alloc_array(columns, sizeof *sheet.widths);
    if (!sheet.widths) {
        zl_plan_no_memory(&paper->plan);
        return;
    }
    for (size_t i = 0; i < columns; i++)
        sheet.widths[i] = natural_width(&sheet, i);
    if (!zl_plan_failed(&paper->plan))
        shrink(&sheet);
    if (!zl_plan_failed(&paper->plan)) {
        zl_paper_need(paper, 4 * row_height());
        add_head(&sheet);
        for (size_t row = 0; row < zili_table_rows(table); row++)
            add_row(&sheet, row);
        add_rule(&sheet);
        paper->y += 1;
    }
    zl_free(sheet.widths);
}
