/* make.h -- all files of a report, into any folder. */
#ifndef ZL_REPORT_MAKE_H
#define ZL_REPORT_MAKE_H

#include <zili/report.h>

/* Carry out the plan into the folder `beside`, with a manifest as it is for a
 * report in `folder`, which is there. Fails as zili_report_write(). */
ZILI_MUST_CHECK zili_status zl_report_make(
    const char *plan, const char *folder, const char *beside,
    const zili_report_options *options, zili_report_source *source,
    void *user, zili_error *err);

#endif
