/* merge.h -- segments that are there, as what one segment is made of.
 *
 * They are read through windows: memory is needed for some 50 bytes of every
 * different word and not for tokens. What is made is what the documents that
 * are kept would have given at once, to the byte. */
#ifndef ZL_WRITER_MERGE_H
#define ZL_WRITER_MERGE_H

#include "writer/content.h"

/* Documents of a segment, by their numbers in it. */
typedef struct zl_merge_part {
    uint32_t begin, end;
} zl_merge_part;

typedef struct zl_merge_input {
    zl_span file;               /* mapped */
    const char *path;           /* for sentences */
    const zl_merge_part *parts; /* that are kept, in order */
    size_t part_count;
} zl_merge_input;

/* All is lent until the end. */
typedef struct zl_merge_request {
    const zl_merge_input *inputs;
    size_t count;
    const char *path; /* in a folder where files without a name may be */
    bool (*stop)(void *user); /* as in the content */
    void *stop_user;
    void (*tell)(void *user, uint64_t done, uint64_t total); /* likewise */
    void *tell_user;
} zl_merge_request;

typedef struct zl_merge zl_merge;

/* Read the words of the inputs and order them. What is read must have been
 * written by a writer; damage that the sums show is not looked for
 * (zl_merge_check()), other damage fails sooner or later, or gives a segment
 * that verify refuses. Fails with ZILI_EFORMAT, ZILI_EIO, ZILI_ENOMEM,
 * ZILI_ESTOPPED. Time: O(tokens + types). */
ZILI_MUST_CHECK zili_status zl_merge_open(zl_merge **out,
                                          const zl_merge_request *request,
                                          zili_error *err);
void zl_merge_close(zl_merge *merge);

/* To be written by zl_segment_write(). */
zl_content *zl_merge_content(zl_merge *merge);

/* Check the sums of a segment's chunks, through a window. Fails with
 * ZILI_EFORMAT. Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_merge_check(zl_span file, const char *path,
                                           zili_error *err);

#endif
