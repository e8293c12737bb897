/* gather.h -- which files a list of paths stands for. */
#ifndef ZL_INGEST_GATHER_H
#define ZL_INGEST_GATHER_H

#include "base/file.h"

/* The files in `paths`, folders opened, into `files`. A path that is itself a
 * file is always taken. `*skipped` counts what a folder holds besides texts.
 * Fails with ZILI_EIO (no such file), ZILI_EFORMAT (a folder without texts),
 * ZILI_ENOMEM; release with zl_names_clear() in any case. */
ZILI_MUST_CHECK zili_status zl_gather(zl_names *files, uint64_t *skipped,
                                      const zili_texts *paths,
                                      zili_error *err);

#endif
