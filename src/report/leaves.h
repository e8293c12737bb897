/* leaves.h -- a report on paper: title, contents, exhibits, the lines behind
 * the numbers. */
#ifndef ZL_REPORT_LEAVES_H
#define ZL_REPORT_LEAVES_H

#include "report/form.h"
#include "report/paper.h"

/* Failures stay in the paper's plan. End the paper with zl_paper_end(). */
void zl_leaves_begin(zl_paper *paper, const zl_ruler *ruler,
                     const zl_outline *outline);

/* An exhibit; `figure` is what it draws, or an empty plan. */
void zl_leaves_item(zl_paper *paper, const zl_item *item,
                    const zl_plan *figure);

/* The lines behind the numbers of all exhibits. */
void zl_leaves_behind(zl_paper *paper, const zl_behinds *all, size_t count);

#endif
