/* publish.h -- a folder that appears under its name only when it is whole.
 *
 * It is built beside the name, in a folder that nobody else has, and then
 * takes the name in one step; an index that had the name before is removed,
 * and so is what a build for the name left when it was killed. Nothing else
 * is ever removed. Of two builds for one name the second waits for the
 * first. */
#ifndef ZL_WRITER_PUBLISH_H
#define ZL_WRITER_PUBLISH_H

#include "writer/folder.h"

typedef struct zl_publication {
    char *path;   /* the final name, links followed */
    char *beside; /* where the folder is built; made by begin */
    int lock;     /* held while `beside` is in use */
} zl_publication;

/* Waits for another build of the same name. Fails with ZILI_EUSAGE (something
 * that is no index has the name), ZILI_EIO (also where patience ends),
 * ZILI_ENOMEM, ZILI_ESTOPPED; nothing is held then. */
ZILI_MUST_CHECK zili_status zl_publication_begin(zl_publication *publication,
                                                 const char *path,
                                                 const zl_waiting *waiting,
                                                 zili_error *err);

/* Give the folder its name. Its files are on the disk already. Whoever is
 * changing the index that has the name is waited for. What fails leaves what
 * had the name before: ZILI_EIO, ZILI_EUSAGE, ZILI_ESTOPPED. */
ZILI_MUST_CHECK zili_status zl_publication_keep(zl_publication *publication,
                                                const zl_waiting *waiting,
                                                zili_error *err);

/* Give the failure `why` to `err`: its sentence speaks of the final name and
 * not of the folder beside it, if there is one. */
zili_status zl_publication_fail(const zl_publication *publication,
                                const zili_error *why, zili_error *err);

/* Release, and remove what was not kept. */
void zl_publication_drop(zl_publication *publication);

#endif
