/* page.h -- the report as one HTML file that needs nothing but its figures. */
#ifndef ZL_REPORT_PAGE_H
#define ZL_REPORT_PAGE_H

#include "base/out.h"
#include "report/outline.h"

#include <zili/table.h>

void zl_page_begin(zl_out *out, const zl_outline *outline);
void zl_page_end(zl_out *out);

/* A section's heading, the text before an exhibit. */
void zl_page_text(zl_out *out, const zl_exhibit *exhibit);

/* A figure as SVG with links to its other forms; `about` is for those who
 * cannot see it. */
void zl_page_figure(zl_out *out, const zl_exhibit *exhibit, const char *about);

/* Fails as zili_table_write(). */
ZILI_MUST_CHECK zili_status zl_page_table(zl_out *out,
                                          const zili_table *shown,
                                          zili_error *err);

/* "Figure 3. Caption. Note." and the notes of the whole table. */
void zl_page_caption(zl_out *out, const zl_exhibit *exhibit,
                     const char *label, const zili_table *table);

#endif
