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

/* A folder beside that of a report, which nobody else has. */
typedef struct zl_workplace {
    char *folder; /* the report's, without a slash at its end */
    char *beside; /* where files are made; NULL: not begun */
    int lock;
} zl_workplace;

/* Make one, and remove what reports there left when they were killed. Fails
 * with ZILI_EIO and ZILI_ENOMEM; nothing is held then. */
ZILI_MUST_CHECK zili_status zl_workplace_begin(zl_workplace *place,
                                               const char *folder,
                                               zili_error *err);

/* Remove it. Where `status` is a failure, its sentence speaks of the report's
 * folder. Gives `status`. */
zili_status zl_workplace_end(zl_workplace *place, zili_status status,
                             zili_error *err);

#endif
