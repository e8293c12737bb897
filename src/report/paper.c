/* paper.c -- pages of text, figures and tables, one after the other. */
#include "report/paper.h"

#include "chart/colour.h"

#include <stdio.h>

#define PAGE_WIDTH 210.0 /* mm: A4 */
#define PAGE_HEIGHT 297.0
#define LEFT 20.0
#define TOP 20.0
#define BOTTOM 275.0
#define FOOT 284.0

static const zl_type foot_type = { 8, false };
static const zl_type heading_type = { 12, true };
static const zl_type contents_type = { 10, false };

#define NUMBER_WIDTH 15.0 /* mm: room for the number of a page */

static void new_page(zl_paper *paper)
{
    char number[16];

    zl_plan_page(&paper->plan, PAGE_WIDTH, PAGE_HEIGHT);
    snprintf(number, sizeof number, "%zu", paper->plan.pages.count);
    zl_plan_label(&paper->plan, (zl_label){ .text = number,
                                            .x = PAGE_WIDTH / 2,
                                            .y = FOOT,
                                            .across = ZL_ACROSS_MIDDLE,
                                            .type = foot_type,
                                            .colour = ZL_INK });
    paper->y = TOP;
}

void zl_paper_begin(zl_paper *paper, const zl_ruler *ruler, const char *title)
{
    *paper = (zl_paper){ 0 };
    zl_plan_init(&paper->plan, ruler);
    zl_str_add_text(&paper->plan.title, title);
    new_page(paper);
}

void zl_paper_end(zl_paper *paper)
{
    zl_array_clear(&paper->contents);
    zl_plan_clear(&paper->plan);
}

void zl_paper_need(zl_paper *paper, double height)
{
    if (paper->y > TOP && paper->y + height > BOTTOM)
        new_page(paper);
}

/* ---- text ---- */

static double line_height(zl_type type)
{
    return type.size * ZL_MM_PER_POINT * ZL_LEADING;
}

static void add_line(zl_paper *paper, zl_view line, zl_type type,
                     uint32_t colour)
{
    zl_str text = { 0 };

    zl_str_add(&text, line);
    zl_paper_need(paper, line_height(type));
    zl_plan_label(&paper->plan, (zl_label){ .text = zl_str_text(&text),
                                            .x = LEFT,
                                            .y = paper->y,
                                            .type = type,
                                            .colour = colour });
    paper->y += line_height(type);
    zl_str_clear(&text);
}

void zl_paper_text(zl_paper *paper, const char *text, zl_type type,
                   uint32_t colour, double below)
{
    zl_str lines = { 0 };
    zl_view rest, line;

    zl_plan_fit(&paper->plan, text, type, ZL_PAPER_TEXT_WIDTH, 1000, &lines);
    rest = zl_str_view(&lines);
    while (zl_view_next(&rest, '\n', &line))
        add_line(paper, line, type, colour);
    paper->y += below;
    zl_str_clear(&lines);
}

double zl_paper_text_height(zl_paper *paper, const char *text, zl_type type)
{
    zl_str lines = { 0 };
    zl_view rest, line;
    double height = 0;

    zl_plan_fit(&paper->plan, text, type, ZL_PAPER_TEXT_WIDTH, 1000, &lines);
    rest = zl_str_view(&lines);
    while (zl_view_next(&rest, '\n', &line))
        height += line_height(type);
    zl_str_clear(&lines);
    return height;
}

void zl_paper_heading(zl_paper *paper, const char *text)
{
    if (paper->y > TOP)
        paper->y += 4;
    zl_paper_text(paper, text, heading_type, ZL_INK, 2);
}

/* ---- contents ---- */

void zl_paper_contents(zl_paper *paper)
{
    zl_paper_heading(paper, "Contents");
}

/* All of a line of contents leads to what it names. */
static void link_line(zl_paper *paper, double y, const char *place)
{
    zl_plan_link(&paper->plan,
                 (zl_guide_link){ .page = paper->plan.pages.count - 1,
                                  .x = LEFT,
                                  .y = y,
                                  .width = ZL_PAPER_TEXT_WIDTH,
                                  .height = line_height(contents_type) },
                 place);
}

void zl_paper_line_of_contents(zl_paper *paper, const char *text,
                               const char *place)
{
    zl_str line = { 0 };

    zl_plan_fit(&paper->plan, text, contents_type,
                ZL_PAPER_TEXT_WIDTH - NUMBER_WIDTH, 1, &line);
    add_line(paper, zl_str_view(&line), contents_type, ZL_INK);
    zl_str_clear(&line);
    link_line(paper, paper->y - line_height(contents_type), place);
    if (!zl_array_push(&paper->contents,
                       (zl_paper_line){
                           .page = paper->plan.pages.count - 1,
                           .y = paper->y - line_height(contents_type) }))
        zl_plan_no_memory(&paper->plan);
}

void zl_paper_entry(zl_paper *paper, const char *text, const char *place)
{
    if (!text || paper->entries >= paper->contents.count)
        return;
    paper->contents.items[paper->entries++].leads_to =
        paper->plan.pages.count - 1;
    zl_plan_place(&paper->plan, paper->y, place, text, 0);
}

void zl_paper_place(zl_paper *paper, const char *place, const char *title)
{
    zl_plan_place(&paper->plan, paper->y, place, title, 1);
}

static void swap_pages(zl_plan *plan, size_t a, size_t b)
{
    zl_page page = plan->pages.items[a];

    plan->pages.items[a] = plan->pages.items[b];
    plan->pages.items[b] = page;
}

/* Marks go to the last page: the one meant takes that place for a moment. */
static void number_line(zl_paper *paper, const zl_paper_line *line)
{
    size_t last = paper->plan.pages.count - 1;
    char number[24];

    snprintf(number, sizeof number, "%zu", line->leads_to + 1);
    swap_pages(&paper->plan, line->page, last);
    zl_plan_label(&paper->plan,
                  (zl_label){ .text = number,
                              .x = LEFT + ZL_PAPER_TEXT_WIDTH,
                              .y = line->y,
                              .across = ZL_ACROSS_RIGHT,
                              .type = contents_type,
                              .colour = ZL_INK });
    swap_pages(&paper->plan, line->page, last);
}

void zl_paper_finish(zl_paper *paper)
{
    for (size_t i = 0; i < paper->entries && !zl_plan_failed(&paper->plan);
         i++)
        number_line(paper, &paper->contents.items[i]);
}

/* ---- figures ---- */

void zl_paper_figure(zl_paper *paper, const zl_plan *figure)
{
    if (zl_plan_failed(figure)) {
        zl_plan_fail(&paper->plan, figure->status, "%s", figure->error.text);
        return;
    }
    double width = figure->pages.items[0].width;
    double height = figure->pages.items[0].height;
    zl_paper_need(paper, height);
    zl_plan_embed(&paper->plan, figure,
                  LEFT + (ZL_PAPER_TEXT_WIDTH - width) / 2, paper->y);
    paper->y += height + 2;
}
