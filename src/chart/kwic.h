/* kwic.h -- the lines of a typeset concordance, and where its columns are.
 *
 * From the left: a number, where the line is from, what stands before the
 * node, the node, what stands after it. A line that runs to the left, as
 * Arabic does, has what stands before its node at the right. */
#ifndef ZL_CHART_KWIC_H
#define ZL_CHART_KWIC_H

#include "contexts.h"
#include "marked.h"

#define ZL_KWIC_GAP 1.6  /* mm between columns */
#define ZL_KWIC_SIGLA 26 /* documents that letters can stand for */

typedef struct zl_kwic {
    zl_plan *plan;
    const zl_frame *frame;
    const zili_table *table;
    zl_contexts columns;
    size_t number; /* column of numbers, or SIZE_MAX */
    zl_map docs;   /* in the order in which they come */
    bool sigla;    /* letters stand for documents */
    double number_width, doc_width, para_width; /* mm */
    double left, side, node, right; /* mm: where they begin, and a context */
    double node_width;
    double hang[2];  /* mm at the left and right of it for signs beside it */
    double y, limit; /* mm */
    size_t shown;
    uint32_t doc_shown; /* documents of the lines shown */
} zl_kwic;

/* What is written in a row of the page. */
typedef struct zl_kwic_line {
    zl_str left, node, right;
    zl_str signs[2]; /* that stand at the left and right of the node */
    zl_marked below; /* what the sentence is aligned with */
    bool parallel;
} zl_kwic_line;

/* A cell as a text, appended; nothing where there is no such column. */
void zl_kwic_cell(const zl_kwic *page, size_t row, size_t column, zl_str *out);
void zl_kwic_para(const zl_kwic *page, size_t row, zl_str *out);

/* The number of the document of a row; ZL_MAP_NONE after a failure. */
uint32_t zl_kwic_doc(zl_kwic *page, size_t row);

/* Find where the columns stand; both contexts are as wide as each other. */
void zl_kwic_measure(zl_kwic *page);

/* The texts of a row; the contexts as wide as they have room, or not at all
 * where that is not yet measured. To be cleared, also after a failure. */
void zl_kwic_read(const zl_kwic *page, size_t row, zl_kwic_line *line);
void zl_kwic_clear(zl_kwic_line *line);

static inline double zl_kwic_gap(double width)
{
    return width > 0 ? width + ZL_KWIC_GAP : 0;
}

#endif
