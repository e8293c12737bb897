/* kwic.c -- lines of a concordance, set for a page. */
#include "kwic.h"

#include "below.h"
#include "colour.h"

#include <math.h>

/* ---- drawing a line ---------------------------------------------------- */

static double line_height(const zl_kwic *page, const zl_kwic_line *line)
{
    double height = zl_line_height(page->frame->type);

    if (line->parallel)
        return height + zl_marked_height(&line->below) +
               zl_em(page->frame->type) * 0.5;
    return height + zl_em(page->frame->type) * 0.2;
}

/* Small type on the line of the larger one. */
static void draw_small(const zl_kwic *page, const zl_str *text, double x,
                       zl_across across, double width)
{
    double lower = (zl_em(page->frame->type) - zl_em(page->frame->small)) *
                   ZL_ASCENT;

    zl_plan_label_within(page->plan,
                         (zl_label){ .text = zl_str_text(text),
                                     .x = x,
                                     .y = page->y + lower,
                                     .across = across,
                                     .type = page->frame->small,
                                     .colour = ZL_MUTED },
                         width + 0.05);
}

/* A number, a document and a paragraph, as far as there are. */
static void draw_place(zl_kwic *page, size_t row)
{
    zl_str number = { 0 }, doc = { 0 }, para = { 0 };
    double x = page->number_width;

    zl_kwic_cell(page, row, page->number, &number);
    draw_small(page, &number, x, ZL_ACROSS_RIGHT, page->number_width);
    x = zl_kwic_gap(page->number_width);
    if (page->columns.doc != SIZE_MAX) {
        uint32_t place = zl_kwic_doc(page, row);
        if (place != ZL_MAP_NONE && page->doc_shown <= place)
            page->doc_shown = place + 1;
        if (page->sigla)
            zl_str_add_byte(&doc, (char)('A' + place % ZL_KWIC_SIGLA));
        else
            zl_kwic_cell(page, row, page->columns.doc, &doc);
        draw_small(page, &doc, x, ZL_ACROSS_LEFT, page->doc_width);
    }
    zl_kwic_para(page, row, &para);
    draw_small(page, &para, page->left - ZL_KWIC_GAP, ZL_ACROSS_RIGHT,
               page->para_width);
    zl_str_clear(&number);
    zl_str_clear(&doc);
    zl_str_clear(&para);
}

/* The node in bold type, and the signs beside it. */
static void draw_node(const zl_kwic *page, const zl_kwic_line *line)
{
    zl_label label = { .text = zl_str_text(&line->node),
                       .x = page->node + page->node_width / 2,
                       .y = page->y,
                       .across = ZL_ACROSS_MIDDLE,
                       .type = { page->frame->type.size, true },
                       .colour = ZL_INK };
    double width = zl_plan_width(page->plan, label.text, label.type);
    double half = fmin(width, page->node_width) / 2, middle = label.x;

    zl_plan_label_within(page->plan, label, page->node_width + 0.05);
    label.type.bold = false;
    label.text = zl_str_text(&line->signs[0]);
    label.x = middle - half;
    label.across = ZL_ACROSS_RIGHT;
    zl_plan_label(page->plan, label);
    label.text = zl_str_text(&line->signs[1]);
    label.x = middle + half;
    label.across = ZL_ACROSS_LEFT;
    zl_plan_label(page->plan, label);
}

static void draw_line(const zl_kwic *page, const zl_kwic_line *line)
{
    zl_label label = { .y = page->y,
                       .type = page->frame->type,
                       .colour = ZL_INK };

    label.text = zl_str_text(&line->left);
    label.x = page->left + page->side;
    label.across = ZL_ACROSS_RIGHT;
    zl_plan_label(page->plan, label);
    label.text = zl_str_text(&line->right);
    label.x = page->right;
    label.across = ZL_ACROSS_LEFT;
    zl_plan_label(page->plan, label);
    draw_node(page, line);
    if (line->parallel)
        zl_marked_draw(page->plan, &line->below, page->left,
                       page->y + zl_line_height(page->frame->type),
                       page->frame->width - page->left);
}

/* ---- below the lines --------------------------------------------------- */

/* Which letter is which document, from left to right. Where `draw` is false
 * nothing is drawn. Gives the height. */
