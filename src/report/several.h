/* several.h -- charts of several exhibits in one figure. */
#ifndef ZL_REPORT_SEVERAL_H
#define ZL_REPORT_SEVERAL_H

#include "chart/plan.h"
#include "report/outline.h"

/* Which panel is which exhibit: letter, exhibit, chart, rows and caption, with
 * the notes of all tables. `tables` are by the number of the exhibit. */
ZILI_MUST_CHECK zili_status zl_several_table(zili_table **out,
                                             const zl_outline *outline,
                                             const zl_exhibit *exhibit,
                                             zili_table *const *tables,
                                             zili_error *err);

/* The figure itself, in an empty plan; failures stay in it. */
void zl_several_plan(zl_plan *plan, const zl_outline *outline,
                     const zl_exhibit *exhibit, zili_table *const *tables);

#endif
