/* catalogue.h -- what was collected → catalogue.sqlite. */
#ifndef ZL_WRITER_CATALOGUE_H
#define ZL_WRITER_CATALOGUE_H

#include "writer/segment.h"

/* Write the file at `path`, through to the disk, for the one segment with
 * these facts. The same collection gives the same bytes. On failure the file
 * is not there: ZILI_EIO, ZILI_EUSAGE (more columns than a table can have),
 * ZILI_ENOMEM. Time: O(documents + regions + repairs). */
ZILI_MUST_CHECK zili_status zl_catalogue_write(const zl_collected *collected,
                                               const char *path,
                                               const zl_segment_facts *facts,
                                               zili_error *err);

#endif
