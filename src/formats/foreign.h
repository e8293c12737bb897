/* foreign.h -- forms of files that are not read, so that they are called by
 * their names and not taken for text. */
#ifndef ZL_FORMATS_FOREIGN_H
#define ZL_FORMATS_FOREIGN_H

#include "formats/filetype.h"

/* Whether a file is of such a form; then it fails with ZILI_EFORMAT and a
 * sentence that says which, and what to do. Time: O(1). */
ZILI_MUST_CHECK zili_status zl_foreign_refuse(const zl_file *file,
                                              zili_error *err);

#endif
