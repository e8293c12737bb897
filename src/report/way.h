/* way.h -- how a file is reached from a folder. */
#ifndef ZL_REPORT_WAY_H
#define ZL_REPORT_WAY_H

#include "base/text.h"

#include <zili/error.h>

/* The path that leads from `folder` to `path`, which are both there, replacing
 * what `out` holds. Fails with ZILI_EIO, ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_way(zl_str *out, const char *folder,
                                   const char *path, zili_error *err);

/* Append the folder in which a file stands, "." where it names none. */
void zl_folder_of(zl_str *out, const char *path);

#endif
