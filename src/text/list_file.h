/* list_file.h -- a list that the user brings, line by line. */
#ifndef ZL_TEXT_LIST_FILE_H
#define ZL_TEXT_LIST_FILE_H

#include "base/file.h"
#include "text/decoding.h"

/* Start from { 0 }. */
typedef struct zl_list_file {
    const char *path; /* lent */
    zl_span bytes;    /* owned */
    zl_decoding decoding;
    zl_view rest; /* what is still to be read … */
    size_t line;  /* … behind this one, from 1 */
} zl_list_file;

/* Read the file at `path`, in whatever encoding it shows it is. Close in any
 * case. Fails with ZILI_EIO, ZILI_EFORMAT (larger than 64 MiB, an encoding
 * that is not sure), ZILI_ENOMEM. Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_list_file_open(zl_list_file *file,
                                              const char *path,
                                              zili_error *err);
void zl_list_file_close(zl_list_file *file);

/* The next line, without its end and blanks at its ends, lent until the file
 * is closed. False: there is none. */
bool zl_list_file_next(zl_list_file *file, zl_view *line);

/* Go back to the first line. */
void zl_list_file_rewind(zl_list_file *file);

/* Whether a cell of a first line names a column so: one of `names`, which NULL
 * ends, in whatever case. */
bool zl_list_names(zl_view cell, const char *const *names);

#endif