static double key_of_docs(zl_kwic *page, uint32_t count, bool draw)
{
    zl_type type = page->frame->small;
    double x = 0, y = zl_em(type) * 0.6;
    zl_str entry = { 0 }, line = { 0 };

    if (!page->sigla || count == 0)
        return 0;
    for (uint32_t i = 0; i < count && !zl_plan_failed(page->plan); i++) {
        zl_str_empty(&entry);
        zl_str_empty(&line);
        zl_str_format(&entry, "%c  %s", (char)('A' + i),
                      zl_map_key(&page->docs, i).bytes);
        zl_plan_fit(page->plan, zl_str_text(&entry), type, page->frame->width,
                    1, &line);
        double width = zl_plan_width(page->plan, zl_str_text(&line), type);
        if (x > 0 && x + width > page->frame->width) {
            x = 0;
            y += zl_em(type) * ZL_LEADING;
        }
        if (draw)
            zl_plan_label(page->plan, (zl_label){ .text = zl_str_text(&line),
                                                  .x = x,
                                                  .y = page->y + y,
                                                  .type = type,
                                                  .colour = ZL_MUTED });
        x += width + 3 * ZL_KWIC_GAP;
    }
    if (entry.failed)
        zl_plan_no_memory(page->plan);
    zl_str_clear(&entry);
    zl_str_clear(&line);
    return y + zl_line_height(type);
}

/* How many lines found no place; gives the height. */
static double note_of_rest(const zl_kwic *page, bool draw)
{
    zl_str text = { 0 };

    zl_str_format(&text,
                  "%zu of %zu lines are shown: no more have room on one page; "
                  "a PDF has as many pages as it needs.",
                  page->shown, zili_table_rows(page->table));
    double height = zl_below(page->plan, page->frame, &text, page->y, draw);
    zl_str_clear(&text);
    return height;
}

/* ---- the page ---------------------------------------------------------- */

static void next_page(zl_kwic *page)
{
    zl_frame_next_page(page->plan, page->frame);
    page->y = 0;
    page->limit = page->frame->room_after;
}

/* Whether the row was drawn; where it was not, the page is full. */
static bool draw_row(zl_kwic *page, size_t row)
{
    zl_kwic_line line;
    bool room = true;

    zl_kwic_read(page, row, &line);
    double height = line_height(page, &line);
    if (page->y > 0 && page->y + height > page->limit) {
        room = page->plan->paged;
        if (room)
            next_page(page);
    }
    if (room) {
        draw_place(page, row);
        draw_line(page, &line);
        page->y += height;
    }
    zl_kwic_clear(&line);
    return room;
}

static void draw(zl_kwic *page)
{
    size_t rows = zili_table_rows(page->table);

    page->limit = page->frame->room;
    if (!page->plan->paged)
        page->limit -= key_of_docs(page, page->docs.count, false) +
                       note_of_rest(page, false);
    while (page->shown < rows && !zl_plan_failed(page->plan) &&
           draw_row(page, page->shown))
        page->shown++;
    if (page->plan->paged &&
        page->y + key_of_docs(page, page->doc_shown, false) > page->limit)
        next_page(page);
    page->y += key_of_docs(page, page->doc_shown, true);
    if (page->shown < rows)
        page->y += note_of_rest(page, true);
    zl_str_format(&page->plan->about,
                  "A concordance: %zu of %zu lines, each a word in bold type "
                  "between what stands before it and after it.",
                  page->shown, rows);
    zl_plan_height(page->plan, page->y);
}

static void plan_kwic(zl_plan *plan, const zili_table *table,
                      const zl_frame *frame)
{
    zl_kwic page = {
        .plan = plan, .frame = frame, .table = table, .number = SIZE_MAX
    };

    zl_contexts_find(plan, table, &page.columns);
    if (frame->value)
        page.number = zl_need_column(plan, table, frame->value);
    if (!zl_plan_failed(plan))
        zl_kwic_measure(&page);
    if (!zl_plan_failed(plan))
        draw(&page);
    zl_map_clear(&page.docs);
}

static const struct zl_kind kind = { .plan = plan_kwic };
static const char *const arguments[] = { "context", "30w", "limit", "0",
                                         NULL };

const zili_chart zl_chart_kwic = {
    .name = "kwic",
    .summary = "lines of a concordance around their node",
    .columns = "pre keyword post",
    .analysis = "kwic",
    .arguments = arguments,
    .kind = &kind,
};
