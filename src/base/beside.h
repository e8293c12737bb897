/* beside.h -- names of one's own, for what is not whole yet.
 *
 * Such a name is the final one with ".part-" and eight consonants behind it,
 * chosen by chance: two that make the same thing at once, in threads,
 * processes or containers, never share one. No word is spelt like that, so
 * nobody gives such a name by hand. */
#ifndef ZL_BASE_BESIDE_H
#define ZL_BASE_BESIDE_H

#include <stdbool.h>
#include <zili/error.h>

#define ZL_BESIDE_MARK ".part-"

/* Make a new file beside `path` and open it for writing. Its name is the
 * caller's, zl_free(). -1 and errno where that fails. */
int zl_beside_file(const char *path, char **name);

/* Make a new file in the folder of `path` and open it for writing. It has no
 * name until zl_beside_name() gives it one: a kill leaves nothing of it. -1
 * and errno where that fails, as in a file system that has no such files. */
int zl_beside_unnamed(const char *path);

/* Give the open file a name beside `path`; it is the caller's, zl_free(). NULL
 * and errno where that fails. */
char *zl_beside_name(int file, const char *path);

/* Make a new file in the folder of `path`, to be written and read, that has
 * no name any more: what it takes is free again when it is closed, also by a
 * kill. -1 and errno where that fails. */
int zl_beside_nameless(const char *path);

/* Make a new folder beside `path`. What is given is open on it, and holds a
 * lock that says that the folder is in use; close it when it is not. */
int zl_beside_folder(const char *path, char **name);

/* Remove the folders that zl_beside_folder() made for `path` and nobody uses
 * any more, as after a kill, where `is_ours(folder)`. Failures are ignored;
 * where locks are not to be had nothing is removed. Gives whether there is one
 * that is in use. */
bool zl_beside_sweep(const char *path, bool is_ours(const char *folder));

/* Let the sentence of a failure name `path` wherever it names what was made
 * beside it, which means nothing to a user. Both `err` and `beside` may be
 * NULL. */
void zl_beside_tell(zili_error *err, const char *beside, const char *path);

/* Keep others that call this for a name in the same folder from going on,
 * until what is given is closed: between looking whether there is something
 * and making it. -1 where there are no locks, or for a second none was free;
 * all the same the caller goes on then. Nothing is left in the folder. */
int zl_beside_guard(const char *path);

#endif
