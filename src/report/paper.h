/* paper.h -- pages of text, figures and tables, one after the other. */
#ifndef ZL_REPORT_PAPER_H
#define ZL_REPORT_PAPER_H

#include "chart/font.h"
#include "chart/plan.h"
#include "table/table.h"

/* A paper is A4, with the text in the middle; it grows downwards and begins
 * a new page where something does not fit. Failures stay in `plan`. */
typedef struct zl_paper_line {
    size_t page; /* where it stands in the contents, from 0, … */
    double y;
    size_t leads_to; /* … and the page that it names, from 0 */
} zl_paper_line;

typedef struct zl_paper {
    zl_plan plan;
    double y; /* where the next thing goes, mm from the top */
    ZL_ARRAY(zl_paper_line) contents;
    size_t entries; /* of those, that have been reached */
} zl_paper;

#define ZL_PAPER_TEXT_WIDTH 170.0 /* mm */

void zl_paper_begin(zl_paper *paper, const zl_ruler *ruler,
                    const char *title);
void zl_paper_end(zl_paper *paper);

/* A text, wrapped; `below` mm are left free under it. */
void zl_paper_text(zl_paper *paper, const char *text, zl_type type,
                   uint32_t colour, double below);

/* How high that would be, without what is left free. */
double zl_paper_text_height(zl_paper *paper, const char *text, zl_type type);

#define ZL_PAPER_HEADING_HEIGHT 12.0 /* mm */
void zl_paper_heading(zl_paper *paper, const char *text);

/* The contents: their heading, and a line for each section, which leads to
 * `place`. What they name comes in the same order: zl_paper_entry() where it
 * stands, which makes a bookmark too, nothing for a NULL; zl_paper_finish(),
 * last of all, writes the numbers of the pages. */
void zl_paper_contents(zl_paper *paper);
void zl_paper_line_of_contents(zl_paper *paper, const char *text,
                               const char *place);
void zl_paper_entry(zl_paper *paper, const char *text, const char *place);
void zl_paper_finish(zl_paper *paper);

/* What comes next is a place; with a `title` it has a bookmark, below that of
 * the section. */
void zl_paper_place(zl_paper *paper, const char *place, const char *title);

/* A figure, in the middle of the width. */
void zl_paper_figure(zl_paper *paper, const zl_plan *figure);

/* Which cells of a table lead somewhere: append the place to `out`, or give
 * false. */
typedef struct zl_paper_links {
    const void *user;
    bool (*to)(const void *user, const zili_table *table, size_t row,
               size_t column, zl_str *out);
} zl_paper_links;

/* A table over as many pages as it needs, its head on each; `links` may be
 * NULL. Where all columns
 * are too wide together the widest texts go over several lines; in a
 * concordance they are cut, those read to the left of a keyword at their
 * beginning, others at their end. */
void zl_paper_table(zl_paper *paper, const zili_table *table,
                    const zl_paper_links *links);

/* How high that would be on one page. */
double zl_paper_table_height(zl_paper *paper, const zili_table *table);

/* Make sure that `height` mm are left on the page, or begin a new one. */
void zl_paper_need(zl_paper *paper, double height);

#endif
