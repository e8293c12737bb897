/* file.h -- files read whole, files written whole or not at all. */
#ifndef ZL_BASE_FILE_H
#define ZL_BASE_FILE_H

#include "array.h"
#include "text.h"

#include <zili/error.h>

/* Bytes of a file. */
typedef struct zl_span {
    const uint8_t *bytes;
    size_t size;
} zl_span;

/* Read a whole file (also a pipe); `out->bytes` is the caller's, zl_free().
 * A zero byte follows the last one. */
ZILI_MUST_CHECK zili_status zl_file_read(zl_span *out, const char *path,
                                         zili_error *err);

/* The same, but a file of more than `limit` bytes is ZILI_EFORMAT; so even
 * an endless one (/dev/zero) is refused soon. */
ZILI_MUST_CHECK zili_status zl_file_read_limited(zl_span *out,
                                                 const char *path,
                                                 size_t limit,
                                                 zili_error *err);

/* Map a whole file for reading; end with zl_file_unmap(). */
ZILI_MUST_CHECK zili_status zl_file_map(zl_span *out, const char *path,
                                        zili_error *err);
void zl_file_unmap(zl_span *span);

/* Give the memory back that pages of a mapped file have taken in this
 * process; they are there again when they are read. For who reads a large
 * file once, from its beginning to its end. */
void zl_file_forget(zl_span span);

bool zl_file_is_folder(const char *path);
bool zl_file_exists(const char *path);

/* The names in a folder in byte order, without those that begin with a dot;
 * release with zl_names_clear(). */
typedef ZL_ARRAY(char *) zl_names;
ZILI_MUST_CHECK zili_status zl_file_list(zl_names *out, const char *folder,
                                         zili_error *err);
bool zl_names_add(zl_names *names, const char *name); /* false: no memory */
void zl_names_clear(zl_names *names);

/* "folder/name" into `out`, replacing what it holds. */
void zl_file_join(zl_str *out, const char *folder, const char *name);
/* What follows the last slash. */
const char *zl_file_name(const char *path);

/* What a path leads to when it is written: links are followed, also to what
 * is not there yet, but not into /proc. The caller's, zl_free(); NULL without
 * memory. */
char *zl_file_follow(const char *path);

/* Remove a file, or a folder and all in it. Failures are ignored: this is
 * for what nobody needs any more. */
void zl_file_remove(const char *path);

/* Make a folder unless it is there. */
ZILI_MUST_CHECK zili_status zl_file_make_folder(const char *path,
                                                zili_error *err);

/* A file that appears under its name only when it is whole: written without
 * a name, so that a kill leaves nothing of it, or where there are no such
 * files, beside it; named and renamed at the end. A link stays a link, and
 * what it leads to is written. A path that is no plain file (/dev/stdout, a
 * pipe) is written in place. Where two write the same path at once, the last
 * one wins, whole. Exactly one of keep, drop and end must follow begin; keep
 * fails, and drops, also where a write has failed before. */
typedef struct zl_save {
    char *path, *beside; /* the final name, links followed; or NULL */
    int file;
    bool unnamed; /* it has no name yet */
    int problem; /* errno of the first write that failed */
} zl_save;

ZILI_MUST_CHECK zili_status zl_save_begin(zl_save *save, const char *path,
                                          zili_error *err);
bool zl_save_write(void *user, const void *bytes, size_t size);
ZILI_MUST_CHECK zili_status zl_save_keep(zl_save *save, zili_error *err);
void zl_save_drop(zl_save *save);

/* Keep it where `status`, of what was written, is ZILI_OK; else drop it, and
 * give `status`, or where a write has failed that failure. */
ZILI_MUST_CHECK zili_status zl_save_end(zl_save *save, zili_status status,
                                        zili_error *err);

#endif
