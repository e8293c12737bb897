/* publish.h -- the files of a report are written beside, then moved. */
#ifndef ZL_REPORT_PUBLISH_H
#define ZL_REPORT_PUBLISH_H

#include <zili/error.h>

/* Make the folder of a report and that of its figures, where they are not
 * there yet. Fails with ZILI_EIO, ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_report_folders(const char *folder,
                                              zili_error *err);

/* Move all files of a report from the folder `beside` into `folder`, one by
 * one, over those of the same names. Fails with ZILI_EIO, ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_report_publish(const char *beside,
                                              const char *folder,
                                              zili_error *err);

#endif
