/* spool.h -- bytes that are written once and read again in order: in memory
 * where they are few, else in a file without a name. */
#ifndef ZL_WRITER_SPOOL_H
#define ZL_WRITER_SPOOL_H

#include "base/file.h"
#include "base/out.h"

/* Not to be moved while it is used. */
typedef struct zl_spool {
    zl_out out;       /* write here; remembers failures */
    const char *path; /* lent; the file is made beside it */
    int file;         /* -1: all is in the buffer yet */
    uint8_t *buffer;
    size_t held;    /* bytes in the buffer … */
    uint64_t saved; /* … which follow so many in the file */
    int problem;    /* errno of the first write or read that failed */
    zl_span mapped;
} zl_spool;

/* Begin; holds nothing yet. End with zl_spool_end(). */
void zl_spool_begin(zl_spool *spool, const char *path);
void zl_spool_end(zl_spool *spool);

uint64_t zl_spool_size(const zl_spool *spool);

/* Read `size` bytes from `offset`; false, and `out.failed`, where the file is
 * not read or has fewer. */
bool zl_spool_read(zl_spool *spool, uint64_t offset, void *bytes, size_t size);

/* All bytes at once, good until more are written; NULL, and `out.failed`,
 * where that fails. What was looked at can be given back to the system with
 * zl_file_forget(spool->mapped). */
const uint8_t *zl_spool_bytes(zl_spool *spool);

/* What has failed so far: ZILI_EIO, ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_spool_check(const zl_spool *spool,
                                           zili_error *err);

/* ---- reading in order ---- */

#define ZL_SPOOL_WINDOW 8192

typedef struct zl_spool_reader {
    zl_spool *spool;
    uint64_t at; /* of what follows the window */
    uint64_t end;
    size_t next, held; /* in the window */
    uint8_t window[ZL_SPOOL_WINDOW];
} zl_spool_reader;

/* Read the bytes from `begin` to `end`; nothing has to be released. */
void zl_spool_reader_start(zl_spool_reader *reader, zl_spool *spool,
                           uint64_t begin, uint64_t end);

/* The next `size` bytes, at most a window; false where there are not so many,
 * or reading failed. */
bool zl_spool_reader_next(zl_spool_reader *reader, void *bytes, size_t size);

/* ---- many lists of numbers in one spool, written side by side ---- */

#define ZL_SPOOL_NUMBERS 1024

/* Start from { 0 }; end with zl_spool_list_clear(). */
typedef struct zl_spool_list {
    ZL_ARRAY(uint64_t) blocks; /* where those that are full lie */
    uint32_t *numbers;         /* of the last block; a window when reading */
    uint64_t count;            /* of all */
    uint64_t next;             /* to be read */
} zl_spool_list;

/* Append a number; failures stay in the spool. */
void zl_spool_list_add(zl_spool_list *list, zl_spool *spool, uint32_t number);
void zl_spool_list_clear(zl_spool_list *list);

/* After the last number: read from the first one on, also again. */
void zl_spool_list_rewind(zl_spool_list *list, zl_spool *spool);

/* The next number; UINT32_MAX past the last one, and where reading fails. */
uint32_t zl_spool_list_next(zl_spool_list *list, zl_spool *spool);

#endif
