/* remove.c -- an index with fewer documents, or with fewer segments. */
#include "base/fail.h"
#include "writer/change.h"

#include <zili/build.h>

static zl_waiting waiting_of(const zili_change_options *options)
{
    if (!options)
        return (zl_waiting){ 0 };
    return (zl_waiting){ .stop = options->stop,
                         .stop_user = options->stop_user,
                         .note = options->note,
                         .note_user = options->note_user,
                         .progress = options->progress,
                         .progress_user = options->progress_user };
}

zili_status zili_remove(const char *path, const zili_texts *documents,
                        const zili_change_options *options, zili_error *err)
{
    zl_waiting waiting = waiting_of(options);

    if (documents->count == 0)
        return zl_fail(err, ZILI_EUSAGE,
                       "There is nothing to remove: name documents.");
    return zl_change_remove(path, documents, &waiting, err);
}

zili_status zili_merge(const char *path, const zili_change_options *options,
                       zili_error *err)
{
    zl_waiting waiting = waiting_of(options);

    return zl_change_merge(path, 0, &waiting, err);
}
