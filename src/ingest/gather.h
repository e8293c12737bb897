/* gather.h -- which files a list of paths stands for. */
#ifndef ZL_INGEST_GATHER_H
#define ZL_INGEST_GATHER_H

#include "base/file.h"
#include "formats/filetype.h"

#include <zili/build.h>

/* A file, and its name for readers: the path inside the folder that was
 * named, so that an index does not depend on where the folder stands. */
typedef struct zl_found {
    char *path;
    const char *shown; /* lies in the memory of `path` */
    uint64_t size;     /* in bytes, as far as is known before it is read */
    bool named;        /* by the user, and not found in a folder */
    bool parted;       /* only the bytes from … */
    bool last;         /* … and it is the last part */
    zl_record_place begin; /* … here on are to be read, `size` of them */
    const char *passed; /* why it is passed over, in words; or NULL */
} zl_found;

typedef ZL_ARRAY(zl_found) zl_files;

/* The files in `paths`, folders opened, into `files`; "-" is standard input,
 * whose name is `input`, or where that is NULL "stdin". A path that is itself a
 * file is always taken, one that is met twice (also through a link) is taken
 * once; of a folder those of `type`, or where that is NULL, of all types. What
 * a folder holds besides goes to `passed`. Fails with ZILI_EIO (no such file),
 * ZILI_EFORMAT (a folder without texts, what is no file), ZILI_ENOMEM; release
 * both with zl_files_clear() in any case. */
ZILI_MUST_CHECK zili_status zl_gather(zl_files *files, zl_files *passed,
                                      const zili_texts *paths,
                                      const zl_filetype *type,
                                      const char *input, zili_error *err);
void zl_files_clear(zl_files *files);

#endif
