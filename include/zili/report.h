/* report.h -- a plan file in, a folder with tables, charts, a page and a
 * paper out. */
#ifndef ZILI_REPORT_H
#define ZILI_REPORT_H

#include "table.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Who answers the questions of a plan: run the analysis called `name` on the
 * index at `corpus` with the arguments { option, value, option, value, … },
 * which a NULL follows (the option "query" is a query), and give the table to
 * the report, which frees it. A failure ends the report. */
typedef zili_status zili_report_source(void *user, const char *corpus,
                                       const char *name,
                                       const zili_texts *arguments,
                                       zili_table **out, zili_error *err);

/** Carry out the plan at `plan` into the folder `directory`.
 *
 * A plan is YAML; `docs/report.md` says what may stand in it. Each exhibit
 * becomes a table (TSV), a chart (PNG, PDF, SVG), or both, and a section of
 * `index.html` and `report.pdf`. The same plan and answers give the same
 * bytes. Files are replaced one by one, each only when it is whole. Fails
 * with ZILI_EUSAGE (line and column of the plan), ZILI_EIO, ZILI_ENOMEM, and
 * with whatever `source` fails with. Time: that of the analyses. */
ZILI_API ZILI_MUST_CHECK zili_status zili_report_write(
    const char *plan, const char *directory, zili_report_source *source,
    void *user, zili_error *err);

#ifdef __cplusplus
}
#endif
#endif
