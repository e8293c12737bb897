/* manifest.h -- what a report was made from and with, and what it is.
 *
 * manifest.json has the versions of the libraries, the sums (XXH3) of fonts,
 * of everything that was read and of every file that was written, and of each
 * exhibit its question, its settings and the notes of its table. It has no
 * time and no place: the same report has the same manifest. */
#ifndef ZL_REPORT_MANIFEST_H
#define ZL_REPORT_MANIFEST_H

#include "base/text.h"
#include "chart/faces.h"
#include "report/outline.h"

#include <zili/table.h>

#define ZL_MANIFEST "manifest.json"

/* Start from { 0 }; release with zl_manifest_clear(). */
typedef struct zl_manifest {
    zl_str exhibits;
    zl_faces faces; /* whoever draws adds what it draws with */
} zl_manifest;

void zl_manifest_exhibit(zl_manifest *manifest, const zl_exhibit *exhibit,
                         const zili_table *table);

typedef struct zl_made {
    const zl_outline *outline;
    const char *plan;    /* its path */
    const char *formats; /* as they were asked for */
    const char *folder;  /* of the report, from which paths count */
    const char *beside;  /* where its files stand until they are moved */
} zl_made;

/* Write the manifest beside the files, which are all there. Fails with
 * ZILI_EIO, ZILI_ENOMEM. Time: O(bytes of what was read and written). */
ZILI_MUST_CHECK zili_status zl_manifest_write(const zl_manifest *manifest,
                                              const zl_made *made,
                                              zili_error *err);
void zl_manifest_clear(zl_manifest *manifest);

/* The sum of a file, as 16 digits. Fails with ZILI_EIO, ZILI_ENOMEM. */
#define ZL_SUM_SIZE 17
ZILI_MUST_CHECK zili_status zl_sum_file(const char *path,
                                        char sum[ZL_SUM_SIZE],
                                        uint64_t *bytes, zili_error *err);

#endif
