/* folder.h -- the folder of an index: what is in it, and who may change it. */
#ifndef ZL_WRITER_FOLDER_H
#define ZL_WRITER_FOLDER_H

#include <stdbool.h>
#include <stdint.h>
#include <zili/error.h>
#include <zili/note.h>
#include <zili/progress.h>

/* What happens while somebody else changes an index. Start from { 0 }. */
typedef struct zl_waiting {
    uint64_t patience;        /* milliseconds; 0: ten minutes */
    bool (*stop)(void *user); /* asked now and then; or NULL */
    void *stop_user;
    zili_note_fn *note; /* told once; or NULL */
    void *note_user;
    zili_progress_fn *progress; /* told how far a merge has come; or NULL */
    void *progress_user;
} zl_waiting;

/* Whether a folder holds nothing but files with names that a writer gives, or
 * gave and left when it was killed. */
bool zl_folder_only_ours(const char *path);

/* Whether it is the folder of an index, and of nothing else; an index may be
 * damaged. */
bool zl_folder_is_index(const char *path);

/* Whether it is a folder with nothing in it. */
bool zl_folder_is_empty(const char *path);

/* What a path to write an index to leads to: without slashes at its end,
 * links followed. The caller's, zl_free(); NULL without memory. */
char *zl_folder_final(const char *path);

/* Take the lock that whoever changes the index at `path` has; give it back
 * with close(*lock). -1 where there is no such folder. Waits for somebody
 * else. Fails with ZILI_EIO (also where patience ends), ZILI_ESTOPPED. */
ZILI_MUST_CHECK zili_status zl_folder_lock(int *lock, const char *path,
                                           const zl_waiting *waiting,
                                           zili_error *err);

/* Wait a moment for somebody else, in a loop; `*waited` begins as 0 and counts
 * milliseconds. Fails with ZILI_EIO where patience ends, ZILI_ESTOPPED. */
ZILI_MUST_CHECK zili_status zl_folder_wait(uint64_t *waited, const char *path,
                                           const zl_waiting *waiting,
                                           zili_error *err);

/* Wait until nobody builds an index that shall stand at `path`, and remove
 * what builds left that were killed. Fails as above. */
ZILI_MUST_CHECK zili_status
zl_folder_wait_for_builds(const char *path, const zl_waiting *waiting,
                          zili_error *err);

/* Remove what a writer that was killed has left: files with names of ours
 * but for the catalogue and those that `is_named(user, name)`. Whoever calls
 * has the lock. Failures are ignored. */
void zl_folder_sweep(const char *path,
                     bool is_named(const void *user, const char *name),
                     const void *user);

/* Make the names of the files in a folder last. */
bool zl_folder_sync(const char *path);

#endif
