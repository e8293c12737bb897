/* writer.h -- batches of documents in, an index folder out.
 *
 *     open → setting, (batch → take)* → commit
 *
 * What the index holds depends on the documents and their order alone: not on
 * how they are divided into batches, nor on the memory there is. Batches are
 * put together to a run in memory (run.h); where that grows too large it is
 * written aside, and at the end runs are joined (join.h). A segment is ended
 * where the next document would make it larger than segments may be.
 *
 * A new index is built beside its final name and renamed when it is whole; to
 * one that is there, segments are added, and then its catalogue replaced. The
 * writer remembers its first failure: call freely, ask at commit. */
#ifndef ZL_WRITER_WRITER_H
#define ZL_WRITER_WRITER_H

#include "writer/batch.h"
#include "writer/describe.h"
#include "writer/folder.h"
#include "writer/ledger.h"

typedef struct zl_writer zl_writer;

/* Start from { 0 }. */
typedef struct zl_writer_options {
    uint64_t memory;       /* bytes that a run may have; 0: any number */
    uint64_t segment;      /* tokens of a segment; 0: as many as can be */
    zl_describe *describe; /* NULL: class 1, and the form is the key */
    void *describe_user;
    zl_waiting waiting; /* its `stop` is heeded always */
} zl_writer_options;

/* Begin an index that will stand at `path`; `options` may be NULL. Fails with
 * ZILI_EIO, ZILI_EUSAGE (something that is no index stands there),
 * ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_writer_open(zl_writer **out, const char *path,
                                           const zl_writer_options *options,
                                           zili_error *err);

/* Begin to add documents to the index at `path`; nobody else can change it
 * until the writer is closed. Its settings and names are known. Fails with
 * ZILI_EIO, ZILI_EFORMAT, ZILI_ENOMEM, ZILI_ESTOPPED. */
ZILI_MUST_CHECK zili_status
zl_writer_open_existing(zl_writer **out, const char *path,
                        const zl_writer_options *options, zili_error *err);

/* The value of a setting, lent until it is set again; NULL: there is none. */
const char *zl_writer_get(const zl_writer *writer, const char *key);

/* Release; what was not committed is removed. NULL is allowed. */
void zl_writer_close(zl_writer *writer);

/* A setting of the whole index: profile, versions, dictionary hashes. */
void zl_writer_setting(zl_writer *writer, const char *key, const char *value);

/* Take the documents of a batch, which may then be emptied. Their names are
 * made unique by "-2", "-3" … where they are not. Gives false where something
 * has failed; commit will say what. */
bool zl_writer_take(zl_writer *writer, zl_batch *batch);

/* Take from a batch what it has so far. In the middle of a document the batch
 * goes on with the rest of that, and the same writer takes nothing else before
 * it is whole. To be called through zl_batch_set_drain(). */
bool zl_writer_take_part(zl_writer *writer, zl_batch *batch);

/* Remember a failure from outside, if it is the first. */
void zl_writer_fail(zl_writer *writer, zili_status status,
                    const char *sentence);

/* Whether something has failed, as commit will say. */
bool zl_writer_failed(const zl_writer *writer);

/* How much was taken. */
uint64_t zl_writer_tokens(const zl_writer *writer);
uint64_t zl_writer_documents(const zl_writer *writer);

/* Different words of what was taken, after a commit; of several segments,
 * those of the largest. */
uint64_t zl_writer_types(const zl_writer *writer);

/* All that the catalogue will say, lent, after a commit; the first `*old` of
 * its documents were there before. */
const zl_ledger *zl_writer_ledger(const zl_writer *writer, size_t *old);

/* Write everything and publish it. Fails with the first failure of any call
 * before; then nothing is published. Time: O(tokens + types log types). */
ZILI_MUST_CHECK zili_status zl_writer_commit(zl_writer *writer,
                                             zili_error *err);

#endif
