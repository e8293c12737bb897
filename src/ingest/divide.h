/* divide.h -- large files of rows, in parts that are read one beside another.
 */
#ifndef ZL_INGEST_DIVIDE_H
#define ZL_INGEST_DIVIDE_H

#include "ingest/gather.h"

/* Put parts of `least` bytes or a little more in the place of each file that
 * is larger and can be read so: rows, in UTF-8 and nowhere else. Fails with
 * ZILI_ENOMEM, ZILI_EIO. Time: O(bytes of such files), some gigabytes a
 * second; memory: none that grows with them. */
ZILI_MUST_CHECK zili_status zl_files_divide(zl_files *files,
                                            const zl_reading *reading,
                                            size_t least, zili_error *err);

#endif
