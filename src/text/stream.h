/* stream.h -- a file or a pipe as text, a window at a time.
 *
 * Memory is bounded, whatever is read: the window alone is held. Where it
 * ends depends on the bytes only, and not on how a pipe hands them over. */
#ifndef ZL_TEXT_STREAM_H
#define ZL_TEXT_STREAM_H

#include "text/replace.h"

typedef struct zl_stream {
    int file;
    char *raw;   /* read and not yet taken, `kept` bytes of it */
    size_t kept;
    size_t room; /* the window is filled up to this size, or a little more */
    zl_str text; /* the window: valid UTF-8 */
    bool ended;  /* the file has no more behind the window */
    zl_replacer replacer;
} zl_stream;

/* Begin with the file at `path`, "-" for standard input. Fails with ZILI_EIO,
 * ZILI_ENOMEM; close it in any case. `path` is kept. */
ZILI_MUST_CHECK zili_status zl_stream_open(zl_stream *stream, const char *path,
                                           bool lenient, zili_error *err);
void zl_stream_close(zl_stream *stream);

/* Drop the first `done` bytes of the window and read on until it is full or
 * the file has ended. Where done is 0, the window is made twice as large.
 * Fails with ZILI_EFORMAT (byte, line) where the file is no text, ZILI_EIO,
 * ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_stream_next(zl_stream *stream, size_t done,
                                           zili_error *err);

#endif
