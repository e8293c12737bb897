/* stem.h -- the parts of the name of a file that a table may leave out:
 * folders, with slashes of either kind, and its ending. */
#ifndef ZL_INGEST_STEM_H
#define ZL_INGEST_STEM_H

#include "base/text.h"

/* Without folders; and that without its ending, a dot with one to five letters
 * and digits. Lent. */
zl_view zl_file_base(zl_view path);
zl_view zl_file_stem(zl_view base);

/* Whether the folders of both are the same, as far as both have them. */
bool zl_same_folders(zl_view a, zl_view b);

#endif
